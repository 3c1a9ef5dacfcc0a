"""The report for machines: `audit.json`, described by `schemas/audit.schema.json`."""

from __future__ import annotations

import json
from functools import partial
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import EntryKind, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.link import Link
    from mkdocs_funnel.model.report import ChannelUse, OfferUse, PieceFacts, Report, Summary, Volume
    from mkdocs_funnel.model.step import NextStep

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

_Record = TypeVar("_Record")

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


def _laid_out(report: Report) -> Iterator[str]:
    before = "{\n"
    for key, make in _PARTS.items():
        yield f'{before} "{key}": '
        before = ",\n"
        if key == "links":
            yield from _rows(report.links, _link_rows)
        elif key in _RECORDS:
            yield from _rows(getattr(report, key), partial(_value_rows, _RECORDS[key]))
        else:
            yield _encode(make(report))
    yield "\n}\n"


def _rows(records: Sequence[_Record], laid_out: Callable[[Sequence[_Record]], str]) -> Iterator[str]:
    """Yield a list with one record a line: short, quick to write, and easy to compare."""
    for at in range(0, len(records), _AT_ONCE):
        yield ",\n  " if at else "[\n  "
        yield laid_out(records[at : at + _AT_ONCE])
    yield "\n ]" if records else "[]"


def _value_rows(told: Callable[[Any], dict[str, object]], records: Sequence[Any]) -> str:
    """Return what is `told` of records as JSON, one a line."""
    values = list(map(told, records))
    # To encode each by itself takes twice as long. No text holds the sign between two: its quote is escaped,
    # and no list within a record holds records that begin with the same key.
    start = f'{{"{next(iter(values[0]))}": '
    return _encode(values)[1:-1].replace(f"}}, {start}", f"}},\n  {start}")


def _link_rows(links: Sequence[Link]) -> str:
    """Return what `_value_rows` would for these many small records, without telling of them first."""
    names = _Quoted()
    return ",\n  ".join(
        [
            f'{{"source": {names[link.source]}, "target": {names[link.target]}, "kind": "{link.kind}", '
            f'"text": {encode_basestring(link.text)}, "line": {"null" if link.line is None else link.line}}}'
            for link in links
        ]
    )


class _Quoted(dict[str, str]):
    """Source paths as JSON: the links of a page stand together."""

    def __missing__(self, text: str) -> str:
        self[text] = encode_basestring(text)
        return self[text]


def document(report: Report) -> dict[str, object]:
    """Return the whole report as the value that `audit.json` holds."""
    return {key: make(report) for key, make in _PARTS.items()}


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


def _piece(facts: PieceFacts) -> dict[str, object]:
    piece = facts.piece
    return {
        "path": piece.path,
        "url": piece.url,
        "title": piece.title,
        "roles": list(piece.roles),
        "role_source": piece.role_source,
        "role_reasons": list(piece.role_reasons),
        "entry": facts.entry or False,
        "date": piece.date.isoformat()[:10] if piece.date else None,
        "reaches_ask": facts.reaches_ask,
        "clicks_to_ask": facts.clicks_to_ask,
        "path_to_ask": list(facts.path_to_ask),
        "next_step": _next_step(facts.next_step) if facts.next_step else None,
        "asks": [_call(call) for call in piece.asks],
        "signups": [_call(call) for call in piece.signups],
    }


def _next_step(step: NextStep) -> dict[str, object]:
    return {
        "offer": step.offer,
        "piece": step.piece,
        "origin": step.origin,
        "path": step.path,
    }


def _call(call: Call) -> dict[str, object]:
    return {
        "offer": call.offer,
        "via": call.via,
        "href": call.href,
        "text": call.text,
        "line": call.line,
        "source": call.source,
        "position": round(call.position, 2),
        "automatic": call.automatic,
        "counts": call.counts,
        "dud": call.dud,
    }


def _link(link: Link) -> dict[str, object]:
    return {
        "source": link.source,
        "target": link.target,
        "kind": link.kind,
        "text": link.text,
        "line": link.line,
    }


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


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "remedy": finding.remedy,
        "related": list(finding.related),
        "fingerprint": finding.fingerprint,
        "excused": finding.excused,
    }


_RECORDS: Mapping[str, Callable[[Any], dict[str, object]]] = {
    "pieces": _piece,
    "links": _link,
    "ends": _end,
    "offers": _offer,
    "channels": _channel,
    "findings": _finding,
}
"""What is told of each record of a list."""


def _list(key: str) -> Callable[[Report], list[dict[str, object]]]:
    return lambda report: [_RECORDS[key](record) for record in getattr(report, key)]


_PARTS: Mapping[str, Callable[[Report], object]] = {
    "version": lambda _: VERSION,
    "site": _site,
    "summary": lambda report: _summary(report.summary),
    **{key: _list(key) for key in ("pieces", "links", "ends", "offers", "channels")},
    "volume": lambda report: _volume(report.volume),
    "findings": _list("findings"),
}
"""What stands in the report, in its order."""
