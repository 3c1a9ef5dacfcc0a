"""FN204: nothing leads to a piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN204Orphan(Rule):
    """No link in any text leads to a piece, and it is not an entry.

    ## What it checks

    Every piece in the funnel that is neither a lead, nor a channel's landing piece, nor shown by a
    listing: at least one other piece has to link to it in its text, or by its next step. Navigation
    does not count. Where the site has no entry at all, every piece is treated as one, and
    [FN205](fn205-missing-stage.md) says so. A piece that asks is reported as
    [FN203](fn203-unreached-ask.md), unless that rule is off.

    ## Why it matters

    Readers of your other pieces never meet it. On one blog of 153 posts whose owner counted, 29 %
    had no link in the text of another (a first-party audit of a single site, so a rough hint). How
    much such links are worth is not established: the largest published figures are correlations
    that count navigation too.

    ## Example

    ```yaml
    nav:
      - Home: index.md
      - About the method: method.md
    ```

    `method.md` is in the menu, and no text says why one would read it.

    ## Remedy

    Link to it where it helps the reader of another piece, give it the role `lead` if strangers find
    it directly, or `none` if it is not part of the funnel.

    ## Options

    This rule has no options.
    """

    code = "FN204"
    name = "orphan"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each piece that nothing leads to."""
        graph = audit.graph
        if not graph.entries:
            return
        linked = {target for targets in graph.arrows for target in targets}
        asks_elsewhere = not audit.is_off("FN203")
        for node, path in enumerate(graph.paths):
            if node in linked or path in graph.entries:
                continue
            if asks_elsewhere and graph.pieces[path].is_asking:
                continue
            yield self.finding(
                path,
                f"{code(path)} has no link to it in the text of any piece, and it is not an entry",
                "Link to it from a piece whose readers it helps, or give it the role `lead` if strangers "
                "find it directly.",
            )
