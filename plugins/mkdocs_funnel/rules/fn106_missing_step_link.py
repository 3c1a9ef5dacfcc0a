"""FN106: a declared path is not there for the reader."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.leaks import lapsed_level, lapsed_pieces
from mkdocs_funnel.rules.wording import code, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import DeclaredPath
    from mkdocs_funnel.rules.base import Audit

_OFFER = "offer:"


class FN106MissingStepLink(Rule):
    """A declared path has a step that does not lead on to the next, or a last step that does not ask.

    ## What it checks

    Each path under `paths:` in `funnel.yml`, step by step. A piece has to hold a link in its text,
    or a next step, to the piece that follows it. Before a step `offer:ID` it has to call for that
    offer or to link to its sales page. After a signup in the middle of a path, the offer's `then`
    has to name the following step, or a piece before it has to link there. The last step has to
    ask: a sale, or a piece that asks.

    Steps that are not pieces are [FN105](fn105-broken-step.md) instead. Where the last step stopped
    asking only because an offer is not open today, the finding is a warning.

    ## Why it matters

    A declared path is a promise: this is the way from the first piece to the ask. It breaks when
    somebody edits a piece in the middle, and nobody notices, because each page is still fine by
    itself. There is no figure for it; the rule compares what you declared with what the reader
    gets.

    ## Example

    ```yaml
    paths:
      rag:
        steps: [posts/what-is-rag.md, posts/levels-of-rag.md, "offer:rag-course"]
    ```

    If `posts/what-is-rag.md` says `next_step: false` and its text does not link to
    `posts/levels-of-rag.md`, the path stops there.

    ## Remedy

    Link to the following step in the text of the piece, or correct the path in `funnel.yml`.

    ## Options

    This rule has no options.
    """

    code = "FN106"
    name = "missing-step-link"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each step that leads nowhere, and for each path that does not ask."""
        lapsed = lapsed_pieces(audit) if audit.settings.paths else frozenset()
        for path in audit.settings.paths:
            yield from self._steps(path, audit)
            if path.steps:
                yield from self._last(path, audit, lapsed)

    def _steps(self, path: DeclaredPath, audit: Audit) -> Iterator[Finding]:
        before: list[Piece] = []
        for number, (step, following) in enumerate(pairwise(path.steps), start=1):
            if step in audit.pieces:
                before = [audit.pieces[step]]
            elif not step.startswith(_OFFER):
                before = []
            if not before or step == following or not _is_judged(following, audit):
                continue
            if not _is_followed(step, following, before[-1], audit):
                yield self._missing(path, step, following, number, before[-1], audit)

    def _missing(
        self, path: DeclaredPath, step: str, following: str, number: int, piece: Piece, audit: Audit
    ) -> Finding:
        on_piece = step == piece.path
        way = "Link to it" if on_piece else f"Let its `then` name it, link to it from {code(piece.path)}"
        return self.finding(
            piece.path if on_piece else audit.settings.file,
            f"{code(step)} does not lead on to {code(following)}, which is step {number + 1} of the "
            f"declared path {code(path.id)}",
            f"{way}{' in its text' if on_piece else ''}, or correct {code(f'paths.{path.id}')} in "
            f"{code(audit.settings.file)}.",
            line=None if on_piece else _line(path, number - 1),
            related=(following,) if following in audit.pieces else (),
            subject=f"{path.id} {step} {following}",
        )

    def _last(self, path: DeclaredPath, audit: Audit, lapsed: frozenset[str]) -> Iterator[Finding]:
        last = path.steps[-1]
        piece, offer = audit.pieces.get(last), _offer(last, audit)
        if piece is not None and not piece.is_asking:
            fact, by_calendar = "does not ask", last in lapsed
        elif offer is not None and offer.kind is OfferKind.SIGNUP:
            fact, by_calendar = "is a signup, which is no ask", False
        elif offer is not None and offer.state(audit.today) is not OfferState.OPEN:
            fact, by_calendar = standing(offer, audit.today), True
        else:
            return
        yield self.finding(
            last if piece else audit.settings.file,
            f"{code(last)} {fact}, and the declared path {code(path.id)} ends with it",
            f"Ask there, or end {code(f'paths.{path.id}')} in {code(audit.settings.file)} with a sale.",
            line=None if piece else _line(path, len(path.steps) - 1),
            subject=f"{path.id} {last}",
            level=lapsed_level(by_calendar),
        )


def _is_judged(step: str, audit: Audit) -> bool:
    """Return whether a step is a piece or an open offer; others are FN105's, or the calendar's."""
    offer = _offer(step, audit)
    return step in audit.pieces or (offer is not None and offer.state(audit.today) is OfferState.OPEN)


def _offer(step: str, audit: Audit) -> Offer | None:
    return audit.settings.offers.get(step.removeprefix(_OFFER)) if step.startswith(_OFFER) else None


def _is_followed(step: str, following: str, piece: Piece, audit: Audit) -> bool:
    """Return whether a reader gets from a step, met on `piece`, to the following one."""
    offer = _offer(following, audit)
    if offer is None:
        met = _offer(step, audit)
        holders = [piece, audit.pieces.get(met.page or "") if met else None]
        return (met is not None and following in met.then) or any(
            following in _targets(holder) for holder in holders if holder is not None
        )
    pages = {page for page in (offer.page, (offer.url or "").partition("#")[0]) if page}
    return (
        any(call.offer == offer.id for call in piece.calls)
        or any(invite.offer == offer.id for invite in piece.invites)
        or piece.path in pages
        or not pages.isdisjoint(_targets(piece))
    )


def _targets(piece: Piece) -> set[str]:
    return {link.target for link in piece.links if link.kind.is_reader}


def _line(path: DeclaredPath, index: int) -> int | None:
    return path.lines[index] if index < len(path.lines) else None
