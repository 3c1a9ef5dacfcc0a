"""The report for people: a terminal, or `audit.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.paint import ansi, plain
from mkdocs_funnel.reporters.sections.channels import channels
from mkdocs_funnel.reporters.sections.findings import findings
from mkdocs_funnel.reporters.sections.headline import headline
from mkdocs_funnel.reporters.sections.leaks import leaks
from mkdocs_funnel.reporters.sections.offers import offers
from mkdocs_funnel.reporters.sections.verdict import advice, verdict

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reporters.layout import Line

_NARROWEST = 40


def text(report: Report) -> str:
    """Return the whole report, nothing left out, as plain text for `audit.txt`."""
    return render(report, limit=None)


def render(report: Report, *, colour: bool = False, width: int = 100, limit: int | None = 10) -> str:
    """Return the report for a terminal of `width` columns, ended by a newline.

    Each list shows its first `limit` entries and says how many more there are; with None nothing is
    left out or shortened. Colours are those of the reader's own terminal.
    """
    lines = layout(report, width, limit)
    return ansi(lines) if colour else plain(lines)


def layout(report: Report, width: int, limit: int | None) -> list[Line]:
    """Return the report as styled lines, with an empty line between its parts."""
    width = max(width, _NARROWEST)
    parts = (
        headline(report, width),
        verdict(report, width),
        leaks(report, width, limit),
        findings(report, width, limit),
        offers(report, width, limit),
        channels(report, width, limit),
        advice(report, width),
    )
    lines: list[Line] = []
    for part in filter(None, parts):
        lines += [*([()] if lines else []), *part]
    return lines
