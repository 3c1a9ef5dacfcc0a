"""From a judged site to the report: figures, facts of each piece, volume."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_funnel.components.short_links import channel_uses
from mkdocs_funnel.graph.coverage import coverage_with_all_links
from mkdocs_funnel.graph.ends import count_ends
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.report import (
    MonthVolume,
    OfferUse,
    PieceFacts,
    Report,
    SiteFacts,
    Summary,
    Volume,
)
from mkdocs_funnel.model.role import EntryKind, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.page import Site
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.step import NextStep
    from mkdocs_funnel.rules.base import Audit

NEAR = 3
"""Clicks that count as near an ask in the headline: the site's own policy elsewhere, a fixed yardstick here."""


def summarise(
    audit: Audit,
    findings: tuple[Finding, ...],
    *,
    site: Site,
    steps: Mapping[str, NextStep],
    written: FunnelGraph,
    measured_to: dt.date | None,
    listing_links: tuple[Link, ...],
) -> Report:
    """Return the report.

    Args:
        audit: What was judged, automatic steps included.
        findings: The verdict.
        site: The site as the generator made it.
        steps: The automatic next steps.
        written: The graph without them.
        measured_to: The day to which the time since the last ask is counted; None: it is not.
        listing_links: Links on listings that are not pieces.
    """
    piece_links = [link for piece in audit.pieces.values() for link in piece.links]
    links = tuple(_distinct([*piece_links, *listing_links]))
    return Report(
        site=SiteFacts(
            site.name, site.url, site.generator, len(site.pages), site.content_dir, site.project_dir
        ),
        summary=_figures(audit, findings, site, written, links),
        pieces=tuple(_piece_facts(audit, steps)),
        links=(*links, *(Link("*", target, LinkKind.NAV) for target in site.nav)),
        ends=audit.ends,
        offers=tuple(_offer_uses(audit)),
        channels=channel_uses(site, audit.settings),
        volume=_volume(audit, measured_to),
        findings=findings,
    )


def _figures(
    audit: Audit,
    findings: Iterable[Finding],
    site: Site,
    written: FunnelGraph,
    links: tuple[Link, ...],
) -> Summary:
    graph = audit.graph
    total = len(graph.paths)
    asks = [ask for piece in graph.pieces.values() for ask in piece.asks if ask.counts]
    automatic = sum(ask.automatic for ask in asks)
    levels = Counter(finding.level for finding in findings if finding.excused is None)
    roles = Counter(piece.role for piece in graph.pieces.values())
    entries = Counter(graph.entries.values())
    return Summary(
        pieces=total,
        outside=len(audit.pieces) - total,
        listings=len(audit.listings),
        roles={role: roles[role] for role in Role if role is not Role.NONE},
        entries={kind: entries[kind] for kind in EntryKind},
        asking=sum(piece.is_asking for piece in graph.pieces.values()),
        asks_written=len(asks) - automatic,
        asks_automatic=automatic,
        reach_ask=graph.reached,
        coverage=_share(graph.reached, total),
        coverage_written=_share(written.reached, total),
        within_clicks=NEAR,
        within_share=_share(graph.within(NEAR), total),
        coverage_all_links=coverage_with_all_links(graph, links, site.nav),
        ends=len(audit.ends),
        ends_written=count_ends(written),
        findings={level: levels[level] for level in (Level.ERROR, Level.WARNING, Level.INFO)},
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _distinct(links: Iterable[Link]) -> Iterator[Link]:
    """Yield each link once per source, target and kind: the first, which stands highest on its page."""
    seen: set[tuple[str, str, LinkKind]] = set()
    for link in links:
        key = (link.source, link.target, link.kind)
        if key not in seen:
            seen.add(key)
            yield link


def _piece_facts(audit: Audit, steps: Mapping[str, NextStep]) -> Iterator[PieceFacts]:
    graph = audit.graph
    for path, piece in sorted(audit.pieces.items()):
        clicks = graph.clicks_to_ask(path)
        yield PieceFacts(
            piece=piece,
            entry=graph.entries.get(path),
            reaches_ask=clicks is not None,
            clicks_to_ask=clicks,
            path_to_ask=() if clicks is None else graph.path_to_ask(path),
            next_step=steps.get(path),
        )


def _offer_uses(audit: Audit) -> Iterator[OfferUse]:
    callers: dict[str, set[str]] = {}
    for piece in audit.pieces.values():
        for call in piece.calls:
            callers.setdefault(call.offer or "", set()).add(piece.path)
    for offer in audit.settings.offers.values():
        yield OfferUse(offer, offer.state(audit.today), tuple(sorted(callers.get(offer.id, ()))))


def _volume(audit: Audit, measured_to: dt.date | None) -> Volume:
    dated = [piece for piece in audit.graph.pieces.values() if piece.date is not None]
    asking_days = sorted({p.date for p in dated if p.date is not None and _written_asks(p)})
    gaps = [(b - a).days for a, b in itertools.pairwise(asking_days)]
    return Volume(
        by_month=tuple(_months(dated)),
        longest_gap_days=max(gaps, default=None),
        days_since_ask=_days_since(asking_days, measured_to),
    )


def _days_since(asking_days: list[dt.date], today: dt.date | None) -> int | None:
    return (today - asking_days[-1]).days if today is not None and asking_days else None


def _months(dated: Iterable[Piece]) -> Iterator[MonthVolume]:
    by_month: dict[str, list[Piece]] = {}
    for piece in dated:
        if piece.date is not None:
            by_month.setdefault(piece.date.isoformat()[:7], []).append(piece)
    for month, pieces in sorted(by_month.items()):
        roles = Counter(piece.role for piece in pieces)
        asks = sum(map(_written_asks, pieces))
        yield MonthVolume(month, roles[Role.LEAD], roles[Role.NURTURE], roles[Role.ASK], asks)


def _written_asks(piece: Piece) -> int:
    return sum(ask.counts and not ask.automatic for ask in piece.asks)
