"""Which offer a writer means, and what a reader gets in its stead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_funnel.adapters.markdown.places import link_to, offer_link
from mkdocs_funnel.components.no_thanks import NoThanks
from mkdocs_funnel.components.utm import ANY_PIECE, outgoing
from mkdocs_funnel.providers.addresses import has_form

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.model.offer import Offer

_REFERENCE = re.compile(r"\s*offer\s*:(?P<id>[^#?]*)(?:\?[^#]*)?(?:#(?P<part>.*))?", re.I | re.S)

_BEGINS = "oO%"
"""What a reference may begin with, besides space."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An offer as a writer names it."""

    id: str
    to_sales_page: bool = False


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a reader is given instead of an offer that is not open."""

    href: str
    """Empty: there is an offer that has a form and no address to link to."""

    text: str
    offer: Offer | None = None
    """None: it is a piece."""


def read_reference(href: str) -> Reference | None:
    """Return the offer that an `offer:ID` or `offer:ID#page` address names; None if it is no such address."""
    begin = href[:1]
    if not (begin in _BEGINS or begin.isspace()) or (":" not in href and "%" not in href):
        return None  # Most links stay within the site, or lead to the web.
    return _read(href)


@lru_cache(maxsize=1024)
def _read(href: str) -> Reference | None:
    match = _REFERENCE.fullmatch(unquote(href))
    if match is None:
        return None
    part = (match["part"] or "").strip().lower()
    return Reference(match["id"].strip().strip("/"), part == "page")


@dataclass(frozen=True)
class Catalogue:
    """The offers of a session as one page sees them."""

    session: Session
    page: str | None
    """Source path of the page; None: not known."""

    called: str | None = None
    """What the addresses of offers say that they stand on; None: the page."""

    def anywhere(self) -> Catalogue:
        """Return the offers as pages of the same folder see them, with `ANY_PIECE` in their addresses."""
        return replace(self, called=ANY_PIECE)

    def get(self, name: str) -> Offer | None:
        """Return the offer of that id; case does not matter."""
        offers = self.session.settings.offers
        return offers.get(name) or offers.get(name.lower())

    def is_open(self, offer: Offer) -> bool:
        """Return whether the offer takes a yes today."""
        return self.session.is_open(offer)

    def link(self, offer: Offer, *, to_sales_page: bool = False) -> str | None:
        """Return the link from this page to the offer."""
        href = offer_link(offer, self.page, to_sales_page=to_sales_page)
        return href and outgoing(href, offer, self.called or self.page, self.session.components.surroundings)

    def link_to(self, place: str) -> str | None:
        """Return the link from this page to a place on the site, or to an address."""
        return link_to(place, self.page)

    def closed_at(self, href: str) -> Offer | None:
        """Return the offer that is not open and has this address, unless an open one has it too."""
        offer = self.at(href)
        return offer if offer and not self.is_open(offer) else None

    def at(self, href: str) -> Offer | None:
        """Return the offer that has this address, an open one first; None too where no offer is ever closed."""
        return self.session.offer_at(href)

    def on(self, day: dt.date) -> Catalogue:
        """Return the offers as this page sees them on a later day."""
        return Catalogue(self.session.on(day), self.page, self.called)

    @property
    def counting(self) -> Sequence[str]:
        """The services that count clicks on what invites to an offer."""
        return self.session.settings.analytics

    def counted_at(self, href: str) -> Offer | None:
        """Return the open offer that has this address, if anybody counts the clicks on it."""
        return self.session.counted_at(href)

    def stand_in(self, offer: Offer) -> StandIn | None:
        """Follow `instead` to the first offer that is open, or to a piece other than this one."""
        seen = {offer.id}
        while offer.instead is not None:
            following = self.get(offer.instead)
            if following is None:
                return self._piece(offer.instead)
            if self.is_open(following):
                href = self.link(following)
                if not href and not has_form(following):
                    return None
                return StandIn(href or "", following.button, following)
            if following.id in seen:
                return None
            seen.add(following.id)
            offer = following
        return None

    def no_thanks(self, offer: Offer) -> NoThanks | None:
        """Return the quiet way out for a reader who says no to an offer; None: it has no `instead` to link to."""
        given = self.stand_in(offer)
        return NoThanks(given.href, given.text, given.offer) if given and given.href else None

    def _piece(self, path: str) -> StandIn | None:
        href = link_to(path, self.page)
        if href is None or path.partition("#")[0] == self.page:
            return None
        return StandIn(href, self.session.components.words["read_instead"])
