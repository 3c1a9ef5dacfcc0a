"""One page of a site to a piece: its role, its calls, its links, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_funnel.model.call import Call, Invite
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.notice import BrokenStep, Notice, ReplacedCall, TakenLink, UnknownOffer
from mkdocs_funnel.model.page import Page
from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.reading.dates import names, piece_date
from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.reading.lines import SourceLines
from mkdocs_funnel.reading.recognise import Recogniser
from mkdocs_funnel.reading.roles import RoleBook, infer_role
from mkdocs_funnel.reading.sitemap import Place, SiteMap, Where, is_place

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.page import Site
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.elements import Article, Element

NO_META = FunnelMeta()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page holds."""

    piece: Piece | None
    """None: the page is a listing and nothing else."""

    links: tuple[Link, ...]
    """Links to other pages in reading order; a listing's too."""

    notices: tuple[Notice, ...]


@dataclass(slots=True)
class _Gathered:
    calls: list[Call] = field(default_factory=list)
    invites: list[Invite] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class Reader:
    """Reads the pages of one site."""

    def __init__(self, site: Site, settings: Settings, today: dt.date | None) -> None:
        self.sitemap = SiteMap(site)
        self._settings = settings
        self._roles = RoleBook(settings)
        self._recogniser = Recogniser(settings, today, site.language)
        self._shown = frozenset(path for page in site.pages for path in page.shows)
        self._happens_on: defaultdict[str, list[Offer]] = defaultdict(list)
        self._sold_on: dict[str, str] = {}
        for offer in settings.offers.values():
            if (place := self._own_place(offer)) is not None:
                self._happens_on[place.target].append(offer)
            if offer.page:
                self._sold_on.setdefault(self.sitemap.place_of(offer.page).target, offer.id)

    def _own_place(self, offer: Offer) -> Place | None:
        """Return where on this site the yes happens; None: elsewhere."""
        if is_place(offer.url):
            return self.sitemap.place_of(offer.url or "")
        # A whole address may lead to a page of the site as well.
        place = self.sitemap.resolve(offer.url or "mailto:", Page(path="", url=""))
        return place if place.where is Where.PAGE else None

    def read(self, page: Page, meta: FunnelMeta = NO_META, article: Article | None = None) -> Reading:
        """Return what `page` holds; `article` is what was found in its HTML, if that was read already."""
        if article is None:
            article = self.article(page)
        declared = self._roles.declared(page.path, meta)
        gathered = _Gathered()
        self._gather(page, article, gathered, asks=declared is not None and Role.ASK in declared[0])
        self._add_places(page, article, gathered)
        self._add_follow_ups(page, gathered)
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
        return frozenset(map(_anchor, self._happens_on.get(path, ()))) - {""}

    def _gather(self, page: Page, article: Article, gathered: _Gathered, *, asks: bool) -> None:
        lines = SourceLines(page, self.sitemap, self._recogniser.offer_at)
        for element in article.elements:
            if not self._is_mark(page, element, lines, gathered):
                self._add(page, element, lines, gathered, asks=asks)
        gathered.links += [Link(page.path, target, LinkKind.LISTING) for target in page.shows]

    def _is_mark(self, page: Page, element: Element, lines: SourceLines, gathered: _Gathered) -> bool:
        if (name := element.marks.get("taken")) is not None:
            line = element.line or lines.take_taken(name)
            gathered.notices.append(TakenLink(page.path, line, name, element.text))
            return True
        name = element.marks.get("unknown")
        if name is None and element.href.lower().startswith("offer:"):
            name = element.href[len("offer:") :].partition("#")[0]
        if name is None:
            return False
        line = element.line or lines.take_offer(name)
        gathered.notices.append(UnknownOffer(page.path, line, name))
        return True

    def _note_replaced(self, page: Page, element: Element, gathered: _Gathered) -> None:
        if (name := element.marks.get("instead-of")) is not None:
            gathered.notices.append(ReplacedCall(page.path, name))

    def _add(
        self, page: Page, element: Element, lines: SourceLines, gathered: _Gathered, *, asks: bool
    ) -> None:
        self._note_replaced(page, element, gathered)
        if not element.href:
            return
        place = self.sitemap.resolve(element.href, page)
        line = self._line(element, place, lines)
        inside = place.where is Where.PAGE
        call = self._recogniser.call(element, line, on_ask_piece=asks, inside=inside)
        if call is not None:
            gathered.calls.append(call)
            if call.offer is not None:
                gathered.invites.append(Invite(call.offer, call.position, placed=call.counts))
        elif inside and element.tag == "a":
            self._add_link(page, element, place, line, gathered)
        elif place.where is Where.BROKEN and element.tag == "a":
            gathered.notices.append(BrokenStep(page.path, line, element.href, place.reason))

    def _line(self, element: Element, place: Place, lines: SourceLines) -> int | None:
        if element.line is not None:
            return element.line
        if name := element.marks.get("instead-of"):
            return lines.take_taken(name)
        if name := element.marks.get("offer"):
            return lines.take_offer(name)
        if place.where is Where.BROKEN:
            return lines.take(place.withheld) if place.withheld else lines.take_written(element.href)
        return lines.take(place.target if place.where is Where.PAGE else element.href)

    def _add_link(
        self, page: Page, element: Element, place: Place, line: int | None, gathered: _Gathered
    ) -> None:
        marked = element.marks.get("offer")
        offer = marked or self._sold_on.get(place.target) or self._yes_at(place)
        if offer in self._settings.offers:
            gathered.invites.append(Invite(str(offer), element.position, placed=bool(marked)))
        if place.target == page.path:
            return
        kind = _link_kind(element)
        # Without a source nothing has a line, so what a listing shows tells which links it made.
        generated = line is None if page.source else place.target in page.shows
        if page.listing and generated and kind is LinkKind.BODY:
            kind = LinkKind.LISTING
        gathered.links.append(Link(page.path, place.target, kind, element.text, line))

    def _yes_at(self, place: Place) -> str | None:
        for offer in self._happens_on.get(place.target, ()):
            if _anchor(offer) == place.fragment:
                return offer.id
        return None

    def _add_places(self, page: Page, article: Article, gathered: _Gathered) -> None:
        for offer in self._happens_on.get(page.path, ()):
            anchor = _anchor(offer)
            if anchor and anchor not in article.anchors:
                field_name = f"offers.{offer.id}.url"
                gathered.notices.append(
                    BrokenStep(self._settings.file, offer.line, offer.url or "", "missing", field_name)
                )
                continue
            call = self._recogniser.place_call(offer, article.anchors.get(anchor, 0.0))
            gathered.calls.append(call)
            gathered.invites.append(Invite(offer.id, call.position, placed=True))

    def _add_follow_ups(self, page: Page, gathered: _Gathered) -> None:
        for call in gathered.calls:
            offer = self._settings.offers.get(call.offer or "")
            if offer is None or call.is_ask or not call.counts:
                continue
            for step in offer.then:
                place = self.sitemap.place_of(step)
                if place.where is Where.PAGE and place.target != page.path:
                    link = Link(page.path, place.target, LinkKind.FOLLOW_UP, offer.title, call.line)
                    gathered.links.append(link)


def _anchor(offer: Offer) -> str:
    return unquote((offer.url or "").partition("#")[2])


def _link_kind(element: Element) -> LinkKind:
    if element.marks.get("source") == LinkKind.NEXT_STEP:
        return LinkKind.NEXT_STEP
    return LinkKind.COMPONENT if "offer" in element.marks else LinkKind.BODY
