"""Other plugins beside ours, one at a time and all together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
      letter:
        kind: signup
        title: The letter
        gives: Ideas
        url: https://letter.example.com/
        then: a.md
    roles:
      - {paths: [index.md], role: lead}
      - {paths: ["**"], role: nurture}
"""
POST = """\
    ---
    date: 2025-01-0{n}
    ---
    # Post {n}

    First words, and [Enroll now](offer:course) here.

    /// ask | course
    Copy of my own.
    ///

    /// signup | letter
    ///

    <!-- more -->

    {filler}
"""
PAGES = {
    "index.md": "# Home\n\n[a](a.md)\n",
    "a.md": "---\ntags: [Selling]\ndate: 2025-01-05\n---\n# A\n\n/// ask | course\n///\n\n" + "Words. " * 80,
    **{f"blog/posts/{n}.md": POST.format(n=n, filler="Words of the post. " * 60) for n in (1, 2)},
}
RSS = {"rss": {"date_from_meta": {"as_creation": "date"}, "use_git": False, "abstract_chars_count": 500}}
HTMLMIN = {"remove_comments": True, "remove_empty_space": True}
SETUPS: dict[str, list[Any]] = {
    "blog": ["blog"],
    "tags": ["tags"],
    "meta": ["meta"],
    "rss": [RSS],
    "redirects": [{"redirects": {"redirect_maps": {"old.md": "a.md"}}}],
    "macros": ["macros"],
    "awesome-nav": ["awesome-nav"],
    "static-i18n": [{"i18n": {"languages": [{"locale": "en", "default": True, "name": "English"}]}}],
    "minify": [{"minify": {"minify_html": True, "htmlmin_opts": HTMLMIN}}],
}
TOGETHER = ["blog", "tags", "meta", "redirects", "macros", "awesome-nav", "rss", "minify"]


def _check(site: Workshop, plugins: list[Any]) -> None:
    pages = {**PAGES, "blog/.meta.yml": "author: nobody\n"} if "meta" in plugins else PAGES
    if "blog" not in plugins:
        pages = {path: text for path, text in pages.items() if not path.startswith("blog/")}

    built = site(
        pages,
        FUNNEL,
        plugins=["search", *plugins],
        theme={"name": "material", "font": False},
        site_url="https://site.example.org/",
        args=["--strict"],
    )

    assert built.exit_code == 0, built.output
    assert "FN304" not in {code for code, *_ in built.findings}
    assert built.report["summary"]["coverage"] == 1.0
    assert built.html("a").count("funnel-next-step") == 1
    assert set(built.pieces) == {path for path in pages if path.endswith(".md")}
    for feed in [*(built.root / "site").rglob("*.xml"), *(built.root / "site").rglob("feed*.json")]:
        text = feed.read_text(encoding="utf-8")
        assert "offer:" not in text, feed
        assert not re.search(r"///\s*(ask|signup)", text), feed


@pytest.mark.parametrize("name", SETUPS)
@pytest.mark.parametrize("ours", ["first", "last"])
def test_beside_each(site: Workshop, name: str, ours: str) -> None:
    """A strict build passes whichever comes first, and nothing is dropped or doubled."""
    plugins = ["funnel", *SETUPS[name]] if ours == "first" else [*SETUPS[name], "funnel"]

    _check(site, plugins)


def test_together(site: Workshop) -> None:
    """All of them on one site."""
    _check(site, [*(plugin for name in TOGETHER for plugin in SETUPS[name]), "funnel"])


def test_feeds_hold_plain_text(site: Workshop) -> None:
    """The abstract in the feed has the words of a post, and the offer's real address."""
    plugins = ["blog", RSS, "funnel"]
    built = site(
        PAGES,
        FUNNEL,
        plugins=plugins,
        theme={"name": "material", "font": False},
        site_url="https://site.example.org/",
        args=["--strict"],
    )

    feed = (built.root / "site/feed_rss_created.xml").read_text(encoding="utf-8")
    assert "First words" in feed
    assert "https://shop.example.com/course" in feed
    assert "Copy of my own" not in feed


def test_macros_may_write_offers(site: Workshop) -> None:
    """What a macro expands to is read like what a writer wrote."""
    pages = {**PAGES, "a.md": "# A\n\n[Now](offer:{{ which }})\n"}

    built = site(
        pages, FUNNEL, plugins=["macros", "funnel"], extra={"which": "course"}, theme={"name": "material"}
    )

    asks = built.pieces["a.md"]["asks"]
    assert [ask["offer"] for ask in asks if not ask["automatic"]] == ["course"]


def test_next_pieces_follow_awesome_nav(site: Workshop) -> None:
    """The order of pages is the one that the last plugin leaves, not MkDocs's own."""
    pages = {"index.md": "# Home\n", "a.md": "# A\n", "b.md": "# B\n\n[Now](offer:course)\n"}
    nav = {"docs/.nav.yml": "nav: [index.md, b.md, a.md]\n"}
    funnel = FUNNEL.replace("then: a.md", "then: b.md") + "    next_step: {lead: next}\n"

    built = site(pages, funnel, plugins=["awesome-nav", "funnel"], files=nav, theme={"name": "material"})

    assert built.steps("") == ["b/"]
