"""What a build says in its log, and whether it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_funnel.reporters.summary import first_findings, summary_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_funnel.model.finding import Level
    from mkdocs_funnel.model.report import Report

log = get_plugin_logger("funnel")


def tell(report: Report, written: Sequence[Path], fail_on: Level) -> None:
    """Log one line, the first findings that would fail a strict build, and where the reports are.

    Nothing is logged as a warning: MkDocs counts those, and would fail a strict build for findings that
    are below `fail_on`. Whether the build fails is for `fail` to say.
    """
    log.info(summary_line(report))
    for finding in first_findings(report):
        log.info(finding)
    if report.failing(fail_on):
        log.info("a strict build fails on these")
    if written:
        log.info("the whole report: %s", ", ".join(map(str, written)))


def fail(reports: Sequence[Report], fail_on: Level) -> None:
    """End a strict build if any of its reports holds a finding at `fail_on` or above.

    Raises:
        PluginError: There is one; MkDocs then exits with 1, under `--quiet` too.
    """
    failing = [finding for report in reports for finding in report.failing(fail_on)]
    if not failing:
        return
    count = f"{len(failing)} findings" if len(failing) > 1 else "1 finding"
    shown = [line for report in reports for line in first_findings(report)]
    raise PluginError("\n  ".join([f"funnel: {count} at '{fail_on}' or above:", *shown[:5]]))
