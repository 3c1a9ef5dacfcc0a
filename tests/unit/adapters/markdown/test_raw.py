"""Offer links in raw HTML, treated in the final content."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import is_raw, may_hold_raw_links, settle_raw_links
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.settings import parse_settings

SETTINGS = parse_settings("""
offers:
  course: {kind: sale, title: Course, label: Join, url: "https://example.com/course"}
  old: {kind: sale, title: Old, url: "https://example.com/old", closes: 2025-01-01, instead: course}
  gone: {kind: sale, title: Gone, url: "https://example.com/gone", closes: 2025-01-01}
  here: {kind: sale, title: Here, url: "start.md#install"}
""")
SESSION = Session(SETTINGS, Components(), dt.date(2025, 6, 1))
PARTS = [
    "<a ", "<A ", "<a\n", "<form ", "<iframe ", "<b ", 'class="x" ', 'title="a > b" ', 'title="a < b" ',
    " href=", ' href="', " HREF='", ' src="', ' action="', "offer:course", "OFFER:old", "offer:nope", "%6Fffer:old",
    "offer&#58;old", "offer&nbsp;:old", "offer&colon;old", "https://example.com/old", "//Example.COM/gone",
    "https:&#47;&sol;example.com/gone", "https:/&Tab;/example.com/gone", "https://www.example.com/old?a=1&amp;b",
    "https://example.org/old", "../a.md", '"', "'", " data-funnel-offer='x'", " data-funnel-raw", ">", "text", "offer:",
    "example.com", "</a>", "</form>", "</iframe>", "<p>", "</p>", "&para;", "%", "<", " ",
]  # fmt: skip
OPENED = [
    '<a href="offer:course">', '<a href="OFFER:old">', '<a href="offer:nope">', '<a href="%6Fffer:old">',
    '<a href="offer&#58;old">', '<a href="https://example.com/old">', '<a href="//Example.COM/gone">',
    '<a href="https:&#x27;//example.com/gone">', '<a href="https://www.example.com/old?a=1&amp;b">',
    '<a href=" offer:old">', '<a href="https://example.com/course">', '<a href="../a.md">', "<a>",
    '<a class="x" href="https://example.com/old" title="t">', '<a data-funnel-raw href="https://example.com/old">',
    '<a href="https://example.com/old" data-funnel-offer="old">', '<a class="headerlink" href="offer:old">',
    '<a class="headerlink" href="#x">', '<a class="footnote-ref" href="#fn:1">',
    '<a class="footnote-ref" href="offer:old">',
    '<a class="md-content__button" href="offer:old">', '<span data-funnel-taken="old">', '<form action="offer:old">',
]  # fmt: skip
BETWEEN = [
    "text",
    "<em>x</em>",
    "&para;",
    "<p>",
    "</p>",
    "%",
    "",
    '<img src="offer:old">',
    "<!-- offer:old -->",
]
LINKS = st.tuples(
    st.sampled_from(OPENED), st.sampled_from(BETWEEN), st.sampled_from(["</a>", "</a>", "</span>"])
)
MARKS = 'data-funnel-offer="course" data-funnel-source="component"'


def settled(html: str) -> str:
    """Return what becomes of raw HTML on a page `a/b.md` on 1 June 2025."""
    catalogue = Catalogue(SESSION, "a/b.md")
    return settle_raw_links(html, catalogue, lambda link: link.replace("start.md", "../start/"))


def test_an_offer_link_becomes_real() -> None:
    """The writer's other attributes stay."""
    catalogue = Catalogue(Session(SETTINGS, Components(), None), "a/b.md")
    html = settle_raw_links('<a class="x" href="offer:course" title="t">Go</a>', catalogue, str)
    assert html == f'<a class="x" href="https://example.com/course" {MARKS} title="t">Go</a>'


def test_a_place_on_the_site_becomes_an_address() -> None:
    """The generator no longer resolves links at this point, so the adapter does."""
    assert 'href="../../start/#install"' in settled("<a href='offer:here'>Go</a>")


def test_an_unknown_offer_keeps_its_text_and_is_marked() -> None:
    """The mark is what the finding is made from; the id is escaped."""
    assert settled("<a href=offer:nope>Go <b>now</b></a>") == (
        '<span data-funnel-unknown="nope">Go <b>now</b></span>'
    )


def test_a_closed_offer_that_stands_alone_gives_way() -> None:
    """`instead` takes its place, and a mark tells whose place it was."""
    html = settled('<p><a href="https://example.com/old?utm_source=x">Old</a></p>')
    assert "example.com/old" not in html
    assert 'data-funnel-instead-of="old"' in html
    assert ">Join</a>" in html


@pytest.mark.parametrize(
    "html",
    [
        '<p>Then <a href="https://example.com/old">Old</a>.</p>',
        '<p><a href="https://example.com/gone">Old</a></p>',
    ],
)
def test_a_closed_offer_loses_its_link(html: str) -> None:
    """Within a sentence, and where nothing is given instead."""
    found = settled(html)
    assert "<a" not in found
    assert "data-funnel-taken=" in found
    assert "Old</span>" in found


@pytest.mark.parametrize(
    "html",
    [
        '<form action="https://example.com/old"><input name="email"></form>',
        '<iframe src="https://example.com/old"></iframe>',
        '<script async src="https://example.com/old/"></script>',
    ],
)
def test_an_embed_of_a_closed_offer_is_taken(html: str) -> None:
    """Forms, frames and scripts have no text that could stay."""
    assert settled(html) == '<span data-funnel-taken="old"></span>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.com/course">Join</a>',
        '<a href="https://example.com/older">Other</a>',
        '<code>&lt;a href="offer:course"&gt;</code>',
        '<form action="https://example.com/course"></form>',
        '<a id="anchor">No address</a>',
    ],
)
def test_everything_else_is_left_alone(html: str) -> None:
    """Byte for byte."""
    assert settled(html) == html


@given(st.lists(LINKS.map("".join) | st.sampled_from(BETWEEN), max_size=5).map("".join))
@example('<a class="headerlink" href="offer:old">x</a>')
@example('<a class="md-content__button" href="offer:old">x</a>')
def test_plain_pages_without_raw_links_hold_nothing_to_do(html: str) -> None:
    """What reading found there is all that may have to be made real."""
    article = read_article(html)
    if article.is_plain and not any(is_raw(element, SESSION) for element in article.elements):
        assert settled(html) == html


@pytest.mark.parametrize(
    ("html", "raw"),
    [
        ('<a href="offer:course">x</a>', True),
        ('<a href="https://example.com/old">x</a>', True),
        ('<a href="//example.com/old/?a=1">x</a>', True),
        ('<a href="https&#58;//example.com/gone">x</a>', True),
        ('<a href="https://example.com/course">x</a>', False),
        ('<a href="https://example.com/other">x</a>', False),
        ('<a href="https://example.org/old">x</a>', False),
        ('<a href="../old/">x</a>', False),
        (f'<a href="https://example.com/old" {MARKS}>x</a>', False),
        ('<a href="https://example.com/old" data-funnel-raw="x">x</a>', True),
    ],
)
def test_which_links_are_raw(html: str, raw: bool) -> None:
    """Those that name an offer, or lead to one that is closed, unless they bear a mark of ours."""
    [element] = read_article(html).elements
    assert is_raw(element, SESSION) is raw


def test_an_offer_that_closes_later_is_met_too() -> None:
    """Its link must be taken on that day."""
    settings = parse_settings("""
offers: {soon: {kind: sale, title: Soon, url: "https://example.com/soon", closes: 2025-06-09}}
""")
    [element] = read_article('<a href="https://example.com/soon">x</a>').elements
    assert is_raw(element, Session(settings, Components(), dt.date(2025, 6, 1)))
    assert not is_raw(element, Session(settings, Components(), None))


@given(st.lists(st.sampled_from(PARTS), max_size=24).map("".join))
@example("<a title='a>b' href='offer:old'>x</a>")
@example("<a data-funnel-offer='x' href='offer:old'>x</a> <a href=offer:old>y</a>")
@example("offer: <a href='https://example.com/old' data-funnel-raw>x</a>")
@example("offer: <a href='offer&nbsp;:old'>x</a>")
def test_pages_that_are_passed_over_hold_nothing_to_do(html: str) -> None:
    """All that has a sign anywhere was searched once; what is passed over now would have come out as it was."""
    searched = any(sign in html.lower() for sign in ("offer:", *SESSION._hosts))
    assert may_hold_raw_links(html, SESSION.searched) <= searched
    if searched and not may_hold_raw_links(html, SESSION.searched):
        assert settled(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href='https://example.com/old' data-funnel-taken='old'>x</a>", False),
        ("<a href='https://example.com/old' data-funnel-raw>x</a>", True),
        ("<p>offer: see example.com</p><a href='https://example.org'>x</a>", False),
        ("<p>offer:</p> <a href='offer&#58;old'>x</a>", True),
        ("<a data-funnel-offer='x' href='https://example.com/a'>x</a><script src='//EXAMPLE.com/old'>", True),
        ("<p>nothing</p>", False),
    ],
)
def test_pages_that_are_searched(html: str, expected: bool) -> None:
    """Those with a sign in a tag that is not ours, or written in a way that only the search itself can tell."""
    assert may_hold_raw_links(html, SESSION.searched) is expected
