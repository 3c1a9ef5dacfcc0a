"""The commands by their names."""

from __future__ import annotations

from importlib import import_module

import click

from mkdocs_funnel import __version__
from mkdocs_funnel.cli.main import COMMANDS


class LazyGroup(click.Group):
    """Imports a command when it is called, so that the others cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click passes its context)
        """Return the names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"mkdocs_funnel.cli.{cmd_name}")
        command: click.Command = module.command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="funnel")
def funnel() -> None:
    """Check the content-marketing funnel of a site: does every path end in a direct ask?"""
