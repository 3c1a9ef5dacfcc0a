"""`funnel settings`: is funnel.yml as it should be?"""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_funnel.errors import FunnelError


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("funnel.yml"))
def command(file: Path) -> None:
    """Check FILE (funnel.yml) and say what it declares; exits with 2 and lists all faults if it is not valid."""
    from mkdocs_funnel.settings import read_settings

    if not file.exists():
        raise FunnelError(f"{file}: there is no such file")
    settings = read_settings(file, name=str(file))
    click.echo(
        f"{file}: {len(settings.offers)} offers, {len(settings.roles)} roles, {len(settings.channels)} channels, "
        f"{len(settings.paths)} paths, {len(settings.exceptions)} exceptions; no faults"
    )
