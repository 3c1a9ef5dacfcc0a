"""Where on the site itself the yes to an offer happens, and on which page it is sold."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_funnel.model.page import Page
from mkdocs_funnel.reading.sitemap import Where, is_place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.sitemap import Place, SiteMap


class OfferPlaces:
    """The places of all offers."""

    def __init__(self, settings: Settings, sitemap: SiteMap) -> None:
        self._happens_on: defaultdict[str, list[Offer]] = defaultdict(list)
        self._sold_on: dict[str, str] = {}
        for offer in settings.offers.values():
            if (place := _own_place(offer, sitemap)) is not None:
                self._happens_on[place.target].append(offer)
            if offer.page:
                self._sold_on.setdefault(sitemap.place_of(offer.page).target, offer.id)

    def happening_on(self, path: str) -> Sequence[Offer]:
        """Return the offers to which a reader says yes on a page."""
        return self._happens_on.get(path, ())

    def anchors(self, path: str) -> frozenset[str]:
        """Return the `id`s on a page at which the yes to some offer happens."""
        return frozenset(map(anchor, self.happening_on(path))) - {""}

    @property
    def pages(self) -> Collection[str]:
        """Source paths of the pages on which an offer is sold, or a yes happens."""
        return self._happens_on.keys() | self._sold_on.keys()

    def led_to(self, place: Place) -> str | None:
        """Return the id of the offer that is sold on a page, or to which the yes happens at this very place."""
        if (sold := self._sold_on.get(place.target)) is not None:
            return sold
        for offer in self.happening_on(place.target):
            if anchor(offer) == place.fragment:
                return offer.id
        return None


def anchor(offer: Offer) -> str:
    """Return the `id` at which the yes to an offer happens; `` for the page as a whole."""
    return unquote((offer.url or "").partition("#")[2])


def _own_place(offer: Offer, sitemap: SiteMap) -> Place | None:
    """Return where on this site the yes happens; None: elsewhere."""
    if is_place(offer.url):
        return sitemap.place_of(offer.url or "")
    # A whole address may lead to a page of the site as well.
    place = sitemap.resolve(offer.url or "mailto:", Page(path="", url=""))
    return place if place.where is Where.PAGE else None
