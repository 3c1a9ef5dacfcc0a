"""Raw HTML between Markdown blocks, which Python-Markdown takes up to the matching end tag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILLER = "<!---->"
"""In place of an empty line, which would end raw HTML for a CommonMark parser."""

_LONGEST_TAG = 30
"""Lines over which a tag may go on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Raw HTML for a CommonMark parser: as many lines as were `taken` from the source, and what that made necessary."""

    lines: list[str]
    taken: int


class RawHtml:
    """Finds raw HTML in the lines of one text."""

    def __init__(self, lines: Sequence[str], *, with_markdown: bool) -> None:
        self._lines = lines
        self._with_markdown = with_markdown
        self._last: dict[str, int] = {}

    def part(self, at: int) -> Part | None:
        """Return the raw HTML that begins on the line `at`, which is indented less than code; None: it is text."""
        line = self._lines[at]
        text = line.lstrip(" ")
        if text.startswith("<!--"):
            return self._comment(at)
        tag = shapes.TAG.match(text)
        if tag is None or tag["name"].lower() not in shapes.BLOCK_TAGS:
            return None
        name, taken = tag["name"].lower(), 1
        if not tag["end"]:
            # The tag goes on for some lines.
            text, taken = self._joined(at, text)
            tag = shapes.TAG.match(text) or tag
        if tag["close"] or name in shapes.VOID_TAGS or tag["end"] == "/>":
            return Part([tag[0], "", *_rest(text[tag.end() :])], taken)
        if self._with_markdown and shapes.MARKDOWN_ON.search(tag["rest"]):
            return Part([tag[0], "", *_inside(text[tag.end() :], name)], taken)
        return self._element(at, name)

    def _joined(self, at: int, text: str) -> tuple[str, int]:
        parts = [text]
        for line in self._lines[at + 1 : at + _LONGEST_TAG]:
            parts.append(line.strip())
            if ">" in line:
                break
        return " ".join(parts), len(parts)

    def _comment(self, at: int) -> Part | None:
        end = self._end(at, "-->")
        if end is None:
            return None
        lines = [line or " " for line in self._lines[at : end + 1]]
        head, mark, rest = lines[-1].rpartition("-->")
        if rest.strip() and not rest.lstrip().startswith("<!--"):
            lines[-1:] = [head + mark, "", rest.strip()]
        return Part(lines, end - at + 1)

    def _end(self, at: int, sign: str) -> int | None:
        """Return the first line from `at` on that holds `sign`."""
        if self._last.get(sign, len(self._lines)) < at:
            return None
        for number in range(at, len(self._lines)):
            if sign in self._lines[number]:
                return number
        self._last[sign] = at - 1
        return None

    def _element(self, at: int, name: str) -> Part:
        """Take lines until as many end tags as start tags of that name were met, to the end if that never is."""
        tags = re.compile(rf"<(/?){name}(?=[\s/>]|$)", re.IGNORECASE)
        depth = 0
        for number in range(at, len(self._lines)):
            line = self._lines[number]
            if "<" not in line:
                continue
            for tag in tags.finditer(line):
                depth += -1 if tag[1] else 1
                if depth <= 0:
                    close = line.find(">", tag.end())
                    close = len(line) if close < 0 else close + 1
                    lines = [*self._lines[at:number], line[:close]]
                    return Part([*_filled(lines), "", *_rest(line[close:])], number - at + 1)
        return Part(_filled(self._lines[at:]), len(self._lines) - at)


def _filled(lines: Sequence[str]) -> list[str]:
    return [line if line.strip() else _FILLER for line in lines]


def _rest(text: str) -> list[str]:
    """Return what follows raw HTML on its last line."""
    return [text.strip(), ""] if text.strip() else []


def _inside(text: str, name: str) -> list[str]:
    """Return Markdown that stands on the line of the tag around it."""
    head, close, tail = text.strip().rpartition(f"</{name}>")
    return [head, "", close, "", *_rest(tail)] if close else _rest(text)
