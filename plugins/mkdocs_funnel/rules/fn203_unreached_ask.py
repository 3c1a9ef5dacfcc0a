"""FN203: a piece asks, and no path leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.graph.search import FAR, search
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN203UnreachedAsk(Rule):
    """A piece asks, and no path from an entry reaches it.

    ## What it checks

    Every piece with an ask for an open offer: by links in the text and next steps, at least one
    entry has to lead there. A piece that is an entry itself is reached. Navigation and listings do
    not count as links, but a piece that a listing shows is an entry. Where the site has no entry at
    all, [FN205](fn205-missing-stage.md) says so and this rule is silent.

    At a piece to which no link leads at all, this finding replaces [FN204](fn204-orphan.md).

    ## Why it matters

    The ask is there and nobody is sent to it. Menus do lead there, for readers who look for them;
    the text is what they read. We know of no figure for how many take which way.

    ## Example

    ```yaml
    nav:
      - Home: index.md
      - Work with me: services.md
    ```

    If no text on the site links to `services.md`, only the menu sells.

    ## Remedy

    Link to the piece from the text of one that readers come through, or make it an entry: a
    channel's landing piece, say.

    ## Options

    This rule has no options.
    """

    code = "FN203"
    name = "unreached-ask"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each asking piece that entries do not lead to."""
        graph = audit.graph
        if not graph.entries:
            return
        entries = [node for node, path in enumerate(graph.paths) if path in graph.entries]
        reached = search(graph.arrows, entries).distance
        lost = [n for n, path in enumerate(graph.paths) if reached[n] == FAR and graph.pieces[path].is_asking]
        sources: dict[int, list[str]] = {node: [] for node in lost}
        for node, targets in enumerate(graph.arrows):
            for target in targets:
                if target in sources:
                    sources[target].append(graph.paths[node])
        for node, linking in sources.items():
            path = graph.paths[node]
            why = f"links only in {names(linking)}" if linking else "no link to it in any text"
            yield self.finding(
                path,
                f"{code(path)} asks, and no path from an entry leads to it: {why}",
                "Link to it from the text of a piece that readers come through, or let a channel land on it.",
                related=tuple(linking),
            )
