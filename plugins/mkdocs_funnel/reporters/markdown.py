"""The report as a comment on a pull request: figures, what has changed, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.audit_reading import of_report
from mkdocs_funnel.reporters.figures import figures
from mkdocs_funnel.reporters.layout import elide
from mkdocs_funnel.reporters.markdown_text import block, code, escaped, message
from mkdocs_funnel.reporters.phrases import count, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reporters.audit_file import AuditFile, End, Finding
    from mkdocs_funnel.reporters.compare import Comparison

MARK = "<!-- funnel-audit -->"
"""The first line, by which a comment is found again to be replaced."""

_FINDINGS = (20, 10, 5, 1)
"""How many findings are shown: so many, or the next if the comment is too long with them."""

_ROOM = 60_000
"""Code hosts refuse comments of 65,536 characters."""

_ENTRIES = 10
_LONGEST = 400
_LONGEST_BLOCK = 1500
_LONGEST_PATH = 120
_ORDER = ("error", "warning", "info")


def render(report: Report) -> str:
    """Return the comment on a report that is compared with nothing."""
    return comment(of_report(report))


def comment(audit: AuditFile, changes: Comparison | None = None) -> str:
    """Return the comment on an audit, and on what has changed if that is known."""
    tries = (_comment(audit, changes, limit) for limit in _FINDINGS)
    return next((text for text in tries if len(text) <= _ROOM), _comment(audit, changes, 0))


def _comment(audit: AuditFile, changes: Comparison | None, limit: int) -> str:
    name = escaped(elide(audit.site.name, _LONGEST_PATH))
    lines = [MARK, f"### Funnel audit: {name}" if name else "### Funnel audit", ""]
    lines += _table(audit, changes.old if changes else None)
    if changes:
        lines += _leaks("New leaks", changes.leaks_new)
        lines += _leaks("Mended leaks", changes.leaks_mended)
        lines += _pieces(changes)
    lines += _channels(audit, changes)
    lines += _all_findings(audit, changes, limit)
    lines += ["", f"{count(audit.site.pages_seen, 'page')} seen."]
    return "".join(f"{line}\n" for line in lines)


def _table(audit: AuditFile, old: AuditFile | None) -> Iterator[str]:
    if old is None:
        yield from ("| | |", "|---|--:|")
        yield from (f"| {figure.name} | {figure} |" for figure in figures(audit))
        return
    yield from ("| | before | now | change |", "|---|--:|--:|--:|")
    for before, now in zip(figures(old), figures(audit), strict=True):
        yield f"| {now.name} | {before} | {now} | {now.change(before)} |"


def _leaks(head: str, ends: Sequence[End]) -> Iterator[str]:
    if not ends:
        return
    yield from ("", f"**{head}: {len(ends):,}**", "")
    for end in ends[:_ENTRIES]:
        kind = "signup only" if end.signup else end.kind
        path = end.pieces if end.kind == "loop" else end.path or end.pieces
        yield f"- {kind}: {_trail(path, ', ' if end.kind == 'loop' else ' → ')}"
    yield from _more(len(ends), _ENTRIES)


def _trail(path: Sequence[str], between: str = " → ") -> str:
    shown = [code(elide(step, _LONGEST_PATH)) for step in path]
    if len(shown) > 5:
        shown[2:-2] = [f"… {len(shown) - 4} more …"]
    return between.join(shown)


def _pieces(changes: Comparison) -> Iterator[str]:
    for head, paths in (("added", changes.pieces_added), ("removed", changes.pieces_removed)):
        if paths:
            shown = ", ".join(code(elide(path, _LONGEST_PATH)) for path in paths[:_ENTRIES])
            left = len(paths) - _ENTRIES
            more = f" and {left:,} more" if left > 0 else ""
            yield from ("", f"{count(len(paths), 'piece')} {head}: {shown}{more}")


def _channels(audit: AuditFile, changes: Comparison | None) -> Iterator[str]:
    before = changes.old.channels if changes else []
    shown = [channel for channel in audit.channels if channel not in before]
    if not shown:
        return
    yield from ("", f"**{'New or changed channels' if changes else 'Channels'}: {len(shown):,}**", "")
    for channel in shown[:_ENTRIES]:
        way = [step for step in (channel.short, channel.url) if step] or [channel.landing]
        yield f"- {escaped(f'{channel.id}, {channel.kind}')}: {_trail(way)}"
    yield from _more(len(shown), _ENTRIES)


def _all_findings(audit: AuditFile, changes: Comparison | None, limit: int) -> Iterator[str]:
    counted = [finding for finding in audit.findings if finding.excused is None]
    if changes is None:
        yield from _findings("Findings", counted, limit)
    else:
        new = {finding.fingerprint for finding in changes.findings_new}
        fresh = [finding for finding in counted if finding.fingerprint in new]
        rest = [finding for finding in counted if finding.fingerprint not in new]
        yield from _findings("New findings", fresh, limit)
        yield from _findings("Findings from before", rest, max(limit - len(fresh), 0))
        gone, excused = len(changes.findings_gone), len(changes.findings_excused)
        if gone or excused:
            yield from ("", f"{count(gone, 'finding')} gone, {excused:,} excused since.")
    if not counted:
        yield from ("", "No findings.")
    excused = len(audit.findings) - len(counted)
    if excused:
        yield from ("", f"{count(excused, 'finding is', 'findings are')} excused.")


def _findings(head: str, findings: Sequence[Finding], limit: int) -> Iterator[str]:
    if not findings:
        return
    yield from ("", f"**{head}: {len(findings):,}**", "")
    gravest = sorted(findings, key=lambda finding: _ORDER.index(finding.level))
    for finding in gravest[:limit]:
        yield from _finding(finding)
    yield from _more(len(findings), limit)


def _finding(finding: Finding) -> Iterator[str]:
    line = "" if finding.line is None else f":{finding.line}"
    place = code(elide(finding.path, _LONGEST_PATH) + line)
    name = escaped(f"{finding.code} {finding.name}")
    yield f"- **{finding.level}** {place} {name}: {message(elide(sentence(finding.message), _LONGEST))}"
    for part in filter(None, finding.remedy.split("\n\n")):
        if "\n" in part:
            yield from ("", *(f"  {line}" for line in block(elide(part, _LONGEST_BLOCK))), "")
        else:
            yield f"  {message(elide(part, _LONGEST))}"


def _more(number: int, limit: int) -> Iterator[str]:
    if number > limit:
        yield f"- and {number - limit:,} more" if limit else "- not shown here"
