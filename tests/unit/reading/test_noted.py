"""What is said of links that lead nowhere, or that hide where readers came from."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.notice import BrokenStep, TaggedLink, TakenLink, UnknownOffer
from mkdocs_funnel.model.settings import Channel
from tests.unit.reading.one_page import BUY, piece, read, sale


def test_taken_links() -> None:
    """With the line on which they stand, however they were written."""
    source = f"[a]({BUY}) and\n\n[b](offer:course)\n"
    html = (
        '<p><span data-funnel-taken="course">a</span> and</p><p><span data-funnel-taken="course">b</span></p>'
    )
    reading = read(html, sale(closes=dt.date(2026, 2, 1)), source=source)
    assert reading.notices == (TakenLink("a.md", 1, "course", "a"), TakenLink("a.md", 3, "course", "b"))
    assert piece(reading) == ([], [])


def test_what_stands_instead_of_a_closed_offer_has_its_line() -> None:
    """So that the links after it keep theirs."""
    source = "[Join](offer:course)\n\n[b](offer:course) in a sentence\n"
    html = (
        '<p><a href="../b/" data-funnel-instead-of="course">Read this</a></p>'
        '<p><span data-funnel-taken="course">b</span> in a sentence</p>'
    )
    reading = read(html, sale(closes=dt.date(2026, 2, 1)), source=source)
    assert reading.links == (Link("a.md", "b.md", LinkKind.BODY, "Read this", 1),)
    assert TakenLink("a.md", 3, "course", "b") in reading.notices


@pytest.mark.parametrize(
    "html",
    [
        '<span data-funnel-unknown="nope">x</span>',
        '<div data-funnel-unknown="nope"><p>x</p></div>',
        '<a href="offer:nope#page">x</a>',
    ],
)
def test_unknown_offers(html: str) -> None:
    """Marked by the extension, or left as they were written."""
    assert read(html, source="\n[x](offer:nope#page)").notices == (UnknownOffer("a.md", 2, "nope"),)


@pytest.mark.parametrize(
    ("href", "written", "reason"),
    [
        ("../gone/", "../gone/", "missing"),
        ("gone.md#x", "gone.md#x", "missing"),
        ("../draft/", "draft.md", "draft"),
        ("draft.md", "draft.md", "draft"),
    ],
)
def test_broken_links(href: str, written: str, reason: str) -> None:
    """With their line."""
    reading = read(f'<a href="{href}">x</a>', source=f"\n\n[x]({written})")
    assert reading.notices == (BrokenStep("a.md", 3, href, reason),)
    assert reading.links == ()


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="../gone/"></iframe>',
        '<script src="../gone"></script>',
        '<a href="../sheet.pdf">x</a>',
        '<a href="#gone">x</a>',
    ],
)
def test_what_is_not_a_broken_link(html: str) -> None:
    """Embeds and files are not looked after, and anchors are others' business."""
    assert read(html).notices == ()


# Listings


@pytest.mark.parametrize(
    "href",
    [
        "../b/?utm_source=x&amp;utm_medium=y",
        "https://example.com/b/?q=1&amp;utm_source=x&amp;utm_medium=y#part",
        "/b/index.html?utm_source=x&amp;utm_medium=y",
    ],
)
def test_utm_parameters_on_a_link_within_the_site(href: str) -> None:
    """It is noted with its line, the page it leads to and the names, and stays a link that readers take."""
    source = f"# A\n\n[b]({href.replace('../b/', 'b.md').replace('&amp;', '&')})\n"
    reading = read(f'<p><a href="{href}">b</a></p>', source=source)
    assert reading.notices == (TaggedLink("a.md", 3, "b.md", ("utm_source", "utm_medium")),)
    assert [link.target for link in reading.links] == ["b.md"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../b/?q=utm_source">b</a>',
        '<a href="../b/#utm_source=x">b</a>',
        '<a href="https://elsewhere.test/b/?utm_source=x">b</a>',
        f'<a href="{BUY}?utm_source=x">buy</a>',
        '<a href="../b/slides.pdf?utm_source=x">slides</a>',
        '<form action="../b/?utm_source=x"><button>b</button></form>',
    ],
)
def test_utm_parameters_that_do_no_harm(html: str) -> None:
    """Those of other links, and words that look like them."""
    assert not [n for n in read(html, sale()).notices if isinstance(n, TaggedLink)]


def test_a_page_that_links_to_itself_with_utm_parameters() -> None:
    """That hides where readers came from as well."""
    assert read('<a href="?utm_source=x">a</a>').notices == (
        TaggedLink("a.md", None, "a.md", ("utm_source",)),
    )


TALK = Channel(
    id="talks", kind="speaking", landing="b.md", short="talk", utm={"source": "meetup", "medium": "talk"}
)
CARD = Channel(id="cards", kind="networking", landing="b.md", short="card")


@pytest.mark.parametrize("href", ["../go/talk/", "/go/talk", "https://example.com/go/talk/index.html#top"])
def test_a_short_address_that_adds_utm_parameters(href: str) -> None:
    """A link to it from within the site does what the parameters themselves would do."""
    reading = read(f'<p><a href="{href}">b</a></p>', channels=(TALK, CARD))
    names = ("utm_source", "utm_medium")
    assert reading.notices == (TaggedLink("a.md", None, "b.md", names, "go/talk"),)
    assert [link.target for link in reading.links] == ["b.md"]


@pytest.mark.parametrize(
    "href", ["../go/card/", "../old/", "../b/", "https://else.test/go/talk/", "../go/talk/qr.svg"]
)
def test_ways_that_add_nothing(href: str) -> None:
    """A short address without parameters, a redirect, the page itself, another site, a picture of a code."""
    assert not [
        n for n in read(f'<a href="{href}">b</a>', channels=(TALK, CARD)).notices if isinstance(n, TaggedLink)
    ]
