"""The steps that come in the place of today's, because offers open or close."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_funnel.graph.offer_steps import OfferSteps
from mkdocs_funnel.model.step import StepOrigin

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.model.step import NextStep


class LaterSteps:
    """The steps of one site on days to come; no step is chosen anew, one gives way to its `instead`."""

    def __init__(self, pieces: Mapping[str, Piece], settings: Settings) -> None:
        self._pieces = pieces
        self._settings = settings
        self._on: dict[dt.date | None, OfferSteps] = {}

    def meant(self, piece: Piece, step: NextStep) -> Offer | None:
        """Return the offer that a step is for, today or once it opens; None: it is for a piece."""
        return self._settings.offers.get(self._named(piece, step) or step.offer or "")

    def to(self, piece: Piece, name: str, origin: StepOrigin, day: dt.date | None) -> NextStep | None:
        """Return the step to an offer, or a piece, on a day; while the offer is not open, to its `instead`."""
        if day not in self._on:
            self._on[day] = OfferSteps(self._pieces, self._settings, day)
        return self._on[day].to(piece, name, origin)

    def _named(self, piece: Piece, step: NextStep) -> str | None:
        """Return the id of the offer for which another step stands in because it is not open yet."""
        if step.origin is StepOrigin.FRONT_MATTER:
            return piece.meta.offer if piece.meta.next is None else None
        for path in self._settings.paths if step.origin is StepOrigin.PATH else ():
            if path.id == step.path:
                following = dict(pairwise(path.steps)).get(piece.path, "")
                return following.removeprefix("offer:") if following.startswith("offer:") else None
        return None
