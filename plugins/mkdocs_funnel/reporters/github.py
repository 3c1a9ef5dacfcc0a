"""The findings as annotations of a GitHub workflow: commands that its runner reads from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import clean
from mkdocs_funnel.reporters.locations import repository_path
from mkdocs_funnel.reporters.phrases import count, in_full
from mkdocs_funnel.reporters.summary import summary_line

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Report, SiteFacts

SHOWN = 10
"""The service shows no more annotations of one level for one step."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render(report: Report) -> str:
    """Return one line for each of the first findings of each level, then a summary for the log."""
    lines, left = [], []
    for level, command in _COMMANDS.items():
        found = [f for f in report.failing(Level.INFO) if f.level is level]
        lines += [_line(command, finding, report.site) for finding in found[:SHOWN]]
        if len(found) > SHOWN:
            left.append(count(len(found) - SHOWN, level.value))
    if left:
        lines.append(f"Not annotated, because the service shows no more: {', '.join(left)}.")
    lines.append(f"Funnel audit: {summary_line(report)}")
    return "".join(f"{line}\n" for line in lines)


def _line(command: str, finding: Finding, site: SiteFacts) -> str:
    properties = {"file": clean(repository_path(site, finding.path))}
    if finding.line is not None:
        properties["line"] = str(finding.line)
    properties["title"] = f"{finding.code} {finding.name}"
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {shown}::{_data(in_full(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
