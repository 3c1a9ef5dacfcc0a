"""`funnel rules`: what there is to be found."""

from __future__ import annotations

import click

from mkdocs_funnel.rules.registry import RULES


@click.command()
def command() -> None:
    """List the rules with their default levels."""
    width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        flags = rule.page().partition("\n")[0]
        click.echo(f"{rule.code}  {rule.name:<{width}}  {rule.level:<7}  {flags}")
