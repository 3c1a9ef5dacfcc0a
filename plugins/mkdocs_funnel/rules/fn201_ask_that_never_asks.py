"""FN201: a piece with the role ask holds no ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.leaks import lapsed_level, lapsed_pieces, never_asks
from mkdocs_funnel.rules.wording import code, counted, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN201AskThatNeverAsks(Rule):
    """A piece with the role `ask` holds no ask.

    ## What it checks

    Every piece with `ask` among its roles: at least one ask for an open offer has to stand on it. A
    signup is not an ask, and a link to another piece that asks is not one either. An ask that
    cannot be said yes to does not count, and the finding says why. Where the piece is also the end
    of a path, this finding replaces [FN101](fn101-dead-end.md) and
    [FN103](fn103-signup-only-end.md).

    If the piece stopped asking only because an offer is not open today, the finding is a warning.

    ## Why it matters

    The role says what you meant the piece to do, so this is the plainest hole there is: readers who
    came all the way to the ask find none. There is no figure for it, and it needs none; the rule
    compares what you declared with what the reader gets.

    ## Example

    ```markdown
    ---
    funnel: ask
    ---
    # Work with me

    I help small teams to improve their search.
    ```

    The page describes the work and gives no way to say yes. One line mends it:

    ```markdown
    [Book a call](offer:strategy-call){ .md-button }
    ```

    ## Remedy

    Put an ask for an open offer on the piece. If it is not meant to ask, change its role.

    ## Options

    This rule has no options.
    """

    code = "FN201"
    name = "ask-that-never-asks"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each piece that is there to ask and does not."""
        silent = [piece for piece in audit.pieces.values() if never_asks(piece)]
        lapsed = lapsed_pieces(audit) if silent else frozenset()
        for piece in silent:
            yield self.finding(
                piece.path,
                f"{code(piece.path)} has the role `ask`, and {_lack(piece, audit)}",
                "Put an ask for an open offer on it, or change its role.",
                line=piece.meta.lines.get("role"),
                level=lapsed_level(piece.path in lapsed),
            )


def _lack(piece: Piece, audit: Audit) -> str:
    """Return what stands on the piece in place of an ask that counts."""
    if piece.asks:
        first = piece.asks[0]
        noun = "its ask does not count" if len(piece.asks) == 1 else "none of its asks counts"
        return f"{noun}: {code(first.text or first.href)} {_idle(first, audit)}"
    if piece.takes_addresses:
        return f"holds no ask, only {counted(len(piece.signups), 'signup')}"
    return "holds no ask"


def _idle(call: Call, audit: Audit) -> str:
    """Return why a reader cannot say yes to an ask, or why it is not taken for one."""
    if call.dud:
        return f"has an address that cannot work ({call.dud})"
    offer = audit.settings.offers.get(call.offer or "")
    if offer is None:
        return "leads to an offer that is not declared"
    return f"is for {code(offer.id)}, which {standing(offer, audit.today)}"
