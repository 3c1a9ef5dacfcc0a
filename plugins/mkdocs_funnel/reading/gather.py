"""What the elements of one page are: calls, invitations, links to other pages, or something wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_funnel.model.call import Call, Invite
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.notice import BrokenStep, Notice, TaggedLink
from mkdocs_funnel.reading.addresses import utm_names
from mkdocs_funnel.reading.certain import lines_of
from mkdocs_funnel.reading.lines import offer_key, taken_key, written_key
from mkdocs_funnel.reading.noted import noted, replaced, unknown_offer
from mkdocs_funnel.reading.offer_places import anchor
from mkdocs_funnel.reading.sitemap import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.element import Element
    from mkdocs_funnel.reading.elements import Article
    from mkdocs_funnel.reading.offer_places import OfferPlaces
    from mkdocs_funnel.reading.recognise import Recogniser
    from mkdocs_funnel.reading.sitemap import Place, SiteMap


@dataclass(slots=True)
class Gathered:
    """What was found on one page."""

    calls: list[Call] = field(default_factory=list)
    invites: list[Invite] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    framed: set[str] = field(default_factory=set)
    """The offers that a page template invites to."""

    def close_frame(self) -> None:
        """Put the last invitation of a page template at the end of its page, however short the text above it is."""
        for offer in self.framed:
            last = max((at for at, invite in enumerate(self.invites) if invite.offer == offer), default=None)
            if last is not None:
                self.invites[last] = replace(self.invites[last], position=1.0)


class Gatherer:
    """Goes through the elements of the pages of one site."""

    def __init__(
        self, settings: Settings, sitemap: SiteMap, recogniser: Recogniser, places: OfferPlaces
    ) -> None:
        self._settings = settings
        self._sitemap = sitemap
        self._recogniser = recogniser
        self._places = places
        self._sells = places.pages
        self._adding = {
            short.rstrip("/"): tuple(f"utm_{name}" for name in channel.utm)
            for channel in settings.channels
            if (short := channel.short_path) and channel.utm
        }
        """The parameters that short addresses add."""

    def gather(self, page: Page, article: Article, *, asks: bool) -> Gathered:
        """Return what is found on a page; `asks`: it has the role ask."""
        found = Gathered()
        resolved = [self._resolved(element, page) for element in article.elements]
        lines = lines_of(page, [key for _, key in resolved], self._sitemap, self._recogniser.offer_at)
        for element, (place, _), line in zip(article.elements, resolved, lines, strict=True):
            known = line if element.line is None else element.line
            if place is None:
                found.notices += noted(page, element, known)
            elif (
                place.where is Where.PAGE
                and not element.marks
                and not element.classes
                and element.tag == "a"
                and place.target not in self._sells
                and not place.over
                and "utm_" not in element.href
            ):
                # Most links are such, of which nothing else is to be said.
                self._lead_on(page, element, place.target, known, found)
            else:
                self._add(page, element, place, known, found, asks=asks)
        found.links += [Link(page.path, target, LinkKind.LISTING) for target in page.shows]
        found.close_frame()
        self._add_places(page, article, found)
        self._add_follow_ups(page, found)
        return found

    def _lead_on(self, page: Page, element: Element, target: str, line: int | None, found: Gathered) -> None:
        if target == page.path:
            return
        kind = _link_kind(element) if element.marks else LinkKind.BODY
        # Without a source nothing has a line, so what a listing shows tells which links it made.
        if page.listing and kind is LinkKind.BODY and (line is None if page.source else target in page.shows):
            kind = LinkKind.LISTING
        found.links.append(Link(page.path, target, kind, element.text, line))

    def _resolved(self, element: Element, page: Page) -> tuple[Place | None, str | None]:
        """Return where an element leads, and by which key its line is found; a mark leads nowhere."""
        marks, href = element.marks, element.href
        if (marks or ":" in href) and (key := _nowhere(element)) is not None:
            return None, key
        if not href and (element.tag != "form" or "offer" not in marks):
            return None, None
        place = self._sitemap.resolve(href, page)
        if element.line is not None:
            return place, None
        if marks:
            if marks.get("source") == "template" or "no" in marks:
                return place, None  # No link of the writer's is behind it.
            if name := marks.get("instead-of"):
                return place, taken_key(name)
            if name := marks.get("offer"):
                return place, offer_key(name)
        if place.where is Where.PAGE:
            return place, place.target
        if place.where is Where.BROKEN:
            return place, place.withheld or written_key(href, page, self._sitemap)
        return place, href

    def _add(
        self, page: Page, element: Element, place: Place, line: int | None, found: Gathered, *, asks: bool
    ) -> None:
        if element.marks:
            found.notices += replaced(page, element)
            if element.marks.get("source") == "template":
                found.framed.add(element.marks.get("offer", ""))
        inside = place.where is Where.PAGE
        if inside and element.tag == "a":
            found.notices += self._tagged(page, element, place, line)
        call = self._recogniser.call(element, line, on_ask_piece=asks, inside=inside)
        if call is not None:
            found.calls.append(call)
            if call.offer is not None:
                found.invites.append(Invite(call.offer, call.position, placed=call.counts))
        elif inside and element.tag == "a":
            self._add_link(page, element, place, line, found)
        elif place.where is Where.BROKEN and element.tag == "a":
            found.notices.append(BrokenStep(page.path, line, element.href, place.reason))

    def _tagged(self, page: Page, element: Element, place: Place, line: int | None) -> Iterator[TaggedLink]:
        names = utm_names(element.href) if "utm_" in element.href else ()
        if names:
            yield TaggedLink(page.path, line, place.target, names)
        elif place.over in self._adding:
            yield TaggedLink(page.path, line, place.target, self._adding[place.over], place.over)

    def _add_link(
        self, page: Page, element: Element, place: Place, line: int | None, found: Gathered
    ) -> None:
        marked = element.marks.get("offer")
        offer = marked or self._places.led_to(place)
        if offer in self._settings.offers:
            found.invites.append(Invite(str(offer), element.position, placed=bool(marked)))
        self._lead_on(page, element, place.target, line, found)

    def _add_places(self, page: Page, article: Article, found: Gathered) -> None:
        for offer in self._places.happening_on(page.path):
            name = anchor(offer)
            if name and name not in article.anchors:
                field_name = f"offers.{offer.id}.url"
                found.notices.append(
                    BrokenStep(self._settings.file, offer.line, offer.url or "", "missing", field_name)
                )
                continue
            call = self._recogniser.place_call(offer, article.anchors.get(name, 0.0))
            found.calls.append(call)
            found.invites.append(Invite(offer.id, call.position, placed=True))

    def _add_follow_ups(self, page: Page, found: Gathered) -> None:
        for call in found.calls:
            offer = self._settings.offers.get(call.offer or "")
            if offer is None or call.is_ask or not call.counts:
                continue
            for step in offer.then:
                place = self._sitemap.place_of(step)
                if place.where is Where.PAGE and place.target != page.path:
                    link = Link(page.path, place.target, LinkKind.FOLLOW_UP, offer.title, call.line)
                    found.links.append(link)


def _nowhere(element: Element) -> str | None:
    """Return the key of an element that leads nowhere because of the offer that it names, None for all others."""
    if (name := element.marks.get("taken")) is not None:
        return taken_key(name)
    name = unknown_offer(element) or element.marks.get("unplaced")
    return None if name is None else offer_key(name)


def _link_kind(element: Element) -> LinkKind:
    if not element.marks:
        return LinkKind.BODY
    if element.marks.get("source") == LinkKind.NEXT_STEP:
        return LinkKind.NEXT_STEP
    return LinkKind.COMPONENT if {"offer", "no"} & element.marks.keys() else LinkKind.BODY
