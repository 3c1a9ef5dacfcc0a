"""FN101: content paths stop at a piece that does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.leaks import leaks
from mkdocs_funnel.rules.wording import arrival, code, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN101DeadEnd(Rule):
    """Content paths stop at a piece that does not ask.

    ## What it checks

    Every end that is one piece: readers get in, no link in its text leads on to another piece of
    the funnel, and the piece itself holds no ask for an open offer. Links to listings, navigation
    and pieces with the role `none` lead nowhere in this sense. If the piece's only links go to a
    listing, the finding says so.

    A leak is reported once. At a piece with the role `ask` that is
    [FN201](fn201-ask-that-never-asks.md), at a piece that takes addresses it is
    [FN103](fn103-signup-only-end.md), and on a site where nothing asks it is
    [FN205](fn205-missing-stage.md) for all ends together. A rule that you switch off replaces
    nothing: its leaks are then reported here. If the piece stopped asking only because an offer is
    not open today, the finding is a warning.

    ## Why it matters

    A reader who liked the piece is as ready as this piece can make them, and is given nothing to
    say yes to. On one real consultant's blog of 88 pieces, 59 could not reach any ask through the
    links in their text.

    The evidence is thin. We know of no study of dead ends. The nearest is one experiment that we
    have only second-hand (NextAfter, experiment 2739, n = 1,446): with one share button 2.2 %
    clicked, with none 0.61 %. It supports asking at all, and no more than that. That every path
    ends in an ask is this tool's own rule.

    ## Example

    ```markdown
    # Books I like

    Five books about running a small practice.
    ```

    Its last line could lead on:

    ```markdown
    If you want the same for your own practice, see [how I work with clients](services.md).
    ```

    ## Remedy

    Ask on the piece, or link from its text to a piece that asks. The finding names an asking piece
    that shares tags, categories or a folder with it. Automatic next steps do this for every piece
    that names nothing itself.

    ## Options

    This rule has no options.
    """

    code = "FN101"
    name = "dead-end"
    level = Level.ERROR

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each end of one piece."""
        for leak in leaks(audit, self.code):
            (path,) = leak.end.pieces
            yield self.finding(
                path,
                f"{code(path)} ends the path without an ask: {_onward(audit.pieces[path], audit)}; "
                f"{arrival(leak.end)}",
                f"Ask there, or link from its text to a piece that asks{leak.such_as}.",
                level=leak.level,
            )


def _onward(piece: Piece, audit: Audit) -> str:
    """Return where the links in the text of a dead end go."""
    met = (link.target for link in piece.links if link.kind.is_reader)
    targets = list(dict.fromkeys(target for target in met if target != piece.path))
    if not targets:
        return "no link in its text leads to another piece"
    if all(target in audit.listings for target in targets):
        noun = "a listing" if len(targets) == 1 else "listings"
        return f"its only links go to {noun}, {names(targets)}"
    return f"its only links leave the funnel, to {names(targets)}"
