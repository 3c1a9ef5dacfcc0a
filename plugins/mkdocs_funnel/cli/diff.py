"""`funnel diff`: what has changed between two audits."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="Text for a terminal, or the comment on a pull request.",
)
@click.option("--fail-on-new", is_flag=True, help="Exit with 1 if there is a new finding at the level error.")
@click.option("-v", "--verbose", is_flag=True, help="Leave nothing out of the text.")
@click.pass_context
def command(
    ctx: click.Context, old: Path, new: Path, style: str, *, fail_on_new: bool, verbose: bool
) -> None:
    """Show what has changed from OLD to NEW, two files audit.json of the same site.

    Exits with 0, with 1 if asked to fail, and with 2 if a file cannot be read.
    """
    from mkdocs_funnel.reporters.audit_reading import load
    from mkdocs_funnel.reporters.changes import render
    from mkdocs_funnel.reporters.compare import compare
    from mkdocs_funnel.reporters.markdown import comment

    changes = compare(load(old), load(new), (str(old), str(new)))
    if style == "markdown":
        shown = comment(changes.new, changes)
    else:
        terminal = sys.stdout.isatty()
        width = min(shutil.get_terminal_size().columns, 120) if terminal else 100
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        shown = render(changes, colour=colour, width=width, limit=None if verbose else 10)
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(shown.encode(encoding, "replace").decode(encoding), nl=False)
    if fail_on_new and changes.new_errors:
        ctx.exit(1)
