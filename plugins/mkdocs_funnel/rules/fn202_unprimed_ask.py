"""FN202: every path from an entry to an ask skips nurture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.graph.stages import unprimed_entries
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import EntryKind, Role
from mkdocs_funnel.rules.base import Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

_KINDS = {EntryKind.LEAD: "a lead entry", EntryKind.CHANNEL: "a channel's landing piece"}


class FN202UnprimedAsk(Rule):
    """From an entry, every path to an ask skips nurture.

    ## What it checks

    Entries that somebody meant to be one: pieces with the role `lead`, and the landing pieces of
    channels. From each there has to be at least one path that passes a piece with the role
    `nurture` and then comes to an ask. A piece with both roles, `[lead, nurture]`, is such a path's
    beginning. A reader who is ready may skip, so one path is enough.

    Entries from which no ask can be reached at all are leaks, which other rules report. On a site
    without any nurture piece [FN205](fn205-missing-stage.md) says so once, and this rule is silent.

    ## Why it matters

    People buy from those whom they know, like and trust, and a stranger who arrives at a price knows
    nothing yet. That is the reasoning of practitioners; we know of no study that measures paths with
    and without nurture. Whether your readers need it is your decision, so it is a warning.

    ## Example

    ```markdown
    ---
    funnel: lead
    ---
    # What is retrieval?

    Need help with it? See [my services](services.md).
    ```

    The only way onward from this lead piece is to the sale.

    ## Remedy

    Link from the entry to a nurture piece that leads on to an ask, beside the direct way.

    ## Options

    This rule has no options.
    """

    code = "FN202"
    name = "unprimed-ask"
    level = Level.WARNING

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each entry without a path through nurture."""
        nurture = [p.path for p in audit.graph.pieces.values() if Role.NURTURE in p.roles]
        if not nurture and not audit.is_off("FN205"):
            return
        for path in unprimed_entries(audit.graph):
            node = audit.graph.node(path) or 0
            asking = audit.graph.paths[audit.graph.to_ask.root[node]]
            way = "it asks itself" if asking == path else f"the shortest leads to {code(asking)}"
            yield self.finding(
                path,
                f"{code(path)} is {_KINDS[audit.graph.entries[path]]}, and no path from it meets nurture "
                f"before the ask; {way}",
                "Link from its text to a nurture piece that leads on to an ask.",
                related=() if asking == path else (asking,),
            )
