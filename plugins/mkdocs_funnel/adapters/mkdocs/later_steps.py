"""What comes in the place of next steps on later days, and their ways out for a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.graph.later_steps import LaterSteps
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.role import Role

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.step import NextStep


class StepsByDay:
    """The next steps of one build's pieces as offers open and close."""

    def __init__(self, session: Session, survey: Survey) -> None:
        self._session = session
        self._pieces = survey.pieces
        self._steps = LaterSteps(self._pieces, survey.settings)

    def later(self, path: str, step: NextStep) -> list[tuple[dt.date, NextStep | None]]:
        """Return the days on which the step of a piece may be another, with that step; None: there is none."""
        if not self._session.turns:
            return []
        piece = self._pieces[path]
        offer = self._steps.meant(piece, step)
        if offer is None:
            return []
        days = self._session.turns_of(offer)
        return [(day, self._steps.to(piece, offer.id, step.origin, day)) for day in days]

    def way_out(self, path: str, step: NextStep, day: dt.date | None) -> NextStep | None:
        """Return where a reader is led who says no to the step of an ask piece; None: nowhere, or it does not ask."""
        offer = self._session.settings.offers.get(step.offer or "")
        piece = self._pieces.get(path)
        if offer is None or piece is None or offer.kind is not OfferKind.SALE or not offer.instead:
            return None
        if Role.ASK not in piece.roles:
            return None
        return self._steps.to(piece, offer.instead, step.origin, day)
