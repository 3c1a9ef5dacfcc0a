"""FN303: an ask piece asks late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

_HALF = 0.5


class FN303LateAsk(Rule):
    """On a piece with the role `ask`, the first ask comes after half of the text.

    ## What it checks

    Every piece with `ask` among its roles that asks: how much of its text stands before the first
    ask that counts. A button that leads down to the place on the page where the yes happens is one. A
    next step that the plugin added stands at the end. Half is the line. A piece without an ask is
    [FN201](fn201-ask-that-never-asks.md).

    The length of the text is not considered. Where all of a short piece is seen at once, an ask at
    its end is early enough; excuse it.

    ## Why it matters

    Attention fades down a page. In one eye-tracking study (Nielsen Norman Group, 2018, 120 people)
    57 % of the viewing time was spent above the fold and 74 % in the first two screenfuls; another
    company's scroll data were read the other way round. Neither study was about asks. So the rule
    does not want an ask at the top. It reports pages on which a reader who is ready must look for
    it; where the line is drawn is our choice.

    ## Example

    ```text
    # Work with me
    (1,200 words about the method)
    [Book a call](offer:strategy-call)
    ```

    A reader who came to book scrolls past all of it.

    ## Remedy

    Put the same ask in the first half as well, where a reader first understands what you offer.

    ## Options

    This rule has no options.
    """

    code = "FN303"
    name = "late-ask"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each ask piece whose first ask is in its second half."""
        for piece in audit.graph.pieces.values():
            first = next((call for call in piece.asks if call.counts), None)
            if first is None or Role.ASK not in piece.roles or first.position <= _HALF:
                continue
            if any(i.offer == first.offer and i.placed and i.position <= _HALF for i in piece.invites):
                continue  # A button further up leads down to it.
            yield self.finding(
                piece.path,
                f"{code(piece.path)} has the role `ask`, and {first.position:.0%} of its text stands before "
                f"its first ask, {code(first.text or first.href)}",
                "Put the same ask in the first half as well.",
                line=first.line,
            )
