"""The one next step of every piece: what its writer names, then declared paths, then the site's policy."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.call import Call, CallSource, Evidence
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import StepPolicy
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.settings import Globs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings

DEFAULT_POLICY = {
    Role.LEAD: StepPolicy.SIGNUP,
    Role.NURTURE: StepPolicy.ASK,
    Role.ASK: StepPolicy.INSTEAD,
}
LAST_QUARTER = 0.75
"""A piece that asks for an offer after this much of its text needs no step to the same offer."""


NO_DUDS: Mapping[str, str] = MappingProxyType({})


def choose_steps(
    pieces: Mapping[str, Piece],
    settings: Settings,
    today: dt.date | None,
    duds: Mapping[str, str] = NO_DUDS,
) -> dict[str, NextStep]:
    """Return the next step of each piece that is given one, by source path.

    A step that policy chooses never leaves its piece without a way to an ask when another would give it
    one. What counts as a way grows in three rounds: what writers wrote; the steps that they named; the
    steps of pieces whose policy is to ask.
    """
    return _Chooser(pieces, settings, today, duds).steps()


def with_steps(
    pieces: Mapping[str, Piece],
    steps: Mapping[str, NextStep],
    settings: Settings,
    duds: Mapping[str, str] = NO_DUDS,
) -> dict[str, Piece]:
    """Return the pieces as readers meet them: each with the link or call that its step puts on it.

    `duds` tells, by the id of an offer, why nobody can say yes at its address.
    """
    met = dict(pieces)
    for path, step in steps.items():
        piece = met.get(path)
        offer = settings.offers.get(step.offer or "")
        if piece is None:
            continue
        if step.piece is not None:
            link = Link(path, step.piece, LinkKind.NEXT_STEP, offer.button if offer else "")
            met[path] = replace(piece, links=(*piece.links, link))
        elif offer is not None:
            met[path] = _with_call(piece, offer, pieces, duds.get(offer.id))
    return met


def _with_call(piece: Piece, offer: Offer, pieces: Mapping[str, Piece], dud: str | None) -> Piece:
    call = Call(
        kind=offer.kind,
        href=offer.url or "",
        text=offer.button,
        evidence=Evidence.MARK,
        source=CallSource.NEXT_STEP,
        offer=offer.id,
        via=offer.via,
        position=1.0,
        counts=dud is None,
        dud=dud,
        primary=True,
    )
    follow_ups = tuple(
        Link(piece.path, target, LinkKind.FOLLOW_UP, offer.title)
        for target in offer.then
        if call.counts and not call.is_ask and target in pieces and target != piece.path
    )
    return replace(piece, calls=(*piece.calls, call), links=(*piece.links, *follow_ups))


@dataclass(frozen=True, slots=True)
class _Fit:
    """One open offer and the pieces it fits."""

    offer: Offer
    globs: Globs
    labels: frozenset[str]

    def by_topic(self, piece: Piece) -> bool:
        names = {name.casefold() for name in (*piece.tags, *piece.categories)}
        return bool(names & self.labels) or self.globs.matches(piece.path)

    @property
    def always(self) -> bool:
        return self.offer.topics is None or self.offer.topics.everything


class _Chooser:
    def __init__(
        self,
        pieces: Mapping[str, Piece],
        settings: Settings,
        today: dt.date | None,
        duds: Mapping[str, str],
    ) -> None:
        self._pieces = pieces
        self._settings = settings
        self._today = today
        self._duds = duds
        self._policy = DEFAULT_POLICY | dict(settings.next_step)
        self._fits = [self._fit(o) for o in settings.offers.values() if self._is_open(o)]
        self._path_steps: dict[str, tuple[str, str]] = {}
        for path in settings.paths:
            for step, following in zip(path.steps, path.steps[1:], strict=False):
                self._path_steps.setdefault(step, (path.id, following))

    def steps(self) -> dict[str, NextStep]:
        steps: dict[str, NextStep] = {}
        waiting = []
        for path, piece in self._pieces.items():
            if not piece.in_funnel or not piece.meta.next_step:
                continue
            named = self._named(piece)
            if named is None:
                waiting.append(piece)
            elif not self._is_superfluous(piece, named):
                steps[path] = named
        for asking in (True, False):
            graph = self._graph(steps)
            for piece in waiting:
                if (self._policy[piece.role] is StepPolicy.ASK) is asking:
                    step = self._by_policy(piece, graph)
                    if step is not None:
                        steps[piece.path] = step
        return steps

    def _graph(self, steps: Mapping[str, NextStep]) -> FunnelGraph:
        return build_graph(with_steps(self._pieces, steps, self._settings, self._duds).values())

    def _fit(self, offer: Offer) -> _Fit:
        topics = offer.topics
        if topics is None:
            return _Fit(offer, Globs(()), frozenset())
        labels = frozenset(name.casefold() for name in (*topics.tags, *topics.categories))
        return _Fit(offer, Globs(topics.paths), labels)

    def _is_open(self, offer: Offer) -> bool:
        return offer.state(self._today) is OfferState.OPEN

    def _named(self, piece: Piece) -> NextStep | None:
        """Return the step that the writer or a declared path names."""
        if piece.meta.next is not None:
            target = resolve_next(piece.path, piece.meta.next, self._pieces)
            if target is not None:
                return NextStep(StepOrigin.FRONT_MATTER, piece=target)
        if piece.meta.offer is not None:
            step = self._to_offer(piece, piece.meta.offer, StepOrigin.FRONT_MATTER)
            if step is not None:
                return step
        if piece.path not in self._path_steps:
            return None
        name, following = self._path_steps[piece.path]
        if following.startswith("offer:"):
            offer_step = self._to_offer(piece, following.removeprefix("offer:"), StepOrigin.PATH)
            return offer_step and replace(offer_step, path=name)
        if following not in self._pieces or following == piece.path:
            return None
        return NextStep(StepOrigin.PATH, piece=following, path=name)

    def _to_offer(self, piece: Piece, name: str, origin: StepOrigin) -> NextStep | None:
        """Return the step to an offer, or to what it gives instead while it is not open."""
        seen: set[str] = set()
        while (offer := self._settings.offers.get(name)) is not None and name not in seen:
            if self._is_open(offer):
                return self._offer_step(piece, offer, origin)
            seen.add(name)
            name = offer.instead or ""
        return NextStep(origin, piece=name) if name in self._pieces and name != piece.path else None

    def _offer_step(self, piece: Piece, offer: Offer, origin: StepOrigin) -> NextStep | None:
        """Return the step to an open offer: to its sales page, else to where the yes happens."""
        place = _page_of(offer.url)
        for target in (offer.page, place):
            if target in self._pieces and target != piece.path:
                return NextStep(origin, offer=offer.id, piece=target)
        if offer.url is None or place is not None:
            return None
        return NextStep(origin, offer=offer.id)

    def _by_policy(self, piece: Piece, graph: FunnelGraph) -> NextStep | None:
        policy = self._policy[piece.role]
        if policy is StepPolicy.NONE:
            return None
        reaches = graph.reaches_ask(piece.path)
        for step in self._candidates(piece, policy):
            if reaches or self._leads_to_ask(step, graph):
                return None if self._is_superfluous(piece, step) else step
        # None of them leads to an ask: better the first than nothing.
        first = next(self._candidates(piece, policy), None)
        return None if first is None or self._is_superfluous(piece, first) else first

    def _candidates(self, piece: Piece, policy: StepPolicy) -> Iterator[NextStep]:
        if policy is StepPolicy.INSTEAD:
            yield from self._insteads(piece)
            if piece.is_asking:
                return
        following = self._pieces.get(piece.follower or "")
        if policy is StepPolicy.NEXT and following is not None and following.in_funnel:
            yield NextStep(StepOrigin.SETTINGS, piece=following.path)
        kinds = (OfferKind.SALE, OfferKind.SIGNUP)
        for kind in kinds[::-1] if policy is StepPolicy.SIGNUP else kinds:
            for fit in self._fitting(piece, kind):
                step = self._offer_step(piece, fit.offer, StepOrigin.SETTINGS)
                if step is not None:
                    yield step

    def _insteads(self, piece: Piece) -> Iterator[NextStep]:
        """Yield what a reader is given who says no to what the piece asks for."""
        for call in piece.asks:
            offer = self._settings.offers.get(call.offer or "")
            if offer is None or offer.instead is None:
                continue
            if offer.instead in self._settings.offers:
                step = self._to_offer(piece, offer.instead, StepOrigin.SETTINGS)
                if step is not None:
                    yield step
            elif offer.instead in self._pieces and offer.instead != piece.path:
                yield NextStep(StepOrigin.SETTINGS, piece=offer.instead)

    def _fitting(self, piece: Piece, kind: OfferKind) -> list[_Fit]:
        """Return the open offers of a kind that fit the piece, the best first."""
        invited = [invite.offer for invite in piece.invites]
        fits = [fit for fit in self._fits if fit.offer.kind is kind]
        ranked = (
            [fit for fit in fits if fit.offer.id in invited],
            [fit for fit in fits if fit.by_topic(piece)],
            [fit for fit in fits if fit.always],
        )
        ranked[0].sort(key=lambda fit: invited[::-1].index(fit.offer.id))
        return list({fit.offer.id: fit for group in ranked for fit in group}.values())

    def _leads_to_ask(self, step: NextStep, graph: FunnelGraph) -> bool:
        if step.piece is not None:
            return graph.reaches_ask(step.piece)
        offer = self._settings.offers[step.offer or ""]
        if offer.id in self._duds:
            return False
        if offer.kind is OfferKind.SALE:
            return True
        return any(graph.reaches_ask(target) for target in offer.then)

    def _is_superfluous(self, piece: Piece, step: NextStep) -> bool:
        """Return whether the end of the text invites to the same thing already."""
        return step.offer is not None and any(
            invite.offer == step.offer and invite.placed and invite.position >= LAST_QUARTER
            for invite in piece.invites
        )


def resolve_next(path: str, target: str, pieces: Mapping[str, Piece]) -> str | None:
    """Return the source path that a piece's `next` names, None if there is no such piece.

    It is looked for beside the piece first, then from the content folder.
    """
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    for candidate in (beside, posixpath.normpath(target)):
        if candidate in pieces and candidate != path:
            return candidate
    return None


def _page_of(url: str | None) -> str | None:
    """Return the source path of a place on the site, None for an address outside it."""
    if url is None or ":" in url.partition("#")[0]:
        return None
    return url.partition("#")[0]
