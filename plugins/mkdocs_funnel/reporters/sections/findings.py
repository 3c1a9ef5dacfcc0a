"""The findings, gathered by rule: facts first, the remedy once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import GLUE, cells, clean, elide, pad, quoted, wrap
from mkdocs_funnel.reporters.phrases import count, levels, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reporters.layout import Line


def findings(report: Report, width: int, limit: int | None) -> list[Line]:
    """Return the findings by rule, gravest first, at most `limit` of each rule."""
    live = sorted(report.failing(Level.INFO), key=lambda f: (-f.level.rank, f.code))
    lines: list[Line] = []
    if live:
        lines.append((("Findings", "head"), (f"  {levels(report.summary.findings)}", "dim")))
    for _, group in groupby(live, key=lambda f: (f.level, f.code)):
        lines += _rule(list(group), width, limit)
    excused = [finding for finding in report.findings if finding.excused is not None]
    if excused:
        lines += [*([()] if live else []), *_excused(excused, width, limit)]
    return lines


def _rule(group: Sequence[Finding], width: int, limit: int | None) -> list[Line]:
    first = group[0]
    style = first.level.value
    lines: list[Line] = [
        (),
        (
            (f"  {clean(first.code)} {clean(first.name)}", style),
            (f"  {count(len(group), style)}", "dim"),
        ),
    ]
    shown = group[:limit]
    column = _column(shown, width, short=limit is not None)
    for remedy, same in groupby(shown, key=lambda finding: finding.remedy):
        for finding in same:
            lines += _finding(finding, column, width, short=limit is not None)
        if remedy:
            lines += wrap((("    => ", "dim"), *quoted(clean(remedy), "remedy")), width, 7)
    if len(group) > len(shown):
        more: Line = ((f"    … {len(group) - len(shown):,} more", "dim"),)
        lines.insert(len(lines) - _tail(shown[-1], width), more)
    return lines


def _tail(finding: Finding, width: int) -> int:
    """Return how many lines the last remedy takes, so that `… more` stands before it."""
    remedy = clean(finding.remedy)
    return len(wrap((("    => ", ""), (remedy, "")), width, 7)) if remedy else 0


def _column(group: Sequence[Finding], width: int, *, short: bool) -> int:
    """Return the width of the column of places; 0 where they stand on lines of their own."""
    widest = max(cells(place(finding)) for finding in group)
    most = width * 2 // 5
    if widest <= most:
        return widest
    return most if short and width >= 80 else 0


def _finding(finding: Finding, column: int, width: int, *, short: bool) -> list[Line]:
    where = place(finding)
    message = quoted(clean(finding.message))
    if not column:
        where = elide(where, width - 4) if short else where
        return [((f"    {where}", "place"),), *wrap(((" " * 6, ""), *message), width, 6)]
    shown = pad(elide(where, column), column).replace(" ", GLUE)
    return wrap(((f"    {shown}{GLUE}{GLUE}", "place"), *message), width, column + 6)


def _excused(group: Sequence[Finding], width: int, limit: int | None) -> list[Line]:
    lines: list[Line] = [(("  Excused", "dim"), (f"  {count(len(group), 'finding')}", "dim"))]
    for finding in group[:limit]:
        reason = clean(finding.excused or "")
        text = f"    {clean(finding.code)} {place(finding)}  {reason}"
        lines += wrap(((text, "dim"),), width, 6)
    if limit is not None and len(group) > limit:
        lines.append(((f"    … {len(group) - limit:,} more", "dim"),))
    return lines
