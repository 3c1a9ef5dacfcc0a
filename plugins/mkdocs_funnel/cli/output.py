"""Reports to the terminal and to files."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters import reporter
from mkdocs_funnel.reporters.summary import first_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.cli.outlet import Outlet
    from mkdocs_funnel.model.finding import Level
    from mkdocs_funnel.model.report import Report

_FIRST = 10
"""Leaks, and findings of a rule, that are shown on a terminal unless all are asked for."""


def show(
    report: Report, formats: Sequence[str], outlet: Outlet, *, verbose: bool, terminal: bool = True
) -> None:
    """Write the report in each of `formats` (`NAME` or `NAME=FILE`).

    On a terminal, text is shown where no format was asked for there.

    Raises:
        FunnelError: A format is not known, which is said before anything is written, or a file cannot be.
    """
    chosen = [(reporter(value.partition("=")[0]), value) for value in formats]
    for how, value in chosen:
        if value.partition("=")[2]:
            outlet.write(value, how(report))
        elif how.name == "text":
            outlet.say(_text(report, verbose=verbose))
        else:
            outlet.say(how(report))
    if terminal and all(value.partition("=")[2] for _, value in chosen):
        outlet.say(_text(report, verbose=verbose))


def show_failing(report: Report, fail_on: Level, outlet: Outlet) -> None:
    """Print the findings that fail the run, one a line, and nothing if there are none."""
    failing = report.failing(fail_on)
    wanted = set(map(id, failing))
    for line in first_findings(report.keeping(lambda finding: id(finding) in wanted), len(failing)):
        outlet.say(f"{line}\n")


def _text(report: Report, *, verbose: bool) -> str:
    from mkdocs_funnel.reporters.text import render

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 120) if terminal else 100
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return render(report, colour=colour, width=width, limit=None if verbose else _FIRST)
