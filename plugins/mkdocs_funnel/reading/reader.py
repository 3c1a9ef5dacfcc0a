"""One page of a site to a piece: its role, its calls, its links, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.reading.dates import names, piece_date
from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.reading.gather import Gatherer
from mkdocs_funnel.reading.offer_places import OfferPlaces
from mkdocs_funnel.reading.recognise import Recogniser
from mkdocs_funnel.reading.roles import RoleBook, infer_role
from mkdocs_funnel.reading.sitemap import SiteMap

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_funnel.model.link import Link
    from mkdocs_funnel.model.notice import Notice
    from mkdocs_funnel.model.page import Page, Site
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.elements import Article

NO_META = FunnelMeta()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page holds."""

    piece: Piece | None
    """None: the page is a listing and nothing else."""

    links: tuple[Link, ...]
    """Links to other pages in reading order; a listing's too."""

    notices: tuple[Notice, ...]

    mended: str | None = None
    """The HTML that was read in the stead of the page's own."""


class Reader:
    """Reads the pages of one site."""

    def __init__(self, site: Site, settings: Settings, today: dt.date | None) -> None:
        self.sitemap = SiteMap(site)
        self._roles = RoleBook(settings)
        recogniser = Recogniser(settings, today, site.language)
        self._shown = frozenset(path for page in site.pages for path in page.shows)
        self._places = OfferPlaces(settings, self.sitemap)
        self._gatherer = Gatherer(settings, self.sitemap, recogniser, self._places)

    def read(self, page: Page, meta: FunnelMeta = NO_META, article: Article | None = None) -> Reading:
        """Return what `page` holds; `article` is what was found in its HTML, if that was read already."""
        if article is None:
            article = self.article(page)
        declared = self._roles.declared(page.path, meta)
        asks = declared is not None and Role.ASK in declared[0]
        gathered = self._gatherer.gather(page, article, asks=asks)
        links = tuple(gathered.links)
        if page.listing and not self._roles.makes_piece(page.path, meta):
            return Reading(None, links, tuple(gathered.notices))
        calls = tuple(sorted(gathered.calls, key=lambda call: call.position))
        roles, source, reasons = declared or infer_role(page.path, page.title, calls)
        piece = Piece(
            path=page.path,
            url=page.url,
            title=page.title,
            roles=roles,
            role_source=source,
            role_reasons=reasons,
            date=piece_date(page.meta),
            tags=names(page.meta, "tags"),
            categories=names(page.meta, "categories"),
            calls=calls,
            invites=tuple(sorted(gathered.invites, key=lambda invite: invite.position)),
            links=links,
            listed=page.path in self._shown,
            follower=page.follower,
            meta=meta,
        )
        return Reading(piece, links, tuple(gathered.notices))

    def article(self, page: Page) -> Article:
        """Return what stands in the HTML of a page."""
        return read_article(page.html, self.anchors(page.path))

    def anchors(self, path: str) -> frozenset[str]:
        """Return the `id`s on a page at which the yes to some offer happens."""
        return self._places.anchors(path)
