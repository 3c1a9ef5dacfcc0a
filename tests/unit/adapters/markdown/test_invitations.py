"""Blocks that are made once, held against those made anew for each page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from mkdocs_funnel.adapters.markdown.invitations import invitation
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.components.utm import ANY_PIECE
from mkdocs_funnel.settings import parse_settings

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = parse_settings("""
organisation: {name: We & Co, privacy: about/privacy.md}
analytics: [plausible, umami, goatcounter, ga4]
offers:
  course: {kind: sale, title: Course, label: Join, url: "https://example.com/c?a=1&b=2", page: sales/course.md,
           utm: true, instead: letter}
  call: {kind: sale, title: A <call>, url: "https://example.com/call", closes: 2025-07-01, instead: posts/a.md}
  here: {kind: sale, title: Here, url: "start.md#install", utm: true, instead: course}
  letter: {kind: signup, title: Letter, gives: Six lessons, url: "https://example.com/l", utm: true}
  kit: {kind: signup, title: Kit, form: {provider: kit, id: "123456", name: true, purpose: [one, two]}}
  brevo: {kind: signup, title: Other, form: {provider: generic, action: "https://example.com/form?x={page}",
          fields: {piece: x}, purpose: [send it]}}
paths:
  first: {steps: [posts/b.md, posts/c.md]}
""")
PAGES = [
    "posts/a.md",
    "posts/b.md",
    "posts/c.md",
    "sales/course.md",
    "index.md",
    "posts/a & \"b\" <'c'>.md",
    "posts/文章.md",
    "---.md",
    f"posts/{ANY_PIECE}.md",
    None,
]


def a_session(*folders: Path) -> Session:
    """Return a session with everything that a block may show."""
    today = dt.date(2025, 6, 1)
    around = Surroundings(SETTINGS, "Site", "https://example.org/sub/", today)
    return Session(SETTINGS, Components(folders, surroundings=around), today)


def anew(offer: str, page: str | None, body: str | None) -> bytes:
    """Return a block as it is made where each page has its own."""
    session = a_session()
    session.components.__dict__["has_own_templates"] = True
    tree = invitation(SETTINGS.offers[offer], Catalogue(session, page), body)
    assert not session.made
    return ElementTree.tostring(tree)


@pytest.mark.parametrize("body", [None, "<div data-x></div>"])
def test_blocks_made_once_are_those_made_for_each_page(body: str | None) -> None:
    """For every kind of offer, on pages in any order, and on the same page twice."""
    session = a_session()
    for page in [*PAGES, *reversed(PAGES)]:
        for name, offer in SETTINGS.offers.items():
            made = invitation(offer, Catalogue(session, page), body)
            assert ElementTree.tostring(made) == anew(name, page, body), (page, name)
    assert 0 < len(session.made) < len(PAGES) * len(SETTINGS.offers)


def test_pages_of_one_folder_share_a_block() -> None:
    """Unless one of them is on a declared path that its form tells of, or is the sales page."""
    session = a_session()
    for page in ("posts/x.md", "posts/y.md", "posts/b.md", "posts/c.md"):
        for offer in SETTINGS.offers.values():
            invitation(offer, Catalogue(session, page), None)
    assert len(session.made) == len(SETTINGS.offers) + 2


def test_who_is_given_a_block_may_change_it() -> None:
    """The next one has it as it was."""
    session = a_session()
    catalogue = Catalogue(session, "a.md")
    first = invitation(SETTINGS.offers["course"], catalogue, None)
    before = ElementTree.tostring(first)
    first[0].set("class", "mine")
    first[0].clear()
    assert ElementTree.tostring(invitation(SETTINGS.offers["course"], catalogue, None)) == before


def test_templates_of_ones_own_are_told_the_page(tmp_path: Path) -> None:
    """They may do with it what they like, so their blocks are made for each page."""
    folder = tmp_path / "funnel"
    folder.mkdir()
    (folder / "ask.html").write_text(
        "<aside>{{ page | upper | urlencode }} {{ href | length }}</aside>", "utf-8"
    )
    session = a_session(tmp_path)
    made = [
        invitation(SETTINGS.offers["course"], Catalogue(session, page), None)[0].text
        for page in ("a b.md", "much/longer/c.md")
    ]
    assert [(text or "").split()[0] for text in made] == ["A%20B.MD", "MUCH/LONGER/C.MD"]
    assert not session.made


def test_sessions_of_other_components_share_no_block() -> None:
    """Who replaces the components of a session is given what those make."""
    session = a_session()
    german = replace(session, components=Components((), "de", surroundings=session.components.surroundings))
    offer = SETTINGS.offers["call"]
    texts = ["".join(invitation(offer, Catalogue(s, "a.md"), None).itertext()) for s in (session, german)]
    assert texts[0] != texts[1]
