"""Which open offers fit a piece, and the step that leads from the piece to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.providers.addresses import has_form, yes_address
from mkdocs_funnel.settings import Globs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings


@dataclass(frozen=True, slots=True)
class _Fit:
    """One open offer and the pieces it fits."""

    offer: Offer
    globs: Globs
    labels: frozenset[str]

    def by_topic(self, path: str, names: frozenset[str]) -> bool:
        return not self.labels.isdisjoint(names) or self.globs.matches(path)

    @property
    def always(self) -> bool:
        return self.offer.topics is None or self.offer.topics.everything

    @property
    def is_topical(self) -> bool:
        return self.offer.topics is not None and bool(self.labels or self.offer.topics.paths)


class OfferSteps:
    """The steps that the offers of a site make possible."""

    def __init__(self, pieces: Mapping[str, Piece], settings: Settings, today: dt.date | None) -> None:
        self._pieces = pieces
        self._offers = settings.offers
        self._today = today
        self._with_form = {offer.id for offer in self._offers.values() if has_form(offer)}
        fits = [_fit(offer) for offer in self._offers.values() if self._is_open(offer)]
        self._fits = {kind: [fit for fit in fits if fit.offer.kind is kind] for kind in OfferKind}
        self._topical = {
            kind: [fit for fit in of_kind if fit.is_topical] for kind, of_kind in self._fits.items()
        }
        self._always = {kind: [fit for fit in of_kind if fit.always] for kind, of_kind in self._fits.items()}

    def to(self, piece: Piece, name: str, origin: StepOrigin) -> NextStep | None:
        """Return the step to an offer, or to what it gives instead while it is not open; None: there is none."""
        seen: set[str] = set()
        while (offer := self._offers.get(name)) is not None and name not in seen:
            if self._is_open(offer):
                return self._to_open(piece, offer, origin)
            seen.add(name)
            name = offer.instead or ""
        return NextStep(origin, piece=name) if name in self._pieces and name != piece.path else None

    def fitting(self, piece: Piece, kind: OfferKind) -> Iterator[NextStep]:
        """Yield the steps to open offers of a kind that fit the piece, the best first.

        Offers that the text invites to, the last one met first; those that fit by topic; those for every piece.
        """
        seen: set[str] = set()
        for fit in self._in_order(piece, kind):
            if fit.offer.id not in seen:
                seen.add(fit.offer.id)
                step = self._to_open(piece, fit.offer, StepOrigin.SETTINGS)
                if step is not None:
                    yield step

    def _in_order(self, piece: Piece, kind: OfferKind) -> Iterator[_Fit]:
        """Yield what fits, some of it more than once; mostly the first is taken, and no other asked for."""
        if piece.invites:
            invited = [invite.offer for invite in piece.invites][::-1]
            met = [fit for fit in self._fits[kind] if fit.offer.id in invited]
            yield from sorted(met, key=lambda fit: invited.index(fit.offer.id))
        if topical := self._topical[kind]:
            names = frozenset([name.casefold() for name in (*piece.tags, *piece.categories)])
            yield from (fit for fit in topical if fit.by_topic(piece.path, names))
        yield from self._always[kind]

    def instead(self, piece: Piece) -> Iterator[NextStep]:
        """Yield what a reader is given who says no to what the piece asks for."""
        for call in piece.asks:
            offer = self._offers.get(call.offer or "")
            if offer is None or offer.instead is None:
                continue
            step = self.to(piece, offer.instead, StepOrigin.SETTINGS)
            if step is not None:
                yield step

    def _to_open(self, piece: Piece, offer: Offer, origin: StepOrigin) -> NextStep | None:
        """Return the step to an open offer: its form, else its sales page, else where the yes happens."""
        if offer.id in self._with_form:
            return NextStep(origin, offer=offer.id)
        place = _page_of(offer.url)
        for target in (offer.page, place):
            if target in self._pieces and target != piece.path:
                return NextStep(origin, offer=offer.id, piece=target)
        if place is not None or yes_address(offer) is None:
            return None
        return NextStep(origin, offer=offer.id)

    def _is_open(self, offer: Offer) -> bool:
        return offer.state(self._today) is OfferState.OPEN


def _fit(offer: Offer) -> _Fit:
    topics = offer.topics
    if topics is None:
        return _Fit(offer, Globs(()), frozenset())
    labels = frozenset(name.casefold() for name in (*topics.tags, *topics.categories))
    return _Fit(offer, Globs(topics.paths), labels)


def _page_of(url: str | None) -> str | None:
    """Return the source path of a place on the site, None for an address outside it."""
    if url is None or ":" in url.partition("#")[0]:
        return None
    return url.partition("#")[0]
