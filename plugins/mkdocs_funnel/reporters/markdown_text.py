"""Writers' text inside Markdown: shown as it is, doing nothing."""

from __future__ import annotations

import re

from mkdocs_funnel.reporters.layout import clean

_QUOTED = re.compile("`([^`]+)`")
_SPECIAL = re.compile(r"([\\`*_\[\]|~$])|(?<![^\n])([-+#=]|\d+(?=[.)]))")
"""What makes markup anywhere, and what does at the beginning of a line."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_CALLS = re.compile(
    r"@|#(?=\d)|!(?=\d)|://|:(?=[\w+-]+:)|\bwww\.|\bGH-(?=\d)|\b[0-9a-f]{7}(?=[0-9a-f]*\b)",
    re.IGNORECASE,
)
"""What code hosts turn into mentions, references, links and pictures."""

_APART = "\u200b"
"""Invisible; it parts what hosts look for after escapes are gone, so that those do not help."""


def escaped(text: str) -> str:
    """Return `text` as Markdown that shows just that: no markup, HTML, mention, reference or link."""
    apart = _CALLS.sub(lambda found: f"{found[0][0]}{_APART}{found[0][1:]}", clean(text))
    marked = _SPECIAL.sub(_mark, apart)
    return re.sub("[&<>]", lambda found: _ENTITIES[found[0]], marked)


def _mark(found: re.Match[str]) -> str:
    # A backslash before a digit is no escape: the character after a number makes it a list.
    return f"{found[0]}{_APART}" if found[0].isdigit() else f"\\{found[0]}"


def code(text: str) -> str:
    """Return `text` as a span of code, in which Markdown, HTML and mentions mean nothing."""
    shown = clean(text)
    if not shown.strip():
        return "` `"
    runs = {len(run) for run in re.findall("`+", shown)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    space = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{space}{shown}{space}{fence}"


def message(text: str) -> str:
    """Return a message: its subjects, which stand in backticks, as code, and the rest escaped."""
    parts = _QUOTED.split(clean(text))
    return "".join(code(part) if odd % 2 else escaped(part) for odd, part in enumerate(parts))


def block(text: str) -> list[str]:
    """Return the lines of a block of code that holds `text`."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *map(clean, text.splitlines()), fence]
