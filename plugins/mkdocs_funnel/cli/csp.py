"""`funnel csp`: what a Content-Security-Policy must allow for the signup forms."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_funnel.errors import FunnelError


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("funnel.yml"))
def command(file: Path) -> None:
    """Print the directives of a Content-Security-Policy that the signup forms in FILE (funnel.yml) need.

    form-action lets browsers send the forms to their services, frame-src shows the frames of those that have no
    plain form. Add them to the policy that your server sends.
    """
    from mkdocs_funnel.providers.policy import form_policy
    from mkdocs_funnel.settings import read_settings

    if not file.exists():
        raise FunnelError(f"{file}: there is no such file")
    settings = read_settings(file, name=str(file))
    click.echo(f"Content-Security-Policy: {form_policy(settings.offers.values())}")
