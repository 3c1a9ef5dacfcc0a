"""What a piece does, told from what it holds."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.link import LinkKind
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.role import Role


def call(kind: OfferKind, *, counts: bool = True) -> Call:
    """Return a call."""
    return Call(kind=kind, href="x", text="x", evidence=Evidence.MARK, counts=counts)


SALE, SIGNUP = call(OfferKind.SALE), call(OfferKind.SIGNUP)


@pytest.mark.parametrize(
    ("calls", "asks", "takes"),
    [
        ((), False, False),
        ((SALE,), True, False),
        ((SIGNUP,), False, True),
        ((SIGNUP, SALE), True, True),
        ((call(OfferKind.SALE, counts=False), SIGNUP), False, True),
        ((call(OfferKind.SIGNUP, counts=False), SALE), True, False),
    ],
)
def test_asking_and_taking_addresses(calls: tuple[Call, ...], asks: bool, takes: bool) -> None:
    """A signup is never an ask, and what does not count is neither."""
    piece = Piece(path="a.md", url="a/", calls=calls)
    assert (piece.is_asking, piece.takes_addresses) == (asks, takes)
    assert (len(piece.asks), len(piece.signups)) == (
        sum(c.kind == "sale" for c in calls),
        sum(c.kind == "signup" for c in calls),
    )


def test_roles() -> None:
    """The first is the primary one; none anywhere is outside."""
    assert Piece(path="a", url="a", roles=(Role.ASK, Role.LEAD)).role is Role.ASK
    assert Piece(path="a", url="a", roles=(Role.ASK, Role.LEAD)).in_funnel
    assert not Piece(path="a", url="a", roles=(Role.LEAD, Role.NONE)).in_funnel


def test_reader_links() -> None:
    """All but those of listings and of the theme."""
    assert {kind for kind in LinkKind if not kind.is_reader} == {LinkKind.LISTING, LinkKind.NAV}
