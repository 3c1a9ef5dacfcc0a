"""FN501: the site has not asked for a long time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.rules.base import Option, Rule
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.rules.base import Audit


class FN501AskDrought(Rule):
    """More days than the site's policy allows pass between dated pieces that ask.

    ## What it checks

    Pieces with a date (`date:` in front matter) whose text holds an ask that counts, in the order of
    their dates. Where two neighbours are more than `max_gap` days apart, the finding stands at the
    later one, which ended the drought. Next steps that the plugin added do not count: they are on
    old pieces too, and say nothing about how often you ask.

    The time from the last such piece to today is judged where a day is given to measure to: by
    `funnel audit`, or by `today` or `SOURCE_DATE_EPOCH` in a build. Without it a build would fail by
    the passing of time alone.

    A gap of years ago stays a fact. To be told of new ones only, put the old ones into the
    [baseline](../guide/funnel-yml.md#the-baseline).

    ## Why it matters

    Most sites ask not nearly often enough, and nobody notices, because something is published every
    week. How often is enough is not known. The published figures on frequency are about posting,
    not asking; they are correlations by vendors (HubSpot 2015, 13,500 customers). Thirty days is
    where this rule starts; set the interval that you mean to keep.

    ## Example

    ```text
    2027-01-12  posts/how-we-test.md    asks
    2027-01-26  posts/tools.md
    2027-03-02  posts/case-study.md     asks
    ```

    Between the two that ask lie 49 days.

    ## Remedy

    Ask in the next piece that you publish, or add a fitting ask to one of those in between.

    ## Options

    - `max_gap`: the days between asks that are still fine. Default: 30.
    """

    code = "FN501"
    name = "ask-drought"
    level = Level.WARNING
    options: ClassVar[tuple[Option, ...]] = (Option("max_gap", 30, "days between asks that are still fine"),)

    @classmethod
    def is_judged(cls, audit: Audit) -> bool:
        """Return whether the gap to today is judged too."""
        return super().is_judged(audit) and audit.measured_to is not None

    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield a finding for each gap that is too long."""
        most = self.number("max_gap")
        asking = _asking_days(audit)
        for (day, earlier), (next_day, later) in pairwise(asking):
            if (gap := (next_day - day).days) > most:
                yield self.finding(
                    later,
                    f"{code(later)} ({next_day}) is the first dated piece to ask in {gap} days, after "
                    f"{code(earlier)} ({day}); the most is {most}",
                    "Add a fitting ask to a piece that was published in between.",
                    related=(earlier,),
                    subject=earlier,
                )
        if asking and audit.measured_to is not None:
            day, last = asking[-1]
            if (gap := (audit.measured_to - day).days) > most:
                yield self.finding(
                    last,
                    f"{code(last)} ({day}) is the last dated piece to ask, {gap} days before "
                    f"{audit.measured_to}; the most is {most}",
                    "Ask in the next piece that you publish.",
                    subject="since",
                )


def _asking_days(audit: Audit) -> list[tuple[dt.date, str]]:
    """Return the days on which a piece that asks was published, each with its first piece."""
    days: dict[dt.date, str] = {}
    for path, piece in audit.graph.pieces.items():
        if piece.date is not None and _asks_in_writing(piece):
            days.setdefault(piece.date, path)
    return sorted(days.items())


def _asks_in_writing(piece: Piece) -> bool:
    return any(call.counts and not call.automatic for call in piece.asks)
