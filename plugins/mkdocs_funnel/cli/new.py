"""`funnel new`: a site to start from."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_funnel.errors import FunnelError


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
def command(directory: Path) -> None:
    """Write a starter site into DIR, a folder that is not there yet or is empty.

    Eight pieces, three offers, one channel, and a workflow that checks them. It builds with `mkdocs build --strict`,
    and every page tells what it does.
    """
    from mkdocs_funnel.cli.starter import write_starter

    try:
        count = write_starter(directory)
    except OSError as error:
        raise FunnelError(f"{directory}: the site cannot be written: {error.strerror or error}") from None
    click.echo(
        f"{directory}: {count} files. What to do next is in {directory / 'README.md'}; to look at the site:\n"
    )
    click.echo(f"    cd {directory}\n    mkdocs serve")
