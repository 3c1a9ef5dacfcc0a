"""The findings as a table for spreadsheets: RFC 4180, one row a finding."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.layout import clean

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report

COLUMNS = (
    "code",
    "name",
    "level",
    "path",
    "line",
    "message",
    "remedy",
    "related",
    "fingerprint",
    "excused",
)

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell starts with that a spreadsheet computes; its wide forms too."""


def render(report: Report) -> str:
    """Return a heading and all findings, excused ones too."""
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(map(_row, report.findings))
    return file.getvalue()


def _row(finding: Finding) -> tuple[str, ...]:
    cells = (
        finding.code,
        finding.name,
        finding.level.value,
        finding.path,
        "" if finding.line is None else str(finding.line),
        finding.message,
        finding.remedy,
        "; ".join(finding.related),
        finding.fingerprint,
        finding.excused or "",
    )
    return tuple(map(_harmless, cells))


def _harmless(text: str) -> str:
    """Return `text` on one line, with an apostrophe before what a spreadsheet would compute."""
    shown = clean(text)
    computed = text.startswith(("\t", "\r", "\n")) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if computed else shown
