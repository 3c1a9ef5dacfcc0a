"""FN104: a reader needs many clicks from a piece to an ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Option, Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit


class FN104FarAsk(Rule):
    """A reader needs more clicks from a piece to an ask than the site's policy allows.

    ## What it checks

    The shortest way from each piece to a piece that asks, by links in the text and next steps. A
    piece that asks itself is 0 clicks away. Pieces that lead to no ask at all are not judged here;
    those paths leak, and the rules about ends report them.

    ## Why it matters

    One stray link in a paragraph connects a piece to the rest of the site, and with it to an ask
    that hardly anybody gets to. The distance shows it.

    No study backs a number of clicks. The "three-click rule" was tested and not found (Porter, 44
    users and 8,000 clicks; Nielsen Norman Group called it false in 2019). The number here is your
    site's own policy, and three is only where it starts.

    ## Example

    ```text
    posts/history.md -> posts/tools.md -> posts/setup.md -> guide.md -> services.md
    ```

    From `posts/history.md` it takes four clicks to the ask on `services.md`.

    ## Remedy

    Ask on the piece, or link from its text to a piece that is nearer to the ask.

    ## Options

    - `max_clicks`: how many clicks are still near. Default: 3.
    """

    code = "FN104"
    name = "far-ask"
    level = Level.WARNING
    options: ClassVar[tuple[Option, ...]] = (Option("max_clicks", 3, "clicks to an ask that are still near"),)

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each piece that is farther from an ask than the policy allows."""
        graph, near = audit.graph, self.number("max_clicks")
        for node, path in enumerate(graph.paths):
            clicks = graph.to_ask.distance[node]
            if clicks <= near:
                continue
            asking = graph.paths[graph.to_ask.root[node]]
            following = graph.paths[graph.to_ask.parent[node]]
            yield self.finding(
                path,
                f"{code(path)} is {clicks} clicks from the nearest ask, on {code(asking)}, by way of "
                f"{code(following)}; the most is {near}",
                f"Ask there, or link from its text to {code(asking)} or to a piece nearer to it.",
                related=(asking,),
            )
