"""Reports to the terminal and to files."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_funnel.reporters import reporter
from mkdocs_funnel.reporters.summary import first_findings
from mkdocs_funnel.reporters.write import write_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.model.finding import Level
    from mkdocs_funnel.model.report import Report

_FIRST = 10
"""Leaks, and findings of a rule, that are shown on a terminal unless all are asked for."""


def show(report: Report, formats: Sequence[str], *, verbose: bool, terminal: bool = True) -> None:
    """Write the report in each of `formats` (`NAME` or `NAME=FILE`).

    On a terminal, text is shown where no format was asked for there.

    Raises:
        FunnelError: A format is not known, which is said before anything is written, or a file cannot be.
    """
    chosen = [(reporter(name), Path(file) if file else None) for name, _, file in map(_parts, formats)]
    for how, file in chosen:
        if file is not None:
            write_report(report, file, how)
        elif how.name == "text":
            _print_text(report, verbose=verbose)
        else:
            _print(how(report))
    if terminal and all(file is not None for _, file in chosen):
        _print_text(report, verbose=verbose)


def show_failing(report: Report, fail_on: Level) -> None:
    """Print the findings that fail the run, one a line, and nothing if there are none."""
    failing = report.failing(fail_on)
    wanted = set(map(id, failing))
    for line in first_findings(report.keeping(lambda finding: id(finding) in wanted), len(failing)):
        _print(f"{line}\n")


def _parts(text: str) -> tuple[str, str, str]:
    return text.partition("=")


def _print_text(report: Report, *, verbose: bool) -> None:
    from mkdocs_funnel.reporters.text import render

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 120) if terminal else 100
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    _print(render(report, colour=colour, width=width, limit=None if verbose else _FIRST))


def _print(text: str) -> None:
    """Print a text; what the terminal's encoding does not have is replaced rather than a crash."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=False)
