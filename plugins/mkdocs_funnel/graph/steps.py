"""The one next step of every piece: what its writer names, then declared paths, then the site's policy."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_funnel.graph.offer_steps import OfferSteps
from mkdocs_funnel.graph.reach import Reach
from mkdocs_funnel.model.call import Call, CallSource, Evidence
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import StepPolicy
from mkdocs_funnel.model.step import NextStep, StepOrigin, resolve_next
from mkdocs_funnel.providers.addresses import call_address

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

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
    calls: dict[str, Call] = {}
    for path, step in steps.items():
        piece = met.get(path)
        offer = settings.offers.get(step.offer or "")
        if piece is None:
            continue
        if step.piece is not None:
            link = Link(path, step.piece, LinkKind.NEXT_STEP, offer.button if offer else "")
            met[path] = replace(piece, links=(*piece.links, link))
        elif offer is not None:
            if offer.id not in calls:
                calls[offer.id] = _call_for(offer, duds.get(offer.id))
            met[path] = _with_call(piece, offer, pieces, calls[offer.id])
    return met


def _call_for(offer: Offer, dud: str | None) -> Call:
    """Return the call that a step puts on a piece, the same on every piece."""
    return Call(
        kind=offer.kind,
        href=call_address(offer),
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


def _with_call(piece: Piece, offer: Offer, pieces: Mapping[str, Piece], call: Call) -> Piece:
    calls = (*piece.calls, call)
    if call.is_ask or not call.counts:
        return replace(piece, calls=calls)
    follow_ups = tuple(
        Link(piece.path, target, LinkKind.FOLLOW_UP, offer.title)
        for target in offer.then
        if target in pieces and target != piece.path
    )
    return replace(piece, calls=calls, links=(*piece.links, *follow_ups))


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
        self._offers = OfferSteps(pieces, settings, today)
        self._duds = duds
        self._policy = DEFAULT_POLICY | dict(settings.next_step)
        self._path_steps: dict[str, tuple[str, str]] = {}
        for path in settings.paths:
            for step, following in pairwise(path.steps):
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
        reach = Reach(self._pieces, self._settings, self._duds)
        for asking in (True, False):
            reach.add(steps)
            for piece in waiting:
                if (self._policy[piece.role] is StepPolicy.ASK) is asking:
                    step = self._by_policy(piece, reach)
                    if step is not None:
                        steps[piece.path] = step
        return steps

    def _named(self, piece: Piece) -> NextStep | None:
        """Return the step that the writer or a declared path names."""
        if piece.meta.next is not None:
            target = resolve_next(piece.path, piece.meta.next, self._pieces)
            if target is not None:
                return NextStep(StepOrigin.FRONT_MATTER, piece=target)
        if piece.meta.offer is not None:
            step = self._offers.to(piece, piece.meta.offer, StepOrigin.FRONT_MATTER)
            # A sales page names the offer that it asks for; what its reader needs is a way for a no.
            if step is not None and not (piece.role is Role.ASK and self._is_superfluous(piece, step)):
                return step
        if piece.path not in self._path_steps:
            return None
        name, following = self._path_steps[piece.path]
        if following.startswith("offer:"):
            offer_step = self._offers.to(piece, following.removeprefix("offer:"), StepOrigin.PATH)
            return offer_step and replace(offer_step, path=name)
        if following not in self._pieces or following == piece.path:
            return None
        return NextStep(StepOrigin.PATH, piece=following, path=name)

    def _by_policy(self, piece: Piece, reach: Reach) -> NextStep | None:
        policy = self._policy[piece.role]
        if policy is StepPolicy.NONE:
            return None
        reaches = reach.reaches_ask(piece.path)
        for step in self._candidates(piece, policy):
            if reaches or self._leads_to_ask(step, reach):
                return None if self._is_superfluous(piece, step) else step
        # None of them leads to an ask: better the first than nothing.
        first = next(self._candidates(piece, policy), None)
        return None if first is None or self._is_superfluous(piece, first) else first

    def _candidates(self, piece: Piece, policy: StepPolicy) -> Iterator[NextStep]:
        if policy is StepPolicy.INSTEAD:
            yield from self._offers.instead(piece)
            if piece.is_asking:
                return
        following = self._pieces.get(piece.follower or "")
        if policy is StepPolicy.NEXT and following is not None and following.in_funnel:
            yield NextStep(StepOrigin.SETTINGS, piece=following.path)
        kinds = (OfferKind.SALE, OfferKind.SIGNUP)
        for kind in kinds[::-1] if policy is StepPolicy.SIGNUP else kinds:
            yield from self._offers.fitting(piece, kind)

    def _leads_to_ask(self, step: NextStep, reach: Reach) -> bool:
        if step.piece is not None:
            return reach.reaches_ask(step.piece)
        offer = self._settings.offers[step.offer or ""]
        if offer.id in self._duds:
            return False
        if offer.kind is OfferKind.SALE:
            return True
        return any(reach.reaches_ask(target) for target in offer.then)

    def _is_superfluous(self, piece: Piece, step: NextStep) -> bool:
        """Return whether the end of the text invites to the same thing already."""
        return step.offer is not None and any(
            invite.offer == step.offer and invite.placed and invite.position >= LAST_QUARTER
            for invite in piece.invites
        )
