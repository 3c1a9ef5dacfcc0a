"""Writes the page on the command line from the commands' help: `python -m mkdocs_funnel.cli.reference --write`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_funnel.cli.group import funnel
from mkdocs_funnel.settings.writing import write_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE = Path("content/guide/command-line.md")
"""Where the page is, seen from the root of the repository."""

_WIDTH = 80
"""As many columns are beside both of the page's lists of contents."""

_HEAD = """\
---
# Generated from the commands: python -m mkdocs_funnel.cli.reference --write
title: The command line
description: What funnel audit and its fellow commands do, with every option.
funnel: nurture
---

# The command line

`funnel` reads a site and judges it without building it. There are three ways to read the same site, and one report:

- **The Markdown files**, without rendering: instant, and what you want on every change. It knows `mkdocs.yml` and
  `zensical.toml`, and says once what it cannot see, such as links that a macro makes.
- **`--build`**: through MkDocs and all its plugins, everything but templates. Slower, and sees what they write.
- **`--site DIR`**: the finished HTML of any generator.

```sh
funnel audit                      # the verdict, in a second
funnel audit --site build/site    # the HTML that visitors get
funnel audit --changed-since main # only what this branch touches
funnel path posts/first.md        # how a reader gets from here to an ask
funnel where course               # who asks for it, and what its end would leak
funnel volume                     # how often the site asks
funnel baseline                   # from now on only new findings count
```

What a run has read is kept in `.cache/funnel` beside the configuration, which git does not see. While nothing has
changed, not a page and not a setting, an audit says again what it said, in hardly more than the time that Python takes
to start; after a change only the changed pages are read. The folder may be deleted at any time, and `--no-cache` does
without it.

The exit code is 0 when the site is clean or everything is excused, 1 when there are findings at `--fail-on` or above,
and 2 when nothing could be checked: no configuration, no pages, a broken `funnel.yml`. [Continuous
integration](continuous-integration.md) tells how to run it for every pull request, and [reading the
report](reading-the-report.md) what it says.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join([_HEAD, *_commands()])


def _commands() -> Iterator[str]:
    context = click.Context(funnel, info_name="funnel", **funnel.context_settings)
    for name in funnel.list_commands(context):
        command = funnel.get_command(context, name)
        if command is None:
            continue
        with click.Context(command, info_name=name, parent=context, terminal_width=_WIDTH) as inner:
            yield f"## `funnel {name}`\n\n```text\n{command.get_help(inner)}\n```\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the generator; return 1 if the page is stale in check mode, else 0."""
    parser = argparse.ArgumentParser(prog="python -m mkdocs_funnel.cli.reference", description=__doc__)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the page")
    mode.add_argument("--check", action="store_true", help="exit with 1 if the page is stale")
    parser.add_argument("file", nargs="?", type=Path, default=PAGE)
    chosen = parser.parse_args(arguments)
    if chosen.write:
        write_beside(chosen.file, page(), "the page")
        return 0
    stale = not chosen.file.exists() or chosen.file.read_text(encoding="utf-8") != page()
    if stale:
        sys.stdout.write(f"stale: {chosen.file}\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
