"""Links that are worked out once, held against those that are settled on each page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from markdown import Markdown

from mkdocs_funnel.adapters.markdown.links import LinkRewriter
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.ready import ReadyLinks
from tests.unit.adapters.markdown.test_invitations import PAGES, SETTINGS, a_session

if TYPE_CHECKING:
    from mkdocs_funnel.adapters.markdown.session import Session

HREFS = [
    *(f"offer:{name}" for name in SETTINGS.offers),
    *(f" OFFER:{name}#page" for name in SETTINGS.offers),
    "offer:Course",
    "offer%3Acourse",
    "offer:nobody",
    "https://example.com/c?a=1&b=2",
    "https://elsewhere.example/c",
]


def rewritten(session: Session, page: str | None) -> bytes:
    """Return what becomes of links of every kind on a page."""
    root = ElementTree.Element("div")
    for href in HREFS:
        line = ElementTree.SubElement(root, "p")
        for held in ({}, {"class": "md-button funnel-ask"}, {"data-funnel-piece": "x"}):
            ElementTree.SubElement(line, "a", {"href": href, **held}).text = "Text" if held else None
            line.tail = "and"
    LinkRewriter(Markdown(), Catalogue(session, page)).run(root)
    return ElementTree.tostring(root)


def anew(session: Session, page: str | None) -> bytes:
    """Return the same where no page is an ordinary one."""
    fresh = replace(session)
    fresh.__dict__["named_pages"] = frozenset(filter(None, PAGES))
    made = rewritten(fresh, page)
    assert not fresh.ready
    return made


@pytest.mark.parametrize("analytics", [(), SETTINGS.analytics])
@pytest.mark.parametrize("by_day", [False, True])
def test_links_made_once_are_those_settled_on_each_page(analytics: tuple[str, ...], by_day: bool) -> None:
    """On pages in any order, and on the same page twice; sales pages and `instead` are cases of their own."""
    session = replace(a_session(), settings=replace(SETTINGS, analytics=analytics), by_day=by_day)
    for page in [*PAGES, *reversed(PAGES)]:
        assert rewritten(session, page) == anew(session, page), page
    assert any(session.ready.values())


def test_pages_of_one_folder_share_a_link() -> None:
    """Those of another have one of their own, unless it leads out of the site."""
    session = a_session()
    for page in ("posts/x.md", "posts/y.md", "deep/er/z.md"):
        ReadyLinks(Catalogue(session, page)).get("offer:here")
    assert list(session.ready) == [("offer:here", "posts"), ("offer:here", "deep/er")]
    ReadyLinks(Catalogue(session, "deep/er/z.md")).get("offer:letter")
    ReadyLinks(Catalogue(session, "z.md")).get("offer:letter")
    assert list(session.ready)[2:] == ["offer:letter"]
    first, second, _ = session.ready.values()
    assert first is not None
    assert second is not None
    assert first.attributes["href"] != second.attributes["href"]


def test_a_later_day_has_links_of_its_own() -> None:
    """What is open today may not be so then."""
    session = a_session()
    ReadyLinks(Catalogue(session, "posts/x.md")).get("offer:letter")
    (day,) = session.turns
    assert session.ready
    assert not session.on(day).ready
