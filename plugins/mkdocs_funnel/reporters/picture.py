"""The text report as a picture of a terminal, for pages that show it."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.layout import clean
from mkdocs_funnel.reporters.paint import draw
from mkdocs_funnel.reporters.text import layout

if TYPE_CHECKING:
    from rich.terminal_theme import TerminalTheme

    from mkdocs_funnel.model.report import Report

# Rich's own template fetches a font from the network.
_TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" role="img" aria-label="ARIA" \
xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre;
}}
.{unique_id}-title {{ font: bold 18px system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" \
clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def svg(report: Report, title: str, *, width: int = 100, limit: int | None = 5) -> str:
    """Return the report as an SVG that stands alone: no script, no font or picture to fetch."""
    from rich.console import Console

    console = Console(
        record=True,
        file=io.StringIO(),
        width=max(width, 40),
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        legacy_windows=False,
        force_jupyter=False,
    )
    # The empty line keeps the window from cutting the last line's descenders off.
    draw(console, [*layout(report, width, limit), ()])
    title = clean(title)
    label = escape(title).replace("{", "{{").replace("}", "}}")
    return console.export_svg(
        title=title,
        theme=_theme(),
        code_format=_TEMPLATE.replace("ARIA", label),
        unique_id="funnel",
    )


def _theme() -> TerminalTheme:
    from rich.terminal_theme import TerminalTheme

    colours = [
        (40, 44, 58), (240, 113, 120), (126, 200, 130), (232, 191, 106),
        (122, 170, 247), (199, 146, 234), (122, 200, 214), (205, 211, 224),
    ]  # fmt: skip
    return TerminalTheme((27, 30, 40), (205, 211, 224), colours, colours)
