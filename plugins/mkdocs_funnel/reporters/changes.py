"""What has changed between two audits, for people at a terminal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from mkdocs_funnel.reporters.figures import figures
from mkdocs_funnel.reporters.layout import clean, pad, quoted, wrap
from mkdocs_funnel.reporters.paint import ansi, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_funnel.reporters.audit_file import End, Finding
    from mkdocs_funnel.reporters.compare import Comparison
    from mkdocs_funnel.reporters.layout import Line

_NARROWEST = 40
_PIECES = 4
Entry = TypeVar("Entry")


def render(changes: Comparison, *, colour: bool = False, width: int = 100, limit: int | None = 10) -> str:
    """Return the changes for a terminal of `width` columns, ended by a newline.

    Each list shows its first `limit` entries and says how many more there are; with None nothing is
    left out.
    """
    lines = list(_lines(changes, max(width, _NARROWEST), limit))
    return ansi(lines) if colour else plain(lines)


def _lines(changes: Comparison, width: int, limit: int | None) -> Iterator[Line]:
    yield from wrap((("Funnel diff", "title"), (f"  {clean(changes.new.site.name)}", "")), width, 2)
    if changes.is_empty:
        yield (("Nothing has changed.", ""),)
        return
    yield ()
    for row in _figures(changes):
        yield from wrap(row, width, 4)
    leak = partial(_leak, short=limit is not None)
    yield from _list("New leaks", "error", changes.leaks_new, leak, width, limit)
    yield from _list("Mended leaks", "good", changes.leaks_mended, leak, width, limit)
    yield from _list("New findings", "error", changes.findings_new, _finding, width, limit)
    yield from _list("Findings gone", "good", changes.findings_gone, _finding, width, limit)
    yield from _list("Findings excused since", "head", changes.findings_excused, _finding, width, limit)
    yield from _list("Pieces added", "head", changes.pieces_added, _piece, width, limit)
    yield from _list("Pieces removed", "head", changes.pieces_removed, _piece, width, limit)


def _figures(changes: Comparison) -> Iterator[Line]:
    before, now = figures(changes.old), figures(changes.new)
    column = max(len(figure.name) for figure in now)
    yield (("  " + pad("", column), ""), (f"{'before':>9}{'now':>9}", "dim"))
    for old, new in zip(before, now, strict=True):
        change = new.change(old)
        shown = f"{old!s:>9}{new!s:>9}"
        yield ((f"  {pad(new.name, column)}", ""), (shown, ""), (f"  {change}", "strong" if change else ""))


def _list(
    head: str,
    style: str,
    entries: Sequence[Entry],
    line: Callable[[Entry], Line],
    width: int,
    limit: int | None,
) -> Iterator[Line]:
    if not entries:
        return
    yield ()
    yield ((head, style), (f"  {len(entries):,}", "dim"))
    for entry in entries[:limit]:
        yield from wrap((("  ", ""), *line(entry)), width, 4)
    if limit is not None and len(entries) > limit:
        yield ((f"  … {len(entries) - limit:,} more", "dim"),)


def _leak(end: End, *, short: bool) -> Line:
    kind = (f"{'signup only' if end.signup else end.kind}  ", "dim")
    if end.kind == "dead end":
        return (kind, (" -> ".join(map(clean, end.path or end.pieces)), "strong"))
    shown = end.pieces[:_PIECES] if short else end.pieces
    left = len(end.pieces) - len(shown)
    more = f" and {left:,} more" if left else ""
    return (kind, (", ".join(map(clean, shown)), "strong"), (more, "dim"))


def _finding(finding: Finding) -> Line:
    line = "" if finding.line is None else f":{finding.line}"
    return (
        (f"{clean(finding.path)}{line}", "place"),
        (f"  {clean(finding.code)} ", finding.level),
        *quoted(clean(finding.message)),
    )


def _piece(path: str) -> Line:
    return ((clean(path), ""),)
