"""FN205: a whole stage of the funnel is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.leaks import any_asking, lapsed_level, lapsed_pieces
from mkdocs_funnel.rules.wording import counted, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN205MissingStage(Rule):
    """The site has no entry, no nurture piece, or no piece that asks.

    ## What it checks

    The funnel as a whole, one finding for each stage that is missing:

    - no *entry*: no piece has the role `lead`, no channel lands on one, and no listing shows one.
      Every piece is then treated as an entry.
    - no *nurture* piece.
    - no *asking* piece: no ask for an open offer stands anywhere. Every path ends without one, so
      [FN101](fn101-dead-end.md), [FN102](fn102-loop-without-ask.md) and
      [FN103](fn103-signup-only-end.md) are silent and this one finding stands for them all, unless
      you switch this rule off. It is a warning where only the calendar is to blame: every sale is
      closed or not open yet, or a piece lost its ask to such an offer.

    The findings stand at `funnel.yml`, because they are about no single piece.

    ## Why it matters

    Lead, nurture, ask: without one of the three, work spent on the others is lost. How much of each
    a site needs is not known. The published ratios contradict each other and no study backs them,
    so this rule asks only that a stage is there at all.

    ## Example

    ```yaml
    roles:
      - {paths: [index.md], role: lead}
      - {paths: ["posts/**"], role: nurture}
    ```

    If none of these pieces holds an ask, the site attracts and teaches, and never asks.

    ## Remedy

    Start with the ask: declare one offer in `funnel.yml` and ask for it on one page. For an entry,
    give the piece that strangers find first the role `lead`. For nurture, give that role to pieces
    that teach or show your work.

    ## Options

    This rule has no options.
    """

    code = "FN205"
    name = "missing-stage"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each stage that no piece stands for."""
        if not audit.graph.entries:
            yield self._missing(
                audit,
                "entry",
                "The site has no `entry`: no piece is a lead, a channel's landing piece or listed, "
                "so every piece is treated as one",
                "Give the piece that strangers find first the role `lead`, or declare the channel "
                "that brings them in `funnel.yml`.",
            )
        if not any(Role.NURTURE in piece.roles for piece in audit.graph.pieces.values()):
            yield self._missing(
                audit,
                "nurture",
                "The site has no `nurture` piece: nothing lets readers come to know you before the ask",
                "Give the role `nurture` to at least one piece that teaches or shows your work.",
            )
        if not any_asking(audit):
            yield self._missing(
                audit,
                "ask",
                f"The site has no `ask`: {_silence(audit)}",
                "Declare an offer in `funnel.yml` and ask for it on at least one piece.",
                level=lapsed_level(_calendar(audit)),
            )

    def _missing(
        self, audit: Audit, stage: str, message: str, remedy: str, level: Level | None = None
    ) -> Finding:
        return self.finding(audit.settings.file, message, remedy, subject=stage, level=level)


def _silence(audit: Audit) -> str:
    pieces = counted(len(audit.graph.paths), "piece")
    idle = sum(len(piece.asks) for piece in audit.graph.pieces.values())
    shut = _shut(audit)
    fact = f"none of its {pieces} asks for an open offer"
    if shut:
        return f"{fact}; {names(shut)} {'is' if len(shut) == 1 else 'are'} not open today"
    if idle:
        verb = "does" if idle == 1 else "do"
        return f"{fact}; {counted(idle, 'ask')} {verb} not count (undeclared, or a dud)"
    ends = counted(len(audit.ends), "end")
    return f"{fact}, so its paths leak at {ends}" if audit.ends else fact


def _shut(audit: Audit) -> list[str]:
    """Return the ids of the sales that are not open today."""
    return [
        offer.id
        for offer in audit.settings.offers.values()
        if offer.kind is OfferKind.SALE and offer.state(audit.today) is not OfferState.OPEN
    ]


def _calendar(audit: Audit) -> bool:
    """Return whether asks are missing only because offers are not open today."""
    sales = [o for o in audit.settings.offers.values() if o.kind is OfferKind.SALE]
    shut = _shut(audit)
    return bool(shut) and (len(shut) == len(sales) or bool(lapsed_pieces(audit)))
