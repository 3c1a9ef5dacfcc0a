"""`funnel audit`: the verdict on a site, without building it."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from mkdocs_funnel.cli.asked import Asked, asks_for_site
from mkdocs_funnel.cli.changes import changed_since as paths_changed_since
from mkdocs_funnel.cli.outlet import Outlet
from mkdocs_funnel.cli.output import show, show_failing
from mkdocs_funnel.cli.recording import Recording
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters import REPORTERS

if TYPE_CHECKING:
    from mkdocs_funnel.model.finding import Finding

LEVELS = [level.value for level in (Level.ERROR, Level.WARNING, Level.INFO, Level.OFF)]


def _codes(_context: click.Context, _option: click.Parameter, value: str | None) -> frozenset[str]:
    """Return the codes of a comma-separated list of codes and names of rules."""
    from mkdocs_funnel.rules.registry import rule

    return frozenset(rule(name).code for name in (value or "").split(",") if name.strip())


@click.command()
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"A report, to FILE or to the terminal; repeatable: {', '.join(REPORTERS)}.",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="The level from which findings make the exit code 1.",
)
@click.option("--select", callback=_codes, metavar="RULES", help="Only these rules, by code or name.")
@click.option("--ignore", callback=_codes, metavar="RULES", help="All rules but these.")
@click.option(
    "--changed-since", metavar="REV", help="Only findings that touch what changed since a git revision."
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings that fail the run, and nothing else.")
@click.option("-v", "--verbose", is_flag=True, help="Print every finding, not the first of each rule.")
@click.option("--stats", is_flag=True, help="Tell how long it took.")
@asks_for_site
def command(
    asked: Asked,
    *,
    formats: tuple[str, ...],
    fail_on: str,
    select: frozenset[str],
    ignore: frozenset[str],
    changed_since: str | None,
    quiet: bool,
    verbose: bool,
    stats: bool,
) -> None:
    """Check that every content path of a site ends in a direct ask.

    Without options it reads the Markdown files, without rendering. Exit code 0: clean, or everything is
    excused; 1: findings at --fail-on or above; 2: it could not run.
    """
    start = time.perf_counter()
    recording = Recording(sys.argv[1:])
    found, limits = asked.survey()
    changed = (
        None
        if changed_since is None
        else paths_changed_since(changed_since, asked.root, found.site.content_dir, found.site.project_dir)
    )

    def is_asked_for(finding: Finding) -> bool:
        return (
            (not select or finding.code in select)
            and finding.code not in ignore
            and (changed is None or not changed.isdisjoint((finding.path, *finding.related)))
        )

    report = asked.report(found).keeping(is_asked_for)
    outlet = Outlet()
    if quiet:
        show_failing(report, Level(fail_on), outlet)
    show(report, formats, outlet, verbose=verbose, terminal=not quiet)
    for limit in () if quiet else limits:
        outlet.say(f"note: {limit}\n", error=True)
    if stats:
        seconds = time.perf_counter() - start
        click.echo(f"{report.site.pages_seen} pages in {seconds:.2f} s", err=True)
    code = int(bool(report.failing(Level(fail_on))))
    if asked.cache and not stats and changed is None:
        recording.keep(asked.inputs, outlet, code)
    sys.exit(code)
