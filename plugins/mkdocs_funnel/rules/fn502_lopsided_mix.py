"""FN502: what was published lately is not the mix that the site aims at."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.base import Option, Rule
from mkdocs_funnel.rules.wording import code, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

_SLACK = 0.1


class FN502LopsidedMix(Rule):
    """The mix of lead, nurture and ask pieces published lately is not the one that the site aims at.

    ## What it checks

    Nothing, unless you switch it on and set targets. Then: the pieces with a date within `window`
    days, counted back from the day given to measure to, else from the newest piece. Each counts by
    its primary role. A share is off if it differs from its target by more than 10 percentage points
    and by at least one whole piece. Roles without a target are not judged.

    ## Why it matters

    A plan for the mix keeps you from writing only what is easiest to write. No mix is known to be
    right. The ratios that go round (4-1-1, 70-20-10, 60/30/10) are rules of thumb for social posts
    with conflicting meanings, and we found no study behind any of them. Therefore there are no
    default targets, and the rule is off.

    ## Example

    ```yaml
    rules:
      FN502:
        level: info
        targets: {lead: 0.3, nurture: 0.5, ask: 0.2}
        window: 90
    ```

    With 20 pieces in those 90 days, 6 should be leads, 10 nurture and 4 asks, give or take 2.

    ## Remedy

    Write the kind of piece that is missing next, or set the targets that you really mean.

    ## Options

    - `targets`: the share of pieces by role that you aim at, each between 0 and 1. Default: none.
    - `window`: the days that the shares are counted over. Default: 90.
    """

    code = "FN502"
    name = "lopsided-mix"
    level = Level.OFF
    options: ClassVar[tuple[Option, ...]] = (
        Option("targets", {}, "shares of pieces by role that you aim at"),
        Option("window", 90, "days that the shares are counted over"),
    )

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each role whose share is off."""
        targets = self.option("targets")
        dates = [piece.date for piece in audit.graph.pieces.values() if piece.date is not None]
        if not isinstance(targets, dict) or not dates:
            return
        end = audit.measured_to or max(dates)
        start = end - dt.timedelta(days=self.number("window") - 1)
        roles = Counter(
            piece.role
            for piece in audit.graph.pieces.values()
            if piece.date is not None and start <= piece.date <= end
        )
        total = roles.total()
        for role in (Role.LEAD, Role.NURTURE, Role.ASK):
            if role not in targets or not total or not _is_off(roles[role], float(targets[role]), total):
                continue
            yield self.finding(
                audit.settings.file,
                f"{code(role)} is the role of {roles[role]:,} of {counted(total, 'piece')} published from "
                f"{start} to {end}: {roles[role] / total:.0%}, and the target is {float(targets[role]):.0%}",
                f"Write {'more' if roles[role] / total < targets[role] else 'fewer'} pieces with this role, "
                "or change the target.",
                subject=role,
            )


def _is_off(count: int, target: float, total: int) -> bool:
    return abs(count / total - target) > _SLACK and abs(count - target * total) >= 1
