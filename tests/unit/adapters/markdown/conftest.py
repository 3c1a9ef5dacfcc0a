"""A session and a converter for the tests of the Markdown extension."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree

PAST = dt.date(2020, 1, 1)
TODAY = dt.date(2025, 1, 1)


def _sale(name: str, **fields: Any) -> Offer:
    facts = {"id": name, "kind": OfferKind.SALE, "title": name.title(), "url": f"https://example.com/{name}"}
    return Offer(**{**facts, **fields})


OFFERS = (
    _sale("course", label="Enroll now", page="sales/course.md"),
    _sale("start", label="Get started", url="start.md#install"),
    _sale("mail", kind=OfferKind.SIGNUP, title="Email course", gives="Six lessons"),
    _sale("form", kind=OfferKind.SIGNUP, url=None, form=Form("kit", "1")),
    _sale("bare", closes=PAST),
    _sale("old", also=("https://example.com/o/*",), closes=PAST, instead="older"),
    _sale("older", closes=PAST, instead="mail"),
    _sale("tagged", url="https://shop.example.com/tagged#buy", utm=True),
    _sale("lost", closes=PAST, instead="tagged"),
    _sale("soon", opens=dt.date(2030, 1, 1), instead="posts/soon.md"),
    _sale("ring-a", closes=PAST, instead="ring-b"),
    _sale("ring-b", closes=PAST, instead="ring-a"),
    _sale("cohort-1", url="https://example.com/cohort", closes=PAST),
    _sale("cohort-2", url="https://example.com/cohort"),
)


@pytest.fixture(name="session")
def _session() -> Session:
    """Return a session with open and closed offers."""
    return Session(Settings(offers={offer.id: offer for offer in OFFERS}), Components(), TODAY)


@pytest.fixture(name="convert")
def _convert(session: Session) -> Callable[..., str]:
    """Return a function that converts Markdown, as if it stood on `page`."""

    def convert(text: str, page: str | None = None, *extensions: str) -> str:
        mine = FunnelExtension(session=lambda: session)
        md = Markdown(extensions=[mine, "attr_list", "tables", "fenced_code", *extensions])
        if page is not None:
            md.treeprocessors.register(FakeRelpath(page), "relpath", 0)
        return md.convert(text)

    return convert


class FakeRelpath(Treeprocessor):
    """Does what MkDocs's own does to links: insists on an address, and resolves `.md`."""

    def __init__(self, page: str) -> None:
        self.file = SimpleNamespace(src_uri=page)

    def run(self, root: ElementTree.Element) -> None:
        """Put `resolved:` before every link to a Markdown file."""
        for link in root.iter("a"):
            href = link.get("href")
            assert href is not None
            if ".md" in href:
                link.set("href", f"resolved:{href}")
