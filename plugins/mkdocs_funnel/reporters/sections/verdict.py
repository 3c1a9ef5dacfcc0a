"""What would close every leak, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import clean, quoted, wrap
from mkdocs_funnel.reporters.phrases import count, place

if TYPE_CHECKING:
    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reporters.layout import Line

_LEAKS = frozenset({"FN101", "FN102", "FN103", "FN201"})
"""The rules that flag ends: an exception to one of them excuses the end."""


def excused_ends(report: Report) -> frozenset[tuple[str, ...]]:
    """Return the pieces of each end that the owner decided to live with."""
    leaks = [f for f in report.findings if f.code in _LEAKS]
    excused = {f.path for f in leaks if f.excused is not None}
    live = {f.path for f in leaks if f.excused is None}
    return frozenset(
        end.pieces
        for end in report.ends
        if not excused.isdisjoint(end.pieces) and live.isdisjoint(end.pieces)
    )


def verdict(report: Report, width: int) -> list[Line]:
    """Return one sentence on the whole site, and one on what it rests on."""
    said, style, why = _verdict(report)
    lines = wrap(((said, style),), width)
    return [*lines, *wrap(((why, "dim"),), width)] if why else lines


def _verdict(report: Report) -> tuple[str, str, str]:
    summary, ends = report.summary, report.summary.ends
    if not report.site.pages_seen:
        return "No page was seen, so there is nothing to judge.", "error", ""
    if not summary.pieces:
        return "None of the pages is a piece of content, so there is nothing to judge.", "error", ""
    if not ends and summary.ends_written:
        where = count(summary.ends_written, "place")
        return "Next steps close every leak.", "good", f"Without them paths end at {where} unasked."
    if not ends:
        mended = not report.failing(Level.INFO)
        why = "Nothing is left to mend. Well done." if mended else ""
        return "Every path ends in a direct ask.", "good", why
    lost = summary.pieces - summary.reach_ask
    if not summary.asking:
        return "No piece asks, so every path leaks.", "error", _cure(ends)
    closing = f"{count(ends, 'ask closes', 'asks close')} every leak"
    return f"{closing}: then {_gained(lost)}.", "strong", _cure(ends) + _excused(report)


def _gained(lost: int) -> str:
    return count(lost, "more piece leads to one", "more pieces lead to one")


def _cure(ends: int) -> str:
    where = "the end" if ends == 1 else f"each of the {ends:,} ends"
    return f"One ask at {where}, or one link there to a piece that asks, is enough; less is not."


def _excused(report: Report) -> str:
    number = len(excused_ends(report))
    return f" {count(number, 'end is', 'ends are')} excused." if number else ""


def advice(report: Report, width: int) -> list[Line]:
    """Return what to do first."""
    excused = excused_ends(report)
    end = next((end for end in report.ends if end.pieces not in excused), None)
    if not report.site.pages_seen:
        said = "Build the site, and check which folder is audited."
    elif not report.summary.pieces:
        said = "Write a first piece, or check `roles:` and `listings:` in `funnel.yml`."
    elif end is not None:
        said = _mend(end, report)
    else:
        said = _gravest(report)
    return wrap((("First  ", "head"), *quoted(said)), width, 7) if said else []


def _mend(end: End, report: Report) -> str:
    piece = clean(end.path[-1] if end.path else end.pieces[0])
    if not report.summary.asking:
        return f"Write one direct ask, and link to it from `{piece}`."
    said = f"Give `{piece}` an ask, or a link to a piece that asks."
    if end.upstream:
        said += f" {count(end.upstream, 'piece leads', 'pieces lead')} there."
    return said


def _gravest(report: Report) -> str:
    live = report.failing(Level.INFO)
    if not live:
        return ""
    finding = max(live, key=lambda finding: finding.level.rank)
    return f"`{place(finding)}`: {clean(finding.remedy or finding.message)}"
