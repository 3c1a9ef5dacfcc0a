"""Where paths end without an ask, as the paths that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.end import EndKind
from mkdocs_funnel.model.role import EntryKind
from mkdocs_funnel.reporters.layout import GLUE, cells, clean, elide, pad, wrap
from mkdocs_funnel.reporters.phrases import count, tally
from mkdocs_funnel.reporters.sections.verdict import excused_ends

if TYPE_CHECKING:
    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reporters.layout import Line, Span

_LABEL = 11
_STEPS = 5
_FROM = {
    EntryKind.LEAD: "from a lead",
    EntryKind.CHANNEL: "from a channel",
    EntryKind.LISTED: "from a listing",
    None: "no entry leads here",
}


def leaks(report: Report, width: int, limit: int | None) -> list[Line]:
    """Return the ends, worst first, at most `limit` of them."""
    if not report.ends:
        return []
    excused = excused_ends(report)
    lines: list[Line] = [(("Leaks", "head"), (f"  {count(len(report.ends), 'end')}, worst first", "dim"))]
    for end in report.ends[:limit]:
        lines += _leak(end, width, short=limit is not None, excused=end.pieces in excused)
    left = len(report.ends[limit:]) if limit is not None else 0
    if left:
        lines.append(((f"  {pad('', _LABEL)}  … {left:,} more", "dim"),))
    return lines


def _leak(end: End, width: int, *, short: bool, excused: bool) -> list[Line]:
    label = (f"  {pad(_label(end), _LABEL)}  ", "dim" if excused else _style(end))
    hang = _LABEL + 4
    path = _path(end, max((width - hang) * 2 // 3, 16) if short else None)
    notes = "  " + " · ".join(note.replace(" ", GLUE) for note in _notes(end, excused=excused))
    one = (label, *path, (notes, "dim"))
    if end.kind is EndKind.DEAD_END and sum(cells(text) for text, _ in one) <= width:
        return [one]
    below = wrap(((" " * hang + notes.lstrip(), "dim"),), width, hang)
    if end.kind is EndKind.LOOP:
        circle = " " * hang + _circle(end, short=short)
        below = [*wrap(((circle, "dim"),), width, hang, whole=not short), *below]
    return [*wrap((label, *path), width, hang, whole=not short), *below]


def _label(end: End) -> str:
    if end.signup:
        return "signup only"
    return "dead end" if end.kind is EndKind.DEAD_END else f"loop of {len(end.pieces)}"


def _circle(end: End, *, short: bool) -> str:
    shown = end.pieces[:3] if short and len(end.pieces) > 4 else end.pieces
    names = ", ".join(clean(path).replace(" ", GLUE) for path in shown)
    left = len(end.pieces) - len(shown)
    return f"circles through {names}" + (f" and {left:,} more" if left else "")


def _style(end: End) -> str:
    return "warning" if end.signup else "error"


def _path(end: End, longest: int | None) -> list[Span]:
    """Return the path with unbreakable steps, so that lines are broken before arrows."""
    steps = [clean(step) for step in end.path or end.pieces[:1]]
    if longest is not None:
        steps = [elide(step, longest) for step in _shorten(steps)]
    spans: list[Span] = []
    for at, step in enumerate(steps):
        arrow = f" ->{GLUE}" if at else ""
        spans.append((arrow, "dim"))
        spans.append((step.replace(" ", GLUE), "strong" if at == len(steps) - 1 else ""))
    return spans


def _shorten(steps: list[str]) -> list[str]:
    if len(steps) <= _STEPS:
        return steps
    return [*steps[:2], f"… {len(steps) - 4} more …", *steps[-2:]]


def _notes(end: End, *, excused: bool) -> list[str]:
    notes = ["excused"] if excused else []
    if end.upstream:
        notes.append(f"{count(end.upstream, 'piece')} upstream")
    notes.append(_FROM[end.came_from])
    if sum(end.entries.values()) > 1:
        notes.append(f"entries: {tally(end.entries, EntryKind)}")
    return notes
