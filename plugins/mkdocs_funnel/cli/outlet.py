"""Where a command's words and files go, and what went there."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mkdocs_funnel.settings.writing import write_beside


class Outlet:
    """Prints and writes, and remembers it for a run that is just as this one."""

    def __init__(self) -> None:
        self.said: list[str] = []
        """What was printed, after `o` to the one or `e` to the other stream."""

        self.reports: list[tuple[str, bytes]] = []
        """Each value of `--format` that names a file, and what was written there."""

        self.is_plain = True
        """Whether the files are called just as the values say."""

    def say(self, text: str, *, error: bool = False) -> None:
        """Print a text; what the terminal's encoding does not have is replaced rather than a crash."""
        stream = sys.stderr if error else sys.stdout
        encoding = stream.encoding or "utf-8"
        text = text.encode(encoding, "replace").decode(encoding)
        if "\x1b" in text and not stream.isatty():
            text = click.unstyle(text)
        click.echo(text, nl=False, err=error)
        self.said.append(f"{'e' if error else 'o'}{text}")

    def write(self, value: str, text: str) -> None:
        """Write a report to the file that a value of `--format` names; FunnelError where that cannot be done."""
        name = value.partition("=")[2]
        path = Path(name)
        write_beside(path, text, "the report")
        self.is_plain = self.is_plain and str(path) == name
        self.reports.append((value, text.encode("utf-8")))
