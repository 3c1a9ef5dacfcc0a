"""FN103: an end takes addresses and never asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.end import EndKind
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.leaks import leaks
from mkdocs_funnel.rules.wording import arrival, code, counted, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN103SignupOnlyEnd(Rule):
    """An end takes addresses and never asks, nor does anything that follows the signup.

    ## What it checks

    Every end, of one piece or of several, on which a reader can sign up: no ask stands on it, no
    link in its text leads on to one, and the pieces that `then` names for the signup lead to none
    either. It replaces [FN101](fn101-dead-end.md) and [FN102](fn102-loop-without-ask.md) there. At
    a single piece with the role `ask`, [FN201](fn201-ask-that-never-asks.md) is reported instead.
    If the piece stopped asking only because an offer is not open today, the finding is a warning.

    What a mail provider sends afterwards cannot be seen from the site. If the asking happens there,
    say so with an exception and its reason.

    ## Why it matters

    A signup is not an ask: it collects people who might say yes, and asks them nothing. On one real
    consultant's blog of 88 pieces, 26 asked for nothing but an address. How soon after a signup to
    ask is open: the advice in vendors' blogs is opinion, and it contradicts itself. That something
    has to ask in the end is this tool's own rule.

    ## Example

    ```yaml
    offers:
      checklist:
        kind: signup
        title: The launch checklist
        url: https://example.com/checklist
    ```

    Nothing follows this signup. With `then: services.md`, and an ask on `services.md`, something
    does.

    ## Remedy

    Let the offer's `then` name a piece that asks or leads to an ask, or ask on the piece itself, or
    link from it to a piece that asks.

    ## Options

    This rule has no options.
    """

    code = "FN103"
    name = "signup-only-end"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each end that takes addresses."""
        for leak in leaks(audit, self.code):
            takers = [path for path in leak.end.pieces if audit.pieces[path].takes_addresses]
            path = takers[0] if takers else leak.end.pieces[0]
            others = tuple(other for other in leak.end.pieces if other != path)
            yield self.finding(
                path,
                f"{code(path)} takes addresses and never asks{_circle(leak.end.kind, others)}: "
                f"{_sequel(audit.pieces[path], audit)}; {arrival(leak.end)}",
                "Let the `then` of the signup name a piece that asks, ask there yourself, or link "
                f"from its text to a piece that asks{leak.such_as}.",
                related=others,
                level=leak.level,
            )


def _circle(kind: EndKind, others: tuple[str, ...]) -> str:
    if kind is EndKind.DEAD_END:
        return ""
    return f", nor does the loop of {counted(len(others) + 1, 'piece')} that it is in"


def _sequel(piece: Piece, audit: Audit) -> str:
    """Return what is declared to follow the signups on a piece."""
    signups = [call.offer for call in piece.signups if call.counts and call.offer]
    ids = list(dict.fromkeys(offer for offer in signups if offer in audit.settings.offers))
    if not ids:
        return "what follows its signup is not declared"
    following = [step for offer in ids for step in audit.settings.offers[offer].then]
    if not following:
        return f"nothing is declared to follow {names(ids)}"
    return f"what follows {names(ids)} ({names(following)}) does not ask either"
