"""A site with everything switched on: nothing of ours shows up in feeds, search, excerpts or descriptions."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sites.conftest import Built, Workshop

FUNNEL = """
    organisation: {name: Zebra works, privacy: privacy.md}
    analytics: [plausible, umami, goatcounter, simple-analytics, ga4, gtm, matomo, posthog, fathom]
    header: course
    offers_page: offers.md
    offers:
      course:
        kind: sale
        via: enroll
        title: Zebra course
        label: Enroll zebra
        url: https://shop.example.com/c
        page: sales.md
        price: {amount: 1800, currency: EUR}
        closes: 2025-05-20
        instead: letter
        not_for: Zebra haters
        utm: true
      letter:
        kind: signup
        title: Zebra letter
        gives: Zebra news
        label: Send zebras
        then: index.md
        form: {provider: kit, id: "1", name: true, purpose: [send zebra letters, sell zebra hats], thanks: thanks.md}
      soon: {kind: sale, title: Zebra soon, url: "https://shop.example.com/s", opens: 2025-06-01, instead: letter}
    channels:
      talk: {kind: speaking, landing: index.md, short: talk, utm: {source: talk, medium: speaking}}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: [sales.md, offers.md], role: ask}
      - {paths: [privacy.md, thanks.md], role: none}
      - {paths: ["**"], role: nurture}
"""
POST = """\
---
date: 2025-04-0{n}
tags: [Things]
---
# Post {n}

First words, [inside a sentence](offer:course), and [pasted](https://shop.example.com/c).

/// ask | course
Zebra words of my own.
///

/// signup | letter
///

/// ask | soon
///

[Standing alone](offer:course){{ .md-button }}

<!-- more -->

{filler}
"""
PAGES = {
    "index.md": "# Home\n\n/// signup | letter\n///\n\nOn to [the blog](blog/index.md).\n",
    "blog/index.md": "# Blog\n",
    **{f"blog/posts/{n}.md": POST.format(n=n, filler="Words of the post. " * 60) for n in (1, 2)},
    "sales.md": "# Sales\n\nWhy and how. [Yes](offer:course).\n",
    "privacy.md": "# Privacy\n\nWords.\n",
    "thanks.md": "# Thanks\n\nWords.\n",
}
PLAIN = {path: text for path, text in PAGES.items() if not path.startswith("blog/posts")}
POSTS = {f"posts/{n}.md": PAGES[f"blog/posts/{n}.md"] for n in (1, 2)}
RSS = {"date_from_meta": {"as_creation": "date"}, "use_git": False}
OURS = (
    "zebra",
    "offer:",
    "///",
    "funnel",
    "plausible",
    "umami",
    "goatcounter",
    "template",
    "<form",
    "<aside",
)
OPTIONS: dict[str, Any] = {
    "site_url": "https://site.example.org/base/",
    "site_description": "What the site is about",
    "markdown_extensions": ["attr_list", {"toc": {"permalink": True}}],
}
DATED = {"funnel": {"today": "2025-05-01"}}


@pytest.fixture(name="full")
def _full(site: Workshop) -> Built:
    """Return the site, built with Material, its blog, its tags, its search and a feed."""
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    rss = {"rss": {**RSS, "abstract_chars_count": 2000}}
    built = site(PAGES, FUNNEL, plugins=["search", "blog", "tags", rss, DATED], theme=theme, **OPTIONS)
    assert built.exit_code == 0, built.output
    return built


def words(built: Built) -> str:
    """Return all of the text in the search index, in small letters."""
    index = json.loads((built.root / "site/search/search_index.json").read_text("utf-8"))
    return "\n".join(entry["text"] for entry in index["docs"]).lower()


def abstracts(root: Path) -> list[str]:
    """Return the descriptions of the posts in the feeds."""
    feed = (root / "site/feed_rss_created.xml").read_text("utf-8")
    found = [
        html.unescape(text)
        for text in re.findall(r"<item>.*?<description>(.*?)</description>", feed, re.DOTALL)
    ]
    more = json.loads((root / "site/feed_json_created.json").read_text("utf-8"))["items"]
    return [text for text in (*found, *(item["content_html"] for item in more)) if "First words" in text]


def leaks(text: str) -> list[str]:
    """Return what of ours is in a text."""
    return [sign for sign in OURS if sign in text.lower()]


def pages(built: Built) -> list[Path]:
    """Return every page of a site, short addresses included."""
    return sorted((built.root / "site").rglob("*.html"))


def test_feeds_hold_the_writers_words(full: Built) -> None:
    """Links are real, blocks are left out."""
    found = abstracts(full.root)
    assert len(found) == 4
    for text in found:
        assert leaks(text) == []
        assert 'href="https://shop.example.com/c"' in text


def test_feeds_of_whole_pages_hold_them_too(site: Workshop) -> None:
    """The same where a feed takes the content of pages instead of the beginning of their source."""
    rss = {"rss": {**RSS, "abstract_chars_count": -1}}
    built = site({**PLAIN, **POSTS}, FUNNEL, plugins=[rss, DATED], **OPTIONS)
    found = abstracts(built.root)
    assert len(found) == 4
    for text in found:
        assert leaks(text.replace("Standing alone", "")) == []
        assert "https://shop.example.com/c" in text
        assert "Words of the post." in text
    assert len(built.dom("posts/1").css("aside.funnel form")) >= 1


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_search_finds_words_of_writers_only(site: Workshop, theme: str) -> None:
    """Neither block nor next step, neither today's nor a later day's; the words in a sentence once."""
    built = site({**PLAIN, **POSTS}, FUNNEL, plugins=["search", DATED], theme={"name": theme}, **OPTIONS)
    text = words(built)
    assert leaks(text.replace("zebra works", "")) == []
    assert "words of the post" in text
    per_page = [entry for entry in text.splitlines() if "first words" in entry]
    assert per_page
    assert all(entry.count("inside a sentence") == entry.count("standing alone") == 1 for entry in per_page)
    assert len(built.dom("posts/1").css("aside.funnel form")) >= 1


def test_excerpts_hold_no_raw_syntax(full: Built) -> None:
    """A listing shows blocks as they are on the post, and no page holds an id twice."""
    listing = full.dom("blog")
    assert len(listing.css(".md-post--excerpt aside.funnel-ask")) == 2
    for path in pages(full):
        text = path.read_text("utf-8")
        assert not re.search(r"offer:[a-z]|^///", text, re.MULTILINE), path
        assert "funnel-later-" not in text, path
        assert "funnel-block-" not in text, path
        repeated = [name for name, count in Counter(re.findall(r'\sid="([^"]*)"', text)).items() if count > 1]
        # Material's own: its search form and its palette.
        assert [name for name in repeated if not name.startswith("__")] == [], path


def test_descriptions_and_titles_are_the_writers(full: Built) -> None:
    """What social cards and search engines take from a page is what it was."""
    for path in pages(full):
        if "go" in path.relative_to(full.root / "site").parts:
            continue
        text = path.read_text("utf-8")
        head = text[: text.index("</head>")]
        shown = re.findall(
            r'<title>.*?</title>|<meta (?:name|property)="(?:description|og:|twitter:)[^>]*>', head
        )
        assert shown
        offers_page = "offers" in path.parts
        assert [leak for piece in shown for leak in leaks(piece)] == [] or offers_page, path


def test_pages_that_come_by_instant_navigation_are_in_the_sitemap(full: Built) -> None:
    """Short addresses are not: they are no pages to be led to."""
    sitemap = (full.root / "site/sitemap.xml").read_text("utf-8")
    assert "/base/sales/" in sitemap
    assert "/go/" not in sitemap


def test_the_same_site_minified_says_the_same(site: Workshop, full: Built) -> None:
    """Every mark of every call survives."""
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    plugins = ["search", "blog", "tags", DATED, {"minify": {"minify_html": True}}]
    small = site(PAGES, FUNNEL, plugins=plugins, theme=theme, at="small", **OPTIONS)
    assert small.exit_code == 0, small.output
    for url in ("", "sales", "blog", "blog/2025/04/01/post-1"):
        calls = [node.attributes for node in full.dom(url).css("[data-funnel-offer], [data-funnel-pasted]")]
        assert [
            node.attributes for node in small.dom(url).css("[data-funnel-offer], [data-funnel-pasted]")
        ] == calls
    assert not [finding for finding in small.findings if finding[0] == "FN304"]
