"""`funnel explain`: one rule's page."""

from __future__ import annotations

import click

from mkdocs_funnel.rules.registry import rule as find_rule


@click.command()
@click.argument("rule")
def command(rule: str) -> None:
    """Show the page of RULE, a code such as FN101 or a name such as dead-end."""
    found = find_rule(rule)
    click.echo(f"{found.code} {found.name} (default level: {found.level})\n\n{found.page()}")
