"""Styled lines as plain text, or in the colours of a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.layout import GLUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from mkdocs_funnel.reporters.layout import Line

STYLES = {
    "title": "bold",
    "head": "bold",
    "strong": "bold",
    "dim": "dim",
    "bar": "yellow",
    "good": "bold green",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "place": "cyan",
    "subject": "bold",
    "remedy": "green",
}
"""What each name of a style looks like."""


def plain(lines: Iterable[Line]) -> str:
    """Return `lines` without styles, each ended by a newline."""
    return "".join(f"{_text(line).rstrip()}\n" for line in lines)


def ansi(lines: Iterable[Line]) -> str:
    """Return `lines` with the escape sequences of a terminal of 16 colours."""
    from rich.console import Console

    file = io.StringIO()
    console = Console(
        file=file,
        width=10_000,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        force_jupyter=False,
    )
    draw(console, lines)
    return file.getvalue()


def draw(console: Console, lines: Iterable[Line]) -> None:
    """Print `lines` as they are: no markup, no highlighting, no wrapping."""
    from rich.text import Text

    for line in lines:
        spans = [(text.replace(GLUE, " "), STYLES.get(style, "")) for text, style in line]
        text = Text.assemble(*spans, no_wrap=True, overflow="ignore")
        text.rstrip()
        console.print(text, soft_wrap=True)


def _text(line: Line) -> str:
    return "".join(text for text, _ in line).replace(GLUE, " ")
