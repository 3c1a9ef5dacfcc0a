"""`funnel baseline`: from now on only new findings count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_funnel.cli.asked import Asked, asks_for_site
from mkdocs_funnel.settings.baseline import DEFAULT_FILE, write_baseline

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@asks_for_site
def command(asked: Asked) -> None:
    """Write the findings of today into the baseline, so that a run fails only on new ones."""
    from mkdocs_funnel import engine
    from mkdocs_funnel.rules.baseline import baseline_of

    file = asked.baseline or asked.root / DEFAULT_FILE
    found, _ = asked.survey()
    report = engine.report(found, asked.day)
    write_baseline(file, baseline_of(report))
    count = sum(finding.excused is None for finding in report.findings)
    click.echo(f"{_shown(file)}: {count} finding{'s' * (count != 1)} are no news from now on")


def _shown(file: Path) -> str:
    return file.as_posix()
