"""Styled lines of text: cleaned, measured, wrapped. Knows no report.

The text report is written in every build, and laying out thousands of findings with rich costs
more than the audit itself. So rich only paints what is laid out here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[str, str]
"""Text and the name of its style; `""` is plain."""

Line = tuple[Span, ...]

GLUE = "\xa0"
"""A space that no line is broken at; cleaned text holds none."""

_ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]")
_SPACES = re.compile(r"\s")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NARROW = re.compile("[ -\xac\xae-\u02ff\u2010-\u2027\u2190-\u2199]*")
"""Letters of Latin scripts, punctuation and arrows: one column each."""

_WORD = re.compile("[^ ]+")
_QUOTED = re.compile("(`[^`]+`)")


def clean(text: str) -> str:
    """Return `text` on one line, without escape sequences, control and direction characters."""
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", _ESCAPES.sub("", text))
    return _SURROGATES.sub("\ufffd", _HIDDEN.sub("", text))


def cells(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return len(text) if text.isascii() or _NARROW.fullmatch(text) else sum(map(_cell, text))


def _cell(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Return `text` with spaces after it up to `width` columns."""
    return text + " " * (width - cells(text))


def elide(text: str, width: int) -> str:
    """Return `text` with its middle left out where it takes more than `width` columns."""
    if cells(text) <= width:
        return text
    head = _fitting(text, (width - 1) // 3)
    tail = _fitting(text[::-1], width - 1 - cells(text[:head]))
    return f"{text[:head]}…{text[-tail:]}"


def quoted(text: str, style: str = "") -> Line:
    """Return `text` with what stands in backticks made to stand out."""
    parts = _QUOTED.split(text)
    return tuple((part, "subject" if odd % 2 else style) for odd, part in enumerate(parts) if part)


def wrap(line: Line, width: int, hang: int = 0, *, whole: bool = False) -> list[Line]:
    """Return `line` broken at spaces to fit `width`; later lines start with `hang` spaces.

    A word that is wider than a line is broken too, unless it is to stay `whole`.
    """
    plain = "".join(text for text, _ in line)
    if cells(plain) <= width:
        return [line]
    indent: Line = ((" " * hang, ""),)
    parts = [_slice(line, start, end) for start, end in _cuts(plain, width, hang, whole=whole)]
    return [part if at == 0 else indent + part for at, part in enumerate(parts)]


def _cuts(plain: str, width: int, hang: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Yield where each line starts and ends in `plain`."""
    start, end, room = 0, 0, width
    for word in _WORD.finditer(plain):
        if cells(plain[start : word.end()]) > room and plain[start:end].strip():
            yield start, end
            start, room = word.start(), max(width - hang, 1)
        while not whole and cells(plain[start : word.end()]) > room:
            cut = start + _fold(plain[start : word.end()], room)
            yield start, cut
            start, room = cut, max(width - hang, 1)
        end = word.end()
    yield start, end


def _fold(text: str, width: int) -> int:
    """Return where to break a word that is too long: after a slash if one is near."""
    fitting = max(_fitting(text, width), 1)
    slash = text.rfind("/", fitting // 2, fitting) + 1
    return slash or fitting


def _fitting(text: str, width: int) -> int:
    """Return how many characters of `text` fit into `width` columns."""
    if text.isascii() or _NARROW.fullmatch(text):
        return min(len(text), width)
    used = 0
    for count, char in enumerate(text):
        used += _cell(char)
        if used > width:
            return count
    return len(text)


def _slice(line: Line, start: int, end: int) -> Line:
    parts = []
    offset = 0
    for text, style in line:
        part = text[max(start - offset, 0) : max(end - offset, 0)]
        if part:
            parts.append((part, style))
        offset += len(text)
    return tuple(parts)
