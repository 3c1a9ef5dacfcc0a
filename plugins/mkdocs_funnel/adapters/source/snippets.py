"""Files that pages include: `--8<-- "file"`."""

from __future__ import annotations

import os
import re
import textwrap
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.adapters.source.dialect import Dialect

_MARK = re.compile(r"[ \t]*(;*)-+8<-+(?:[ \t]+(\"[^\"]+\"|'[^']+'))?$")
_SECTION = re.compile(
    r"(?<!-)-+8<-+[ \t]+\[[ \t]*(start|end)[ \t]*:[ \t]*([a-z][\w-]*)[ \t]*\]", re.IGNORECASE
)
_RANGES = re.compile(r"(?::-?\d*){1,2}(?:,(?:-?\d*)(?::-?\d*)?)*")
_MOST = 1_000_000
"""Lines that the files included by one page may add up to."""

Line = tuple[int, str]
"""The number of the line in the page that a line comes from, and its text."""


class Snippets:
    """Puts included files in their places; remembers which were read."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._texts: dict[str, tuple[list[str] | None, str]] = {}
        self.read: dict[str, str] = {}
        """Files that were read for the page at hand, or looked for, with the digests of their contents."""

        self._left = _MOST

    def expand(self, lines: list[str]) -> list[Line]:
        """Return the lines of a page with those of the files that it includes."""
        self.read = {}
        self._left = _MOST
        found = list(self._lines(enumerate(lines), frozenset()))
        last = max(len(lines) - 1, 0)
        for name in self._dialect.appended:
            found.append((last, ""))
            found += self._included(last, name, frozenset(), "")
        return found

    def _lines(self, lines: Iterable[Line], inside: frozenset[str]) -> Iterator[Line]:
        block = None
        for number, line in lines:
            mark = _MARK.match(line.rstrip("\r")) if "8<-" in line else None
            if mark is not None and mark[1]:
                yield number, line.replace(";", "", 1)
            elif mark is not None and mark[2]:
                yield from self._included(number, mark[2][1:-1], inside, _indent(line))
            elif mark is not None:
                block = _indent(line) if block is None else None
            elif block is not None:
                if line.strip() and not line.lstrip().startswith(";"):
                    yield from self._included(number, line.strip(), inside, block)
            elif not (mark is None and "8<-" in line and _SECTION.search(line)):
                yield number, line

    def _included(self, number: int, name: str, inside: frozenset[str], indent: str) -> Iterator[Line]:
        path, ranges, section = _split(name)
        file = self._find(path)
        lines = self._text(file) if file is not None else None
        if lines is None or file is None or file in inside:
            return
        if section:
            lines = _section(lines, section)
        elif ranges:
            lines = _ranges(lines, ranges)
        self._left -= len(lines) + 1
        if self._left < 0:
            return
        for at, line in self._lines(((number, line) for line in lines), inside | {file}):
            yield at, indent + line

    def _find(self, name: str) -> str | None:
        if name.startswith(("http://", "https://")) or "\0" in name:
            return None
        for base in self._dialect.bases:
            file = os.path.abspath(os.path.join(base, name))
            if self._dialect.confined and not file.startswith(base.rstrip(os.sep) + os.sep):
                continue
            self.read[file] = ""
            if os.path.isfile(file):
                return file
        return None

    def _text(self, file: str) -> list[str] | None:
        if file not in self._texts:
            try:
                with open(file, "rb") as source:
                    content = source.read()
                self._texts[file] = _lines(content), digest_of(content)
            except (OSError, ValueError):
                self._texts[file] = None, ""
        lines, self.read[file] = self._texts[file]
        return lines


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _split(name: str) -> tuple[str, str, str]:
    path, colon, rest = name.partition(":")
    if not colon:
        return name, "", ""
    if _RANGES.fullmatch(colon + rest):
        return path, rest, ""
    return path, "", rest


def _section(lines: list[str], name: str) -> list[str]:
    found: list[str] = []
    inside = False
    for line in lines:
        mark = _SECTION.search(line) if "8<-" in line else None
        if mark is not None and mark[2] == name:
            if mark[1].lower() == "end" and inside:
                break
            inside = True
        elif inside and mark is None:
            found.append(line)
    return textwrap.dedent("\n".join(found)).split("\n")


def _ranges(lines: list[str], ranges: str) -> list[str]:
    found: list[str] = []
    for part in ranges.split(","):
        first, _, last = part.partition(":")
        begin = int(first) if first.strip("-") else 1
        end = int(last) if last.strip("-") else len(lines)
        begin = begin - 1 if begin > 0 else max(len(lines) + begin, 0)
        end = end if end >= 0 else len(lines) + end + 1
        found += lines[begin:end]
    return found
