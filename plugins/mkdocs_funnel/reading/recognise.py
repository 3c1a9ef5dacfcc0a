"""Whether an element is a call to action, and for which offer: design section 3, first hit wins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_funnel.model.call import Call, CallSource, Evidence
from mkdocs_funnel.model.offer import OfferKind, OfferState, Via
from mkdocs_funnel.model.settings import ContactAsks, Undeclared
from mkdocs_funnel.reading.addresses import CONTACT, OfferBook
from mkdocs_funnel.reading.duds import dud_reason
from mkdocs_funnel.reading.hosts import HostBook
from mkdocs_funnel.reading.verbs import is_imperative

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.element import Element


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What speaks for an element being a call."""

    kind: OfferKind
    evidence: Evidence
    offer: str | None = None
    via: Via | None = None


class Recogniser:
    """Tells calls to action from other elements by the settings of one site."""

    def __init__(self, settings: Settings, today: dt.date | None, language: str = "en") -> None:
        self._settings = settings
        self._undeclared = settings.undeclared_asks
        self._today = today
        self._language = language
        self._offers = OfferBook(settings.offers)

    def call(self, element: Element, line: int | None, *, on_ask_piece: bool, inside: bool) -> Call | None:
        """Return the call that `element` is, None if it is none.

        Args:
            element: An element with an address.
            line: Its line in the source.
            on_ask_piece: Whether the piece has the role ask.
            inside: Whether the address leads to a page of the site.
        """
        if inside and not element.marks and "funnel-ask" not in element.classes:
            return None  # Most links are such.
        verdict = self._verdict(element, on_ask_piece=on_ask_piece, inside=inside)
        if verdict is None:
            return None
        dud = dud_reason(element.href)
        return Call(
            kind=verdict.kind,
            href=element.href,
            text=element.text,
            evidence=verdict.evidence,
            source=_source(element),
            offer=verdict.offer,
            via=verdict.via,
            line=line,
            position=element.position,
            counts=dud is None and self._counts(verdict),
            dud=dud,
            primary=element.looks_primary,
        )

    def place_call(self, offer: Offer, position: float) -> Call:
        """Return the call that a piece holds because an offer's yes happens on it."""
        return Call(
            kind=offer.kind,
            href=f"#{(offer.url or '').partition('#')[2]}",
            text=offer.button,
            evidence=Evidence.PLACE,
            offer=offer.id,
            via=offer.via,
            position=position,
            counts=self.is_open(offer),
        )

    def offer_at(self, href: str) -> str | None:
        """Return the id of the declared offer that an address outside the site belongs to."""
        return self._offers.find(href)

    def is_open(self, offer: Offer) -> bool:
        """Return whether the offer takes a yes today."""
        return offer.state(self._today) is OfferState.OPEN

    def _verdict(self, element: Element, *, on_ask_piece: bool, inside: bool) -> _Verdict | None:
        if "funnel-no-ask" in element.classes:
            return None
        offer = self._marked_offer(element)
        if offer is not None:
            # A form takes the address wherever it posts to; a link to a page of the site only leads on.
            is_link = inside and element.tag != "form"
            return None if is_link else _Verdict(offer.kind, Evidence.MARK, offer.id, offer.via)
        if "funnel-ask" in element.classes:
            return self._writers_mark(element)
        if inside:
            return None
        if (declared := self._declared(element)) is not None:
            return declared
        return self._known_host(element) or self._contact(element, on_ask_piece)

    @cached_property
    def _hosts(self) -> HostBook:
        return HostBook(self._settings.hosts)

    def _marked_offer(self, element: Element) -> Offer | None:
        return self._settings.offers.get(element.marks.get("offer", ""))

    def _writers_mark(self, element: Element) -> _Verdict:
        known = self._declared(element) or self._known_host(element)
        if known is not None and known.kind is OfferKind.SALE:
            return _Verdict(known.kind, Evidence.MARK, known.offer, known.via)
        return _Verdict(OfferKind.SALE, Evidence.MARK)

    def _declared(self, element: Element) -> _Verdict | None:
        name = self._offers.find(element.href)
        if name is None:
            return None
        offer = self._settings.offers[name]
        return _Verdict(offer.kind, Evidence.DECLARED, name, offer.via)

    def _known_host(self, element: Element) -> _Verdict | None:
        known = self._hosts.find(element.href)
        if known is None or not (known.direct or is_imperative(element.text, self._language)):
            return None
        if known.offer_kind is OfferKind.SALE and not self._undeclared_wanted:
            return None
        return _Verdict(known.offer_kind, Evidence.HOST, via=known.via)

    def _contact(self, element: Element, on_ask_piece: bool) -> _Verdict | None:
        anywhere = self._settings.contact is ContactAsks.ANYWHERE
        if not self._undeclared_wanted or not (on_ask_piece or anywhere):
            return None
        if element.href.partition(":")[0].lower() not in CONTACT:
            return None
        return _Verdict(OfferKind.SALE, Evidence.CONTACT, via=Via.CONTACT)

    @property
    def _undeclared_wanted(self) -> bool:
        return self._undeclared is not Undeclared.IGNORE

    def _counts(self, verdict: _Verdict) -> bool:
        if verdict.offer is not None:
            return self.is_open(self._settings.offers[verdict.offer])
        if verdict.kind is OfferKind.SIGNUP or verdict.evidence is Evidence.MARK:
            return True
        return self._undeclared is Undeclared.COUNT


def _source(element: Element) -> CallSource:
    if element.marks.get("source") == CallSource.NEXT_STEP:
        return CallSource.NEXT_STEP
    if "offer" in element.marks or "funnel-ask" in element.classes:
        return CallSource.COMPONENT
    return CallSource.BODY
