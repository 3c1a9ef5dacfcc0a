"""FN102: content paths circle among pieces that never ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.leaks import leaks
from mkdocs_funnel.rules.wording import arrival, code, counted, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN102LoopWithoutAsk(Rule):
    """Content paths circle among pieces that never ask.

    ## What it checks

    Every end that is several pieces: they link to each other, no link in their text leads out to
    another piece, and none of them holds an ask for an open offer. The finding stands at the first
    of them in alphabetical order and names the others.

    A leak is reported once: a loop that takes addresses is [FN103](fn103-signup-only-end.md), and
    on a site where nothing asks [FN205](fn205-missing-stage.md) speaks for all ends together. A
    piece of the loop with the role `ask` gets its own [FN201](fn201-ask-that-never-asks.md)
    besides, because that is about the piece. If a piece of the loop stopped asking only because an
    offer is not open today, the finding is a warning.

    ## Why it matters

    A series whose parts link to each other looks well connected, and every link checker passes it.
    Its readers still go round until they leave. We know of no study that measures this; it follows
    from the rule that every path ends in an ask, which is this tool's own.

    ## Example

    Two parts of a series, and no way out of it:

    ```markdown
    <!-- part-1.md -->
    Go on with [part 2](part-2.md).

    <!-- part-2.md -->
    Did you miss [part 1](part-1.md)?
    ```

    ## Remedy

    One ask, or one link to a piece that asks, on any piece of the loop opens it for all of them.
    The last part, or the piece where readers enter, is usually the place.

    ## Options

    This rule has no options.
    """

    code = "FN102"
    name = "loop-without-ask"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each end of several pieces."""
        for leak in leaks(audit, self.code):
            first, *others = leak.end.pieces
            door = leak.end.path[-1] if leak.end.path else first
            yield self.finding(
                first,
                f"{names(leak.end.pieces)} link only to each other and never ask "
                f"({counted(len(leak.end.pieces), 'piece')}); {arrival(leak.end)}",
                f"Ask on {code(door)}, where readers enter the loop, or link from one of its "
                f"pieces to a piece that asks{leak.such_as}.",
                related=tuple(others),
                level=leak.level,
            )
