"""One page to a piece: calls, links, invitations, and what is wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.model.call import CallSource, Evidence, Invite
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.notice import BrokenStep
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.piece import FunnelMeta
from mkdocs_funnel.model.role import Role, RoleSource
from mkdocs_funnel.model.settings import RoleGlobs, Settings
from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.reading.reader import Reader
from tests.unit.reading.one_page import BUY, piece, read, sale, signup


def test_links_between_pages() -> None:
    """Each with its text and line, repeated as often as it is met; links to itself and elsewhere are none."""
    source = "---\nx: y\n---\n[B](b.md)\n\n[me](a.md) [out](https://else.test/)\n\n[again](b.md)\n"
    html = (
        '<p><a href="../b/">B</a></p><p><a href="./">me</a> <a href="https://else.test/">out</a></p>'
        '<p><a href="../b/#x">again</a></p>'
    )
    reading = read(html, source=source)
    assert reading.links == (
        Link("a.md", "b.md", LinkKind.BODY, "B", 4),
        Link("a.md", "b.md", LinkKind.BODY, "again", 8),
    )
    assert reading.piece is not None
    assert reading.piece.links == reading.links
    assert reading.notices == ()


def test_what_the_page_says_of_itself() -> None:
    """Title, date, tags, role and reading order are taken over."""
    meta = {"date": "2025-03-01", "tags": ["x"], "categories": ["y"]}
    made = read("", title="T", meta=FunnelMeta(roles=(Role.LEAD,)), follower="b.md")
    assert made.piece is not None
    assert (made.piece.title, made.piece.roles, made.piece.follower) == ("T", (Role.LEAD,), "b.md")
    page = Page(path="a.md", url="a/", meta=meta)
    found = Reader(Site(pages=(page,)), Settings(), None).read(page).piece
    assert found is not None
    assert (found.date, found.tags, found.categories) == (dt.date(2025, 3, 1), ("x",), ("y",))
    assert found.role_source is RoleSource.INFERRED
    assert found.role_reasons


def test_a_call_is_no_link() -> None:
    """An ask for an offer elsewhere is a call and an invitation."""
    reading = read(f'<p>text</p><a href="{BUY}">Buy</a>', sale(), source=f"text\n\n[Buy]({BUY})\n")
    assert piece(reading) == (["course"], [])
    assert reading.piece is not None
    (call,) = reading.piece.calls
    assert (call.line, call.text, call.evidence) == (3, "Buy", Evidence.DECLARED)
    assert reading.piece.invites == (Invite("course", call.position, placed=True),)
    assert reading.piece.is_asking


def test_a_dud_is_no_place_to_say_yes() -> None:
    """It is a call that does not count, and an invitation that was not placed."""
    reading = read('<a href="http://shop.test/course">Buy</a>', sale())
    assert reading.piece is not None
    assert not reading.piece.is_asking
    assert [invite.placed for invite in reading.piece.invites] == [False]


def test_contact_is_an_ask_on_a_piece_with_the_role_ask() -> None:
    """By front matter or settings; an inferred role is no reason."""
    html = '<a href="mailto:me@shop.test">Mail</a>'
    globs = (RoleGlobs(("a.md",), (Role.ASK,)),)
    assert len(piece(read(html, meta=FunnelMeta(roles=(Role.NURTURE, Role.ASK))))[0]) == 1
    assert len(piece(read(html, roles=globs))[0]) == 1
    assert piece(read(html))[0] == []
    assert piece(read(html, path="services.md"))[0] == []


# Sales pages


def test_a_link_to_the_sales_page_is_an_invitation() -> None:
    """A reader link, not an ask."""
    reading = read('<a href="../sales/">Course</a>', sale(page="sales.md"))
    assert piece(reading) == ([], [("sales.md", "body")])
    assert reading.piece is not None
    assert reading.piece.invites == (Invite("course", 0.0, placed=False),)


def test_a_marked_link_to_the_sales_page_was_placed() -> None:
    """`offer:ID#page` is a component that leads to the piece."""
    mark = 'data-funnel-offer="course" data-funnel-source="component"'
    reading = read(
        f'<a href="../sales/" {mark}>x</a>', sale(page="sales.md"), source="\n[x](offer:course#page)"
    )
    assert reading.links == (Link("a.md", "sales.md", LinkKind.COMPONENT, "x", 2),)
    assert reading.piece is not None
    assert reading.piece.invites == (Invite("course", 0.0, placed=True),)


def test_a_next_step_to_a_page_is_told_as_one() -> None:
    """By its mark."""
    mark = 'data-funnel-source="next_step"'
    assert piece(read(f'<a href="../b/" {mark}>x</a>'))[1] == [("b.md", "next_step")]


def test_the_sales_page_itself_does_not_invite_by_links_to_itself() -> None:
    """Links to itself lead nowhere, but they invite."""
    reading = read('<a href="./#price">Price</a>', sale(page="a.md"))
    assert piece(reading) == ([], [])


# Places on the site


@pytest.mark.parametrize(
    ("url", "html", "position"),
    [
        ("a.md", "<p>text</p>", 0.0),
        ("a.md#install", '<p>four</p><h2 id="install">four</h2>', 0.5),
        ("./a.md#%C3%BCber", '<p>four</p><h2 id="über">four</h2>', 0.5),
        ("https://example.com/a/#install", '<p>four</p><h2 id="install">four</h2>', 0.5),
    ],
)
def test_the_piece_on_which_a_yes_happens_asks(url: str, html: str, position: float) -> None:
    """Whether the place is written as a file or as a whole address."""
    reading = read(html, sale(url=url))
    assert reading.piece is not None
    (call,) = reading.piece.calls
    assert (call.offer, call.evidence, call.position, call.counts) == (
        "course",
        Evidence.PLACE,
        position,
        True,
    )
    assert reading.piece.is_asking
    assert reading.piece.invites == (Invite("course", position, placed=True),)
    assert reading.notices == ()


def test_a_place_without_its_anchor_is_broken() -> None:
    """The piece does not ask, and the settings are to blame."""
    reading = read('<h2 id="setup">x</h2>', sale(url="a.md#install"))
    assert piece(reading) == ([], [])
    assert reading.notices == (BrokenStep("funnel.yml", 3, "a.md#install", "missing", "offers.course.url"),)


def test_a_place_of_an_offer_that_is_closed() -> None:
    """The call is there and does not count."""
    reading = read("", sale(url="a.md", closes=dt.date(2026, 2, 1)))
    assert reading.piece is not None
    assert [call.counts for call in reading.piece.calls] == [False]
    assert not reading.piece.is_asking


@pytest.mark.parametrize(
    ("href", "invited"),
    [("../b/#buy", True), ("https://example.com/b/#buy", True), ("../b/", False), ("../b/#other", False)],
)
@pytest.mark.parametrize("url", ["b.md#buy", "https://example.com/b/#buy"])
def test_links_to_a_place_are_reader_links(url: str, href: str, invited: bool) -> None:
    """They invite if they lead to the very place."""
    reading = read(f'<a href="{href}">x</a>', sale(url=url))
    assert piece(reading) == ([], [("b.md", "body")])
    assert reading.piece is not None
    assert bool(reading.piece.invites) is invited


def test_calls_and_invitations_are_in_reading_order() -> None:
    """Also those of places, which are found last."""
    html = f'<h2 id="buy">four</h2><p>four</p><a href="{BUY}">Other</a>'
    reading = read(html, sale(id="other"), sale(url="a.md#buy"))
    assert piece(reading)[0] == ["course", "other"]
    assert reading.piece is not None
    assert [invite.offer for invite in reading.piece.invites] == ["course", "other"]


# Signups


def test_what_follows_a_signup_is_linked() -> None:
    """To each piece that follows; not to itself, to a sequence, or to what is not there."""
    offer = signup(then=("b.md", "a.md", "gone.md", "sequence:six", "sales.md"))
    reading = read('<form action="https://shop.test/letter"></form>', offer)
    assert piece(reading) == (["letter"], [("b.md", "follow_up"), ("sales.md", "follow_up")])


def test_nothing_follows_a_signup_that_is_closed() -> None:
    """Nobody can sign up there."""
    offer = signup(then=("b.md",), closes=dt.date(2026, 2, 1))
    assert piece(read('<form action="https://shop.test/letter"></form>', offer)) == (["letter"], [])


def test_nothing_follows_a_sale() -> None:
    """`then` is for signups."""
    assert piece(read(f'<a href="{BUY}">x</a>', sale(then=("b.md",)))) == (["course"], [])


# What is wrong


def test_a_listing_is_no_piece() -> None:
    """Its links are those that it makes."""
    reading = read('<a href="../b/">B</a>', listing=True, shows=("b.md",))
    assert reading.piece is None
    assert [(link.target, link.kind) for link in reading.links] == [
        ("b.md", LinkKind.LISTING),
        ("b.md", LinkKind.LISTING),
    ]


def test_a_listing_with_a_role_is_a_piece() -> None:
    """The links written in its text count, the generated ones do not."""
    globs = (RoleGlobs(("a.md",), (Role.LEAD,)),)
    html = '<a href="../sales/">Buy</a><h2><a href="../b/">B</a></h2>'
    reading = read(html, source="\n[Buy](sales.md)", listing=True, shows=("b.md",), roles=globs)
    assert reading.links == (
        Link("a.md", "sales.md", LinkKind.BODY, "Buy", 2),
        Link("a.md", "b.md", LinkKind.LISTING, "B"),
        Link("a.md", "b.md", LinkKind.LISTING),
    )
    assert reading.piece is not None
    wild = (RoleGlobs(("*.md",), (Role.LEAD,)),)
    assert read(html, listing=True, roles=wild).piece is None


def test_pieces_that_a_listing_shows() -> None:
    """They are marked as listed."""
    pages = (
        Page(path="l.md", url="l/", listing=True, shows=("a.md",)),
        Page(path="a.md", url="a/"),
        Page(path="b.md", url="b/"),
    )
    reader = Reader(Site(pages=pages), Settings(), None)
    made = [reader.read(page).piece for page in pages[1:]]
    assert [found and found.listed for found in made] == [True, False]


def test_the_article_of_the_final_html_can_be_given() -> None:
    """It is read in place of the content."""
    page = Page(path="a.md", url="a/", html=f'<a href="{BUY}">x</a>')
    reader = Reader(Site(pages=(page,)), Settings(offers={"course": sale()}), None)
    assert reader.read(page).piece is not None
    found = reader.read(page, article=read_article("<p>dropped</p>")).piece
    assert found is not None
    assert found.calls == ()


def test_anchors_of_a_page() -> None:
    """Those at which the yes to an offer happens."""
    offers = {
        name: sale(id=name, url=url) for name, url in {"x": "a.md#x", "y": "a.md", "z": "b.md#z"}.items()
    }
    pages = (Page(path="a.md", url="a/"), Page(path="b.md", url="b/"))
    reader = Reader(Site(pages=pages), Settings(offers=offers), None)
    assert reader.anchors("a.md") == {"x"}
    assert reader.anchors("c.md") == frozenset()


def test_an_automatic_call_is_told_by_its_mark() -> None:
    """So that the tool does not audit itself."""
    html = f'<a href="{BUY}" data-funnel-offer="course" data-funnel-source="next_step">x</a>'
    reading = read(html, sale())
    assert reading.piece is not None
    assert reading.piece.calls[0].source is CallSource.NEXT_STEP
