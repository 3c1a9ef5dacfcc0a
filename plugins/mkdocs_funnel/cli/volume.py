"""`funnel volume`: how often the site asks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from mkdocs_funnel.cli.asked import Asked, asks_for_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.report import Report

BAR = 24
"""Characters of the longest bar."""


@click.command()
@asks_for_site
def command(asked: Asked) -> None:
    """Show asks and pieces by month, the longest gap, and how long ago the last ask was."""
    found, _ = asked.survey()
    report = asked.report(found)
    for line in (*_table(report), "", *_gaps(report), "", *_by_offer(report)):
        click.echo(line)


def _table(report: Report) -> Iterator[str]:
    months = report.volume.by_month
    if not months:
        yield "No piece has a date, so there is no month to count in."
        return
    most = max(month.asks for month in months) or 1
    yield "month    lead  nurture  ask  asks"
    for month in months:
        bar = "#" * max(round(month.asks / most * BAR), int(month.asks > 0))
        row = f"{month.month}  {month.lead:>4}  {month.nurture:>7}  {month.ask:>3}  {month.asks:>4}  {bar}"
        yield row.rstrip()


def _gaps(report: Report) -> Iterator[str]:
    gap, since = report.volume.longest_gap_days, report.volume.days_since_ask
    yield f"Longest gap between dated pieces that ask: {'-' if gap is None else f'{gap} days'}"
    yield f"Since the last dated piece that asks: {'-' if since is None else f'{since} days'}"


def _by_offer(report: Report) -> Iterator[str]:
    calls = Counter(
        call.offer or "not declared"
        for facts in report.pieces
        for call in facts.piece.asks
        if call.counts and not call.automatic
    )
    yield "Written asks by offer"
    for offer, count in sorted(calls.items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"  {count:>4}  {offer}"
    if not calls:
        yield "     0  the site never asks"
