"""Where fenced code ends; lines that open a fence which nothing closes are text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Fences:
    """Finds the closing lines of fences in one text, each in constant time but for the fence's own lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._closers: dict[str, list[int]] | None = None
        self._aborted = (-1, 0)

    def closer(self, at: int, indent: int, fence: str) -> int | None:
        """Return the index of the line that closes the fence opened at `at`; None: none does."""
        found = self._index().get(fence, [])
        place = bisect_right(found, at)
        if place == len(found):
            return None
        end = found[place]
        until, depth = self._aborted
        if at < until <= end and indent >= depth:
            return None
        for number in range(at + 1, end + 1):
            line = self._lines[number]
            if line[:indent].strip() and line.strip():
                self._aborted = (number, indent)
                return None
        return end

    def _index(self) -> dict[str, list[int]]:
        if self._closers is None:
            self._closers = {}
            text = "\n".join(self._lines)
            for mark in ("```", "~~~"):
                for number, line in _holding(text, mark):
                    if line.startswith(mark) and not line.strip(mark[0]):
                        self._closers.setdefault(line, []).append(number)
        return self._closers


def _holding(text: str, mark: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the lines that hold a mark, and the lines without white space around them."""
    at, begin, number = text.find(mark), 0, 0
    while at >= 0:
        number += text.count("\n", begin, at)
        begin = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        yield number, text[begin : end if end >= 0 else None].strip()
        at = text.find(mark, end) if end >= 0 else -1
