"""How much of the site leads to an ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.role import EntryKind, Role
from mkdocs_funnel.reporters.layout import GLUE, clean, pad, wrap
from mkdocs_funnel.reporters.phrases import count, has_steps, percent, tally

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import Report, Summary
    from mkdocs_funnel.reporters.layout import Line, Span

_LABEL = 15
_FULL, _REST = "━", "─"


def headline(report: Report, width: int) -> list[Line]:
    """Return the site, its coverage as bars, and what there is of pieces, entries and asks."""
    summary = report.summary
    lines = _site(report, width)
    if summary.pieces:
        lines += [(), *_coverage(summary, width), (), *_figures(report, width)]
    return lines


def _site(report: Report, width: int) -> list[Line]:
    site, summary = report.site, report.summary
    name = clean(site.name or site.url)
    title: Line = (("Funnel audit", "title"),)
    if name:
        title = (*title, (f"  {name}", ""))
    seen = [
        f"{count(site.pages_seen, 'page')} seen",
        count(summary.pieces, "piece"),
        f"{summary.outside:,} outside the funnel" if summary.outside else "",
        count(summary.listings, "listing") if summary.listings else "",
        f"built with {clean(site.generator)}" if site.generator else "",
    ]
    facts = " · ".join(part.replace(" ", GLUE) for part in seen if part)
    return [*wrap(title, width, 2), *wrap(((facts, "dim"),), width)]


def _coverage(summary: Summary, width: int) -> list[Line]:
    pieces = summary.pieces
    clicks = count(summary.within_clicks, "click")
    within = f"{percent(summary.within_share)} within {clicks}"
    met = f"{summary.reach_ask:,} of {pieces:,}, {within}"
    rows = []
    if has_steps(summary):
        written = round(summary.coverage_written * pieces)
        rows.append(("As written", summary.coverage_written, f"{written:,} of {pieces:,}", ""))
        rows.append(("With next steps", summary.coverage, met, ""))
    else:
        rows.append(("As written", summary.coverage, met, ""))
    if summary.coverage_all_links > summary.coverage:
        rows.append(("With all links", summary.coverage_all_links, "menus and listings counted too", "dim"))
    head: Line = (("Pieces that lead to an ask", "head"),)
    return [head, *(line for row in rows for line in _bar(*row, width=width))]


def _bar(label: str, share: float, note: str, style: str, *, width: int) -> list[Line]:
    length = 24 if width >= 80 else 10
    full = length if share >= 1 else min(max(round(share * length), share > 0), length - 1)
    colour = style or ("good" if share >= 1 else "bar")
    start: tuple[Span, ...] = (
        (f"  {pad(label, _LABEL)}  ", style),
        (_FULL * full, colour),
        (_REST * (length - full), "dim"),
        (f"  {percent(share):>5}  ", style or "strong"),
    )
    return wrap((*start, (note, style)), width, 2 + _LABEL + 2 + length + 9)


def _figures(report: Report, width: int) -> list[Line]:
    summary, volume = report.summary, report.volume
    rows = [
        ("Roles", tally(summary.roles, (Role.LEAD, Role.NURTURE, Role.ASK))),
        ("Entries", tally(summary.entries, EntryKind)),
        ("Asks", _asks(summary)),
    ]
    if volume.longest_gap_days is not None:
        gap = f"at most {count(volume.longest_gap_days, 'day')} between pieces that ask"
        if volume.days_since_ask is not None:
            gap += f", {count(volume.days_since_ask, 'day')} since the last"
        rows.append(("Rhythm", gap))
    return [
        line
        for label, text in rows
        for line in wrap(((f"  {pad(label, _LABEL)}  ", "dim"), (text, "")), width, _LABEL + 4)
    ]


def _asks(summary: Summary) -> str:
    if not summary.asks_written and not summary.asks_automatic:
        return "none"
    asks = f"{summary.asks_written:,} written"
    if summary.asks_automatic:
        asks += f", {summary.asks_automatic:,} automatic"
    if not summary.asking:
        return f"{asks}, none that a reader can say yes to"
    return f"{asks}, on {count(summary.asking, 'piece')}"
