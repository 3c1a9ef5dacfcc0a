"""Whose address a link has, told at a glance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.reading.addresses import OfferBook

OFFERS = {
    name: Offer(id=name, kind=OfferKind.SALE, title=name, url=url, also=also)
    for name, url, also in (
        ("shop", "https://shop.example/a", ("https://www.pay.example/*",)),
        ("mail", "mailto:me@post.example", ()),
        ("piece", "start.md", ("https://whole.example*",)),
    )
}
SESSION = Session(Settings(offers=OFFERS), Components())
BOOK = OfferBook(OFFERS)
HREFS = st.lists(
    st.sampled_from(
        [
            "https:", "http:", "HTTPS:", "//", "/", "\\", "shop.example", "SHOP.example", "shop", ".example", "www.",
            "pay.example", "whole.example", "far.example", "me@", ":443", "a", "?", "#", " ", "\t", "%2e", "mailto:",
            "post.example", "[", "é", "\uff0e",
        ]
    )
    | st.characters(),
    max_size=7,
).map("".join)  # fmt: skip


@given(HREFS)
def test_no_offer_has_an_address_at_the_host_of_a_stranger(href: str) -> None:
    """Whatever the address looks like; what is known of a host holds for all of it."""
    if SESSION.is_stranger(href):
        assert BOOK.find(href) is None


def test_most_addresses_are_told_at_once() -> None:
    """Those of offers, and those that only a parser can read, are not."""
    assert SESSION.is_stranger("https://far.example/x?y#z")
    assert SESSION.is_stranger("http://www.far.example")
    near = [
        "https://shop.example/b",
        "https://www.pay.example/x",
        "https://WHOLE.example",
        "https://x@far.example/",
    ]
    near += ["https://far.example:443/", "mailto:me@post.example", "a/b.md", "//far.example/", "offer:shop"]
    assert not any(map(SESSION.is_stranger, near))


def test_pages_that_offers_name_are_known() -> None:
    """Sales pages, and what stands for an offer that is closed, less fragments."""
    offer = Offer(id="a", kind=OfferKind.SALE, title="A", page="sales/a.md", instead="b.md#c")
    assert Session(Settings(offers={"a": offer}), Components()).named_pages == {"sales/a.md", "b.md"}
