"""The button of an offer in the header of every page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.adapters.mkdocs.header import Header
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.settings import Settings

DAY = dt.date(2025, 5, 10)
SALE = "https://shop.example.com/course"


def header(
    features: tuple[str, ...] = (), site_url: str = "https://example.com/base/", **fields: Any
) -> Header:
    """Return the header of a site with one offer, changed by `fields`."""
    facts: dict[str, Any] = {"id": "course", "kind": OfferKind.SALE, "title": "A course", "url": SALE}
    offer = Offer(**{**facts, **fields})
    settings = Settings(offers={offer.id: offer}, header="course")
    config = MkDocsConfig()
    config.load_dict(
        {"site_name": "Trial", "site_url": site_url, "theme": {"name": "mkdocs", "features": list(features)}}
    )
    config.validate()
    files = Files(
        [File(path, "docs", "site", use_directory_urls=True) for path in ("index.md", "sales.md", "a/b.md")]
    )
    around = Surroundings(settings, url=site_url, today=DAY)
    return Header(Session(settings, Components(surroundings=around), DAY), config, files)


def href(html: str) -> str | None:
    """Return where the button leads."""
    link = LexborHTMLParser(html).css_first("a.funnel-header")
    return link and link.attributes["href"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, SALE),
        ({"page": "sales.md"}, "../../sales/"),
        ({"page": "gone.md"}, SALE),
        ({"url": "sales.md#buy now"}, "../../sales/#buy%20now"),
        ({"url": "index.md#start"}, "../..#start"),
        ({"url": "mailto:me@example.com"}, "mailto:me@example.com"),
    ],
)
def test_it_leads_to_the_sales_page_or_else_to_where_the_yes_happens(
    fields: dict[str, Any], expected: str
) -> None:
    """An address on the site is given as seen from the page."""
    assert href(header(**fields).on("a/b/", "a/b.md")) == expected


def test_a_header_that_stays_while_pages_change_leads_from_the_root() -> None:
    """Material's instant navigation changes only what is below; it needs the address of the site itself."""
    assert href(header(("navigation.instant",), page="sales.md").on("a/b/", "a/b.md")) == "/base/sales/"
    assert href(header(("navigation.instant",), "", page="sales.md").on("a/b/", "a/b.md")) == "../../sales/"
    assert href(header(page="sales.md").on_template()) == "/base/sales/"
    assert href(header((), "", page="sales.md").on_template()) == "/sales/"


def test_it_is_there_while_the_offer_is_open() -> None:
    """Before and after there is nothing, and no address of an offer that is over."""
    assert header(closes=dt.date(2025, 5, 9)).on("", "index.md") == ""
    soon = header(opens=dt.date(2025, 6, 1)).on("", "index.md")
    assert href(soon) is None
    assert (
        '<span class="funnel-by-day"></span><template data-funnel-from="2025-06-01"><a class="funnel-header"'
        in soon
    )
    open_now = header(closes=DAY).on("", "index.md")
    assert href(open_now) == SALE
    assert open_now.endswith('<template data-funnel-from="2025-05-11"></template>')


def test_a_signup_page_has_none() -> None:
    """One promise, one form."""
    assert header().on("a/", "a.md", "signup.html") == ""
    assert header().on("a/", "a.md", "sales.html") != ""


def test_an_unsafe_address_gives_no_button() -> None:
    """Better none than one that runs a program."""
    assert header(url="javascript:alert(1)").on("", "index.md") == ""


def test_where_no_offer_is_named_there_is_none() -> None:
    """That is the usual case, and costs nothing."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Trial"})
    config.validate()
    empty = Header(Session(Settings(), Components(), DAY), config, Files([]))
    assert empty.on("", "index.md") == ""
    assert empty.on_template() == ""


def test_a_template_without_navigation_has_none() -> None:
    """Nothing may lead away from what it asks for."""
    made = header(page="sales.md")
    assert made.on("", "index.md", "signup.html") == ""
    assert made.on("", "index.md", "sales.html")
