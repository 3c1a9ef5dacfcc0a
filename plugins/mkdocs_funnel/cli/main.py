"""`funnel`: the entry point.

Kept free of imports that take time: an audit of a site that has not changed needs none of them.
"""

from __future__ import annotations

import sys

COMMANDS = (
    "audit",
    "baseline",
    "csp",
    "diff",
    "explain",
    "new",
    "path",
    "rules",
    "settings",
    "volume",
    "where",
)
"""Each is a module of this package with a function `command`."""


def main() -> None:
    """Run the command line; a fault is told in its own words and exits with 2."""
    if sys.argv[1:2] == ["audit"]:
        from mkdocs_funnel.cli.replay import replayed

        code = replayed(sys.argv[1:])
        if code is not None:
            sys.exit(code)
    _run()


def _run() -> None:
    import click

    from mkdocs_funnel.cli.group import funnel
    from mkdocs_funnel.errors import FunnelError

    try:
        funnel.main(standalone_mode=True)
    except FunnelError as fault:
        click.echo(str(fault), err=True)
        sys.exit(2)
