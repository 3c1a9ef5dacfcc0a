"""The verdict on a site: what every reporter is given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.link import Link
    from mkdocs_funnel.model.offer import Offer, OfferState
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.role import EntryKind, Role
    from mkdocs_funnel.model.settings import Channel
    from mkdocs_funnel.model.step import NextStep


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """Which site was looked at."""

    name: str
    url: str
    generator: str
    pages_seen: int
    content_dir: str = ""
    """The content folder as seen from the root of the repository, with `/`; `` if that is it."""

    project_dir: str = ""
    """The folder of `mkdocs.yml` and `funnel.yml`, as seen from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of the whole site."""

    pieces: int
    """Pieces in the funnel."""

    outside: int
    """Pieces with role none."""

    listings: int
    roles: Mapping[Role, int]
    """Pieces by primary role."""

    entries: Mapping[EntryKind, int]
    """Pieces by the surest kind of entry they are."""

    asking: int
    """Pieces with an ask for an open offer."""

    asks_written: int
    asks_automatic: int
    reach_ask: int
    """Pieces from which a reader can get to an ask."""

    coverage: float
    """`reach_ask / pieces`; 0.0 for a site without pieces."""

    coverage_written: float
    """The same without what the tool itself placed."""

    within_clicks: int
    within_share: float
    """The share of pieces at most `within_clicks` clicks from an ask."""

    coverage_all_links: float
    """The same with listings and navigation counted, for comparison."""

    ends: int
    ends_written: int
    findings: Mapping[Level, int]
    """Findings that are not excused, by level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceFacts:
    """One piece, and what the graph says of it."""

    piece: Piece
    entry: EntryKind | None = None
    reaches_ask: bool = False
    clicks_to_ask: int | None = None
    """None: no ask can be reached."""

    path_to_ask: tuple[str, ...] = ()
    """Source paths from the piece to the nearest asking piece, both included."""

    next_step: NextStep | None = None


@dataclass(frozen=True, slots=True)
class OfferUse:
    """One declared offer and who asks for it."""

    offer: Offer
    state: OfferState
    asked_by: tuple[str, ...]
    """Source paths of the pieces that call for it, sorted."""


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """One declared channel, and the addresses by which its readers come."""

    channel: Channel
    short: str | None
    """Its short address, relative to the root of the site; None: there is no such page."""

    url: str | None
    """The landing piece's address with UTM parameters, whole where that of the site is known; None: it is gone."""

    qr: str | None
    """The QR code of the short address, relative to the root of the site."""


@dataclass(frozen=True, slots=True)
class MonthVolume:
    """What was published in one month."""

    month: str
    """`YYYY-MM`."""

    lead: int
    nurture: int
    ask: int
    """Pieces by primary role."""

    asks: int
    """Written asks on the pieces published in it."""


@dataclass(frozen=True, slots=True)
class Volume:
    """How often the site asks; only pieces with a date are counted."""

    by_month: tuple[MonthVolume, ...] = ()
    longest_gap_days: int | None = None
    """Days between two neighbouring dated pieces that ask, at most."""

    days_since_ask: int | None = None
    """Days from the last dated piece that asks to today; None without a day to compare with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything there is to say about a site. Reporters decide nothing."""

    site: SiteFacts
    summary: Summary
    pieces: tuple[PieceFacts, ...] = ()
    """By source path; pieces with role none included."""

    links: tuple[Link, ...] = ()
    """Once per source, target and kind."""

    ends: tuple[End, ...] = ()
    """Worst first: most lead and channel entries, then most pieces upstream."""

    offers: tuple[OfferUse, ...] = ()
    channels: tuple[ChannelUse, ...] = ()
    volume: Volume = field(default_factory=Volume)
    findings: tuple[Finding, ...] = ()
    """By level, then code, path and line; excused ones are in it, marked."""

    def keeping(self, keep: Callable[[Finding], bool]) -> Report:
        """Return the report with only the findings that `keep` accepts; everything else is as it was."""
        kept = tuple(finding for finding in self.findings if keep(finding))
        levels = Counter(finding.level for finding in kept if finding.excused is None)
        counts = {level: levels[level] for level in (Level.ERROR, Level.WARNING, Level.INFO)}
        return replace(self, findings=kept, summary=replace(self.summary, findings=counts))

    def failing(self, fail_on: Level = Level.ERROR) -> tuple[Finding, ...]:
        """Return the findings that are not excused and are at `fail_on` or above."""
        return tuple(f for f in self.findings if f.excused is None and f.level.at_least(fail_on))
