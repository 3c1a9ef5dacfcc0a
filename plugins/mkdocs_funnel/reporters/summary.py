"""What a build log shows of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import clean
from mkdocs_funnel.reporters.phrases import count as counted
from mkdocs_funnel.reporters.phrases import has_steps, levels, percent, place

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report


def summary_line(report: Report) -> str:
    """Return the report in one line, without a newline."""
    summary = report.summary
    coverage = f"{percent(summary.coverage_written)} lead to an ask"
    ends = counted(summary.ends_written, "end")
    if has_steps(summary):
        coverage += f" ({percent(summary.coverage)} with next steps)"
        ends += f" ({summary.ends:,} with next steps)"
    pieces = counted(summary.pieces, "piece")
    return f"{pieces}, {coverage}, {ends}; {levels(summary.findings)}"


def first_findings(report: Report, count: int = 5) -> tuple[str, ...]:
    """Return the `count` gravest findings that are not excused, one line each."""
    live = report.failing(Level.INFO)
    gravest = sorted(live, key=lambda finding: -finding.level.rank)
    return tuple(_line(finding) for finding in gravest[:count])


def _line(finding: Finding) -> str:
    return f"{place(finding)}: {finding.code} {clean(finding.message)}"
