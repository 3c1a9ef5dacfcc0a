"""The button of an offer in the header of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs.utils import get_relative_url

from mkdocs_funnel.adapters.mkdocs.site import is_withheld
from mkdocs_funnel.components.any_piece import THIS_PIECE, on_piece
from mkdocs_funnel.components.by_day import inline_by_day
from mkdocs_funnel.components.utm import ANY_PIECE, outgoing
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.providers.addresses import link_address
from mkdocs_funnel.reading.sitemap import is_place

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.model.offer import Offer

_ALONE = frozenset({"signup.html"})
"""Page templates without navigation: nothing may lead away from what they ask for."""


class Header:
    """Makes the button as each page needs it."""

    def __init__(self, session: Session, config: MkDocsConfig, files: Files) -> None:
        self._session = session
        self._offer = session.settings.offers.get(session.settings.header or "")
        self._address = (link_address(self._offer) if self._offer else None) or ""
        self._page = self._find_page(files)
        self._around = session.components.surroundings
        self._made: dict[tuple[str, bool], str] = {}
        self._root = urlsplit(config.site_url or "").path.rstrip("/") + "/"
        # Instant navigation keeps the header and changes the page below it.
        instant = "navigation.instant" in (config.theme.get("features") or ())
        self._stays = instant and bool(config.site_url)

    def on(self, url: str, path: str, template: object = None) -> str:
        """Return the button for a page; empty if there is none.

        Args:
            url: Where the page is, relative to the root of the site.
            path: Its source path.
            template: The template that its front matter names.
        """
        if self._offer is None or template in _ALONE:
            return ""
        return self._button(self._offer, self._from_root() if self._stays else self._from(url), path)

    def on_template(self) -> str:
        """Return the button for a page that may be shown at any address, such as that of an error."""
        if self._offer is None:
            return ""
        return self._button(self._offer, self._from_root(), "")

    def _find_page(self, files: Files) -> tuple[str, str] | None:
        """Return where on this site the button leads, and the fragment; None: elsewhere."""
        for place in (self._offer.page if self._offer else None, self._address):
            path, mark, fragment = (place or "").partition("#")
            file = files.get_file_from_path(path) if is_place(place) else None
            if file is not None and not is_withheld(file):
                return file.url.removeprefix("./"), mark + quote(fragment)
        return None

    def _from(self, url: str) -> str:
        return self._address if self._page is None else get_relative_url(self._page[0], url) + self._page[1]

    def _from_root(self) -> str:
        return self._address if self._page is None else "".join((self._root, *self._page))

    def _button(self, offer: Offer, href: str, path: str) -> str:
        key = (href, bool(path))
        if key not in self._made:
            later = [(day, self._on_day(offer, day, *key)) for day in offer.turns(self._session.today)]
            self._made[key] = inline_by_day(self._on_day(offer, self._session.today, *key), later)
        return on_piece(self._made[key], path)

    def _on_day(self, offer: Offer, day: dt.date | None, href: str, on_a_piece: bool) -> str:
        if offer.state(day) is not OfferState.OPEN:
            return ""
        href = outgoing(href, offer, ANY_PIECE if on_a_piece else None, self._around)
        return self._session.components.header(offer, href, page=THIS_PIECE if on_a_piece else "")
