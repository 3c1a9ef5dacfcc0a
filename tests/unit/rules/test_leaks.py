"""Leaks that only the calendar made."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.notice import TakenLink
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.rules.leaks import lapsed_pieces

_CLOSES = dt.date(2025, 5, 20)


def _audit(today: dt.date | None, kind: OfferKind = OfferKind.SALE) -> Audit:
    offer = Offer(id="course", kind=kind, title="Course", page="page.md", closes=_CLOSES)
    call = Call(kind=kind, href="", text="Yes", evidence=Evidence.DECLARED, offer="course")
    pieces = [
        Piece(path="page.md", url=""),
        Piece(path="left.md", url="", calls=(call,)),
        Piece(path="taken.md", url=""),
        Piece(path="other.md", url=""),
    ]
    return Audit(
        settings=Settings(offers={offer.id: offer}),
        pieces={piece.path: piece for piece in pieces},
        graph=build_graph(pieces),
        notices=(TakenLink("taken.md", 1, "course", "it"),),
        today=today,
    )


def test_traces_of_a_closed_sale_are_seen() -> None:
    """The sales page, an ask that is left and a link that was taken each tell."""
    day_after = _CLOSES + dt.timedelta(days=1)
    assert lapsed_pieces(_audit(day_after)) == {"page.md", "left.md", "taken.md"}


@pytest.mark.parametrize(
    ("today", "kind"),
    [
        (_CLOSES, OfferKind.SALE),
        (None, OfferKind.SALE),
        (_CLOSES + dt.timedelta(days=1), OfferKind.SIGNUP),
    ],
)
def test_open_sales_and_closed_signups_leave_no_trace(today: dt.date | None, kind: OfferKind) -> None:
    """Only a sale that is not open today explains why nothing asks."""
    assert lapsed_pieces(_audit(today, kind)) == frozenset()
