"""One finding a leak: which rule speaks about an end, and how loudly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.model.end import EndKind
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.notice import ReplacedCall, TakenLink
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.asking_pieces import AskingPieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


@dataclass(frozen=True, slots=True)
class Leak:
    """One end that the asking rule has to report."""

    end: End
    such_as: str
    """`, such as ...`: an asking piece that would suit its readers; may be empty."""

    level: Level | None
    """Set where only the calendar made the leak; None: the rule's own level."""


def leaks(audit: Audit, code: str) -> Iterator[Leak]:
    """Yield the ends that the rule `code` reports, worst first."""
    ends = [end for end in audit.ends if _speaker(end, audit) == code]
    if not ends:
        return
    lapsed = lapsed_pieces(audit)
    asking = AskingPieces(audit.pieces.values())
    for end in ends:
        piece = audit.pieces[end.path[-1] if end.path else end.pieces[0]]
        yield Leak(end, asking.such_as(piece), lapsed_level(any(p in lapsed for p in end.pieces)))


def _speaker(end: End, audit: Audit) -> str | None:
    """Return the code of the one rule that reports an end; None: FN205 says it for all of them.

    A rule that is off replaces nothing, so that switching one off never hides a leak.
    """
    if not any_asking(audit) and not audit.is_off("FN205"):
        return None
    alone = end.kind is EndKind.DEAD_END
    if alone and never_asks(audit.pieces[end.pieces[0]]) and not audit.is_off("FN201"):
        return "FN201"
    if end.signup and not audit.is_off("FN103"):
        return "FN103"
    return "FN101" if alone else "FN102"


def any_asking(audit: Audit) -> bool:
    """Return whether any piece of the funnel asks."""
    return any(audit.graph.pieces[path].is_asking for path in audit.graph.paths)


def never_asks(piece: Piece) -> bool:
    """Return whether the piece is there to ask, and does not."""
    return piece.in_funnel and Role.ASK in piece.roles and not piece.is_asking


def lapsed_pieces(audit: Audit) -> frozenset[str]:
    """Return the pieces that would ask if every sale were open today, as far as can be seen.

    They are told by an ask that is still there, by a link that was taken from its sentence or gave its
    place to what comes instead, and by being the sales page of an offer that is not open.
    """
    shut = {
        offer.id
        for offer in audit.settings.offers.values()
        if offer.kind is OfferKind.SALE and offer.state(audit.today) is not OfferState.OPEN
    }
    if not shut:
        return frozenset()
    pages = {audit.settings.offers[offer].page for offer in shut}
    gone = (n for n in audit.notices if isinstance(n, TakenLink | ReplacedCall))
    taken = {notice.path for notice in gone if notice.offer in shut}
    return frozenset(
        path
        for path, piece in audit.pieces.items()
        if path in pages or path in taken or any(call.offer in shut for call in piece.asks)
    )


def lapsed_level(lapsed: bool) -> Level | None:
    """Return the level of a leak that the calendar made: passing time alone makes no error."""
    return Level.WARNING if lapsed else None
