"""What `funnel baseline` writes: the findings of today, so that only new ones are news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.rules.declaration import quoted
from mkdocs_funnel.rules.excuse import BASELINE, is_about_baseline
from mkdocs_funnel.settings.baseline_shape import VERSION

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report


def baseline_of(report: Report) -> str:
    """Return the text of a baseline that holds every finding which nothing else excuses.

    One entry a line, in the same order for the same findings, so that a change shows well in a diff.
    Entries that excuse nothing any more are not in it.
    """
    kept = [finding for finding in report.findings if _is_kept(finding)]
    kept.sort(key=lambda finding: (finding.path, finding.code, finding.fingerprint))
    entries = ",\n".join(f"    {_entry(finding)}" for finding in kept)
    findings = f"[\n{entries}\n  ]" if entries else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'


def _is_kept(finding: Finding) -> bool:
    # A finding about an entry of the old baseline goes away with that entry.
    return finding.excused in (None, BASELINE) and not is_about_baseline(finding)


def _entry(finding: Finding) -> str:
    fields = {
        "code": finding.code,
        "path": finding.path,
        "fingerprint": finding.fingerprint,
        "message": finding.message,
    }
    return "{" + ", ".join(f'"{name}": {quoted(value)}' for name, value in fields.items()) + "}"
