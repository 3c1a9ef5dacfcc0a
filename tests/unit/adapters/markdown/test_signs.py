"""What tells that a text may hold an offer, held against a search of the text in small letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.adapters.markdown.signs import Signs, may_refer

HOSTS = ("shop.example", "pay.shop.example", "a.fi")
PARTS = [
    "offer", "OFFER", "oFFer", "offe", " ", "\n", "\xa0", ":", "%", "&", "shop", "SHOP", ".", "example", "Example",
    "exampl", "pay.", "a.f", "i", "İ", "\u212a", "\u0131", "é", "x", "/",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS) | st.characters(), max_size=12).map("".join)


@given(TEXTS)
def test_references_are_found_as_in_small_letters(text: str) -> None:
    """Whatever stands between the word and its sign."""
    assert may_refer(text) == (re.search(r"offer\s*[:%&]", text.lower()) is not None)


@given(
    TEXTS,
    st.sampled_from(
        [(), HOSTS, HOSTS[:1], ("intranet",), ("bücher.example",), ("",), ("shop.",), (".i", "a.-x")]
    ),
)
def test_signs_are_found_as_in_small_letters(text: str, hosts: tuple[str, ...]) -> None:
    """Letters that only a search without regard to case takes for one of ASCII may give a few more."""
    small = text.lower()
    signs = Signs(hosts)
    there = any(host in small for host in hosts)
    if text.isascii():
        assert signs.is_addressed(text) is there
        assert signs.are_in(text) is (there or "offer:" in small)
    assert signs.is_addressed(text) >= there
    assert signs.are_in(text) >= (there or "offer:" in small)


@given(TEXTS)
def test_places_are_where_the_signs_are(text: str) -> None:
    """There is one if there is a sign, and each lies within one."""
    signs = Signs(HOSTS)
    places = list(signs.places(text) or ())
    assert bool(places) is signs.are_in(text)
    for place in places:
        assert signs.are_in(text[max(0, place - 16) : place + 16])
        assert text[place] in ":."


@pytest.mark.parametrize("hosts", [("intranet",), ("shop.example", "bücher.example"), ("",)])
def test_hosts_that_are_not_searched_for_by_their_point(hosts: tuple[str, ...]) -> None:
    """They are found all the same; only where is not told."""
    signs = Signs(hosts)
    assert signs.places("offer:x") is None
    assert signs.is_addressed(f"<a href='https://{hosts[-1].upper()}/x'>")


def test_without_hosts_only_references_are_signs() -> None:
    """No offer is ever closed, and nobody counts."""
    assert list(Signs(()).places("<a href=offer:x>") or ()) == [13]
    assert not Signs(()).is_addressed("https://shop.example")
