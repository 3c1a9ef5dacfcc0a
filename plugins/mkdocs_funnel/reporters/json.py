"""The report for machines: `audit.json`, described by `schemas/audit.schema.json`."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import EntryKind, Role
from mkdocs_funnel.reporters.json_rows import finding_rows, link_rows, piece_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.report import ChannelUse, OfferUse, Report, Summary, Volume

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

VERSION = 1
"""The version of the format; it rises when a key changes its meaning or goes away."""


_AT_ONCE = 128
"""Records that are laid out together: of a large site they are many, and each copy of them all is memory to be had."""


def render(report: Report) -> str:
    """Return the whole report as JSON, the same bytes for the same report."""
    return "".join(parts(report))


def parts(report: Report) -> Iterator[str]:
    """Yield what `render` returns, part by part."""
    # File names that are no Unicode reach us as lone surrogates, which no file can hold unescaped.
    return (part.encode("utf-8", "backslashreplace").decode() for part in _laid_out(report))


def document(report: Report) -> dict[str, Any]:
    """Return the value that `audit.json` holds."""
    held: dict[str, Any] = json.loads(render(report))
    return held


def _laid_out(report: Report) -> Iterator[str]:
    before = "{\n"
    for key in _ORDER:
        yield f'{before} "{key}": '
        before = ",\n"
        if key in _ROWS:
            yield from _list(getattr(report, key), _ROWS[key])
        else:
            yield _encode(_WHOLE[key](report))
    yield "\n}\n"


def _list(records: Sequence[Any], rows: Callable[[Sequence[Any]], list[str]]) -> Iterator[str]:
    """Yield a list with one record a line: short, quick to write, and easy to compare."""
    for at in range(0, len(records), _AT_ONCE):
        yield ",\n  " if at else "[\n  "
        yield ",\n  ".join(rows(records[at : at + _AT_ONCE]))
    yield "\n ]" if records else "[]"


def _told(tell: Callable[[Any], dict[str, object]], records: Sequence[Any]) -> list[str]:
    """Return what is told of each record as JSON."""
    return [_encode(tell(record)) for record in records]


def _site(report: Report) -> dict[str, object]:
    site = report.site
    return {
        "name": site.name,
        "url": site.url,
        "generator": site.generator,
        "pages_seen": site.pages_seen,
    }


def _summary(summary: Summary) -> dict[str, object]:
    levels = (Level.ERROR, Level.WARNING, Level.INFO)
    return {
        "pieces": summary.pieces,
        "outside": summary.outside,
        "listings": summary.listings,
        "roles": {r: summary.roles.get(r, 0) for r in (Role.LEAD, Role.NURTURE, Role.ASK)},
        "entries": _entries(summary.entries),
        "asking": summary.asking,
        "asks": {"written": summary.asks_written, "automatic": summary.asks_automatic},
        "reach_ask": summary.reach_ask,
        "coverage": round(summary.coverage, 4),
        "coverage_written": round(summary.coverage_written, 4),
        "coverage_within": {
            "clicks": summary.within_clicks,
            "share": round(summary.within_share, 4),
        },
        "coverage_all_links": round(summary.coverage_all_links, 4),
        "ends": summary.ends,
        "ends_written": summary.ends_written,
        "findings": {level: summary.findings.get(level, 0) for level in levels},
    }


def _entries(entries: Mapping[EntryKind, int]) -> dict[str, int]:
    return {kind: entries.get(kind, 0) for kind in EntryKind}


def _end(end: End) -> dict[str, object]:
    return {
        "kind": end.kind,
        "pieces": list(end.pieces),
        "path": list(end.path),
        "from": end.came_from,
        "entries": _entries(end.entries),
        "upstream": end.upstream,
        "signup": end.signup,
    }


def _offer(use: OfferUse) -> dict[str, object]:
    return {
        "id": use.offer.id,
        "kind": use.offer.kind,
        "state": use.state,
        "asked_by": list(use.asked_by),
    }


def _channel(use: ChannelUse) -> dict[str, object]:
    return {
        "id": use.channel.id,
        "kind": use.channel.kind,
        "landing": use.channel.landing,
        "short": use.short,
        "url": use.url,
        "qr": use.qr,
    }


def _volume(volume: Volume) -> dict[str, object]:
    return {
        "by_month": [
            {
                "month": month.month,
                "lead": month.lead,
                "nurture": month.nurture,
                "ask": month.ask,
                "asks": month.asks,
            }
            for month in volume.by_month
        ],
        "longest_gap_days": volume.longest_gap_days,
        "days_since_ask": volume.days_since_ask,
    }


_ROWS: Mapping[str, Callable[[Sequence[Any]], list[str]]] = {
    "pieces": piece_rows,
    "links": link_rows,
    "ends": partial(_told, _end),
    "offers": partial(_told, _offer),
    "channels": partial(_told, _channel),
    "findings": finding_rows,
}
"""How the records of each list are written."""

_WHOLE: Mapping[str, Callable[[Report], object]] = {
    "version": lambda _: VERSION,
    "site": _site,
    "summary": lambda report: _summary(report.summary),
    "volume": lambda report: _volume(report.volume),
}
"""What is told of the report as a whole."""

_ORDER = ("version", "site", "summary", "pieces", "links", "ends", "offers", "channels", "volume", "findings")
