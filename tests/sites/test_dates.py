"""Offers that open or close after the build, the way out of an ask, and the button in the header."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

COURSE = "https://shop.example.com/course"
FUNNEL = """
    header: course
    offers:
      course:
        kind: sale
        title: The course
        url: https://shop.example.com/course
        label: Enroll now
        closes: 2025-05-20
        instead: letter
      spring:
        kind: sale
        title: Spring
        url: https://shop.example.com/spring
        page: spring.md
        label: Join the spring
        opens: 2025-06-01
        instead: a.md
      letter:
        kind: signup
        title: The letter
        gives: Ideas
        url: https://letter.example.com/
        label: Send me the letter
        then: a.md
    roles:
      - {paths: [index.md], role: lead}
      - {paths: [spring.md, sale.md], role: ask}
      - {paths: ["**"], role: nurture}
"""
FILLER = "Words that fill the page up to its end. " * 40
PAGES = {
    "index.md": "# Home\n\n[a](a.md) and [b](sub/b.md)\n",
    "a.md": f"# A\n\n/// ask | course\nWords of my own.\n///\n\nYou [should](offer:course).\n\n{FILLER}\n",
    "sub/b.md": f"# B\n\nNothing is asked here.\n\n{FILLER}\n",
    "sub/c.md": f"---\nfunnel: {{offer: spring}}\n---\n# C\n\n{FILLER}\n",
    "spring.md": "# Spring\n\nSoon.\n\n/// ask | spring\n///\n",
    "sale.md": f"---\nfunnel: {{offer: course}}\n---\n# Sale\n\n{FILLER}\n",
}
MATERIAL = {"name": "material", "font": False}


def _built(site: Workshop, day: str = "2025-05-10", plugins: list[Any] | None = None, **more: Any) -> Built:
    plugins = [*(plugins or ["search"]), {"funnel": {"today": day}}]
    return site(PAGES, FUNNEL, plugins=plugins, markdown_extensions=["attr_list"], **more)


def _later(built: Built, url: str) -> list[tuple[str, str]]:
    """Return the days and the contents of the templates in the article of a page."""
    dom = built.dom(url)
    nodes = [
        node
        for root in (".md-content", "[role=main]")
        for node in dom.css(f"{root} template[data-funnel-from]")
    ]
    return [(node.attributes["data-funnel-from"] or "", node.html or "") for node in nodes]


def test_a_page_holds_what_comes_when_its_offer_closes(site: Workshop) -> None:
    """Block, link and next step; what is read and judged is what stands there on the day of the build."""
    built = _built(site)

    assert built.exit_code == 0, built.output
    assert [day for day, _ in _later(built, "a")] == ["2025-05-21"] * 3
    ((_, step),) = _later(built, "sub/b")
    assert "https://letter.example.com/" in step
    assert COURSE in built.steps("sub/b")
    asks = built.pieces["a.md"]["asks"]
    assert {ask["offer"] for ask in asks} == {"course"}
    assert "FN304" not in {code for code, *_ in built.findings}
    assert [f["level"] for f in built.report["findings"] if f["code"] == "FN401"] == ["info"]


def test_a_step_to_an_offer_that_is_not_open_yet_comes_with_it(site: Workshop) -> None:
    """Until then stands what the offer gives instead; from its first day on, the way to its sales page."""
    built = _built(site)

    assert built.steps("sub/c") == ["../../a/"]
    ((day, step),) = _later(built, "sub/c")
    assert day == "2025-06-01"
    assert 'href="../../spring/"' in step
    assert "https://shop.example.com/spring" not in built.hrefs("sub/c")


def test_nothing_changes_where_no_offer_has_a_day_to_come(site: Workshop) -> None:
    """After the last of them there are no templates and no script; before, every page loads it."""
    before, after = _built(site, at="before"), _built(site, "2025-07-01", at="after")

    assert "offers.js" in before.html("sub/b")
    assert "<template" not in after.html("a")
    assert "offers.js" not in after.html("sub/b")
    assert COURSE not in after.html("a")


def test_search_finds_nothing_that_is_for_a_later_day(site: Workshop) -> None:
    """Neither index holds the text of a template."""
    for at, theme in (("material", MATERIAL), ("mkdocs", {"name": "mkdocs"})):
        built = _built(site, theme=theme, at=at)

        index = json.loads((built.root / "site/search/search_index.json").read_text("utf-8"))
        texts = " ".join(entry["text"] for entry in index["docs"])
        assert "Nothing is asked here" in texts
        assert "Send me the letter" not in texts.replace("Not now? Send me the letter", "")
        assert texts.count("You should.") <= 2
        assert _later(built, "a"), "the page itself still holds it"


def test_a_feed_holds_nothing_that_is_for_a_later_day(site: Workshop) -> None:
    """Feed readers show the text of elements that they do not know."""
    rss = {"rss": {"date_from_meta": {"as_creation": "date"}, "use_git": False, "abstract_chars_count": -1}}
    pages = {**PAGES, "a.md": "---\ndate: 2025-01-01\n---\n# A\n\nYou [should](offer:course) go.\n"}

    built = site(
        pages,
        FUNNEL,
        plugins=["search", rss, {"funnel": {"today": "2025-05-10"}}],
        site_url="https://example.com/",
    )

    feed = (built.root / "site/feed_rss_created.xml").read_text("utf-8")
    assert "should" in feed
    assert "funnel-from" not in feed
    assert "data-funnel-taken" not in feed


def test_a_minifier_leaves_it_in_place(site: Workshop) -> None:
    """Each template still stands behind the element that it replaces."""
    minify = {"minify": {"minify_html": True, "htmlmin_opts": {"remove_empty_space": True}}}

    built = _built(site, plugins=["search", minify], theme=MATERIAL)

    for template in built.dom("a").css("template[data-funnel-from]"):
        before = template.prev
        assert before is not None
        assert before.tag in ("a", "div", "span")
    assert "FN304" not in {code for code, *_ in built.findings}


def test_excerpts_hold_it_too(site: Workshop) -> None:
    """A listing that was built the day before does not ask either; ids are not doubled."""
    post = "---\ndate: 2025-01-01\n---\n# Post\n\n/// ask | course\n///\n\n<!-- more -->\n\nRest.\n"
    pages = {**PAGES, "blog/index.md": "# Blog\n", "blog/posts/one.md": post}

    built = site(pages, FUNNEL, plugins=["blog", {"funnel": {"today": "2025-05-10"}}], theme=MATERIAL)

    ((day, html),) = _later(built, "blog")
    assert day == "2025-05-21"
    assert "https://letter.example.com/" in html


def test_a_no_is_led_on(site: Workshop) -> None:
    """The way out of a block is a link that readers meet, a signup, and no second thing to say yes to."""
    built = _built(site)

    piece = built.pieces["a.md"]
    assert [(s["offer"], s["line"]) for s in piece["signups"]] == [("letter", None)]
    assert "FN302" not in {code for code, path, _ in built.findings if path == "a.md"}
    assert [ask["line"] for ask in piece["asks"] if ask["source"] == "component"] == [3, 7]
    way_out = built.dom("a").css_first("a.funnel-quiet")
    assert way_out.attributes["href"] == "https://letter.example.com/"


def test_a_no_to_a_next_step_of_an_ask_piece_is_led_on(site: Workshop) -> None:
    """There the step itself asks; on other pieces it has one thing to say."""
    built = _built(site)

    assert built.steps("sale") == [COURSE, "https://letter.example.com/"]
    assert built.steps("sub/b") == [COURSE]
    assert built.pieces["sale.md"]["signups"] == []


def test_a_way_out_to_a_piece_is_a_link_to_it(site: Workshop) -> None:
    """It makes a content path, placed by the writer with the block."""
    funnel = FUNNEL.replace("instead: letter", "instead: sub/b.md")

    built = site(PAGES, funnel, plugins=[{"funnel": {"today": "2025-05-10"}}])

    assert "sub/b.md" in built.links("a.md", "component")
    assert built.hrefs("a").count("../sub/b/") >= 1


@pytest.mark.parametrize("theme", [MATERIAL, {"name": "mkdocs"}], ids=["material", "mkdocs"])
def test_every_page_has_the_button_of_the_header(site: Workshop, theme: dict[str, Any]) -> None:
    """Also that of an error; it is no ask, and what comes later is ready there."""
    built = _built(site, theme=theme, site_url="https://example.com/base/")

    for url in ("", "a", "sub/b", "404.html"):
        (link,) = built.dom(url).css("a.funnel-header")
        assert link.attributes["href"] == COURSE
        assert link.parent is not None
        assert built.dom(url).css(".md-header a.funnel-header, .navbar a.funnel-header")
    assert built.pieces["index.md"]["asks"] == []
    assert "funnel-header" not in _built(site, "2025-05-21", theme=theme, at="after").html("a")


def test_the_audit_of_a_finished_site_reads_what_stands_there(site: Workshop) -> None:
    """Neither the header nor what is for a later day is counted; the day decides what is closed."""
    built = _built(site, theme=MATERIAL)

    reports = {}
    for name, way in {"site": ("--site", "site"), "source": ()}.items():
        command = ("audit", "-q", "--today", "2025-05-10", "--format", f"json={name}.json", *way)
        assert site.funnel(built.root, *command).exit_code in (0, 1)
        reports[name] = json.loads((built.root / f"{name}.json").read_text("utf-8"))

    for report in (built.report, reports["source"]):
        piece = next(p for p in report["pieces"] if p["path"] == "a.md")
        assert [a["offer"] for a in piece["asks"] if not a["automatic"]] == ["course", "course"]
        assert [s["offer"] for s in piece["signups"]] == ["letter"]
    home = next(p for p in reports["site"]["pieces"] if p["url"] in ("", "./", "index.html"))
    assert home["asks"] == []
    assert "FN401" not in {f["code"] for f in reports["site"]["findings"] if f["level"] == "error"}
