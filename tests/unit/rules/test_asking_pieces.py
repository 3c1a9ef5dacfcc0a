"""Suggestions of a piece that asks."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.asking_pieces import AskingPieces


def _piece(path: str, *tags: str, asks: bool = True, role: Role = Role.NURTURE) -> Piece:
    ask = Call(kind=OfferKind.SALE, href="", text="Yes", evidence=Evidence.MARK, counts=asks)
    return Piece(path=path, url=path, tags=tags, roles=(role,), calls=(ask,))


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (_piece("x.md", "RAG"), "b.md"),
        (_piece("x.md", "rag", "pricing"), "b.md"),
        (_piece("posts/x.md"), "posts/c.md"),
        (_piece("posts/x.md", "RAG"), "b.md"),
        (_piece("x.md", "cooking"), "services.md"),
    ],
)
def test_nearest_shares_most(reader: Piece, expected: str) -> None:
    """Tags weigh more than the folder; with nothing shared it is a piece with the role ask."""
    asking = AskingPieces(
        [
            _piece("a.md"),
            _piece("b.md", "rag", "Pricing"),
            _piece("posts/c.md"),
            _piece("services.md", role=Role.ASK),
        ]
    )
    assert asking.nearest(reader) == expected


def test_pieces_that_cannot_be_asked_on_are_not_suggested() -> None:
    """An ask that does not count and a page outside the funnel are no place to send readers."""
    asking = AskingPieces([_piece("a.md", asks=False), _piece("404.md", role=Role.NONE)])
    assert asking.nearest(_piece("x.md")) is None
    assert asking.such_as(_piece("x.md")) == ""
