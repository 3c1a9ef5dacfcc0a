"""From a place in a file and what is wrong there to a fault that shows both."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_funnel.errors import Fault
from mkdocs_funnel.settings.wording import dotted

if TYPE_CHECKING:
    from mkdocs_funnel.settings.wording import Path

_WIDEST = 160


class Spot(NamedTuple):
    """A place in a text, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the value, or the key, at a path."""

    path: Path
    message: str
    at_key: bool = False
    """Whether the key is to blame, not its value."""

    spot: Spot | None = None
    """Where it is, if that is not where the path leads."""

    def __str__(self) -> str:
        return f"{dotted(self.path)}: {self.message}" if self.path else self.message


class Lines:
    """The lines of a text as editors count them; `before` lines of the file stand above the text."""

    def __init__(self, text: str, before: int = 0) -> None:
        self._before = before
        self._lines = re.split("\r\n|\r|\n", text)
        breaks = re.finditer("\r\n|\r|\n", text)
        self._starts = [0, *(found.end() for found in breaks)]

    def spot(self, index: int) -> Spot:
        """Return the place of the character at `index`."""
        line = bisect_right(self._starts, index)
        return Spot(line + self._before, index - self._starts[line - 1] + 1)

    def fault(self, file: str, message: str, spot: Spot | None) -> Fault:
        """Return the fault at a place, with the line that it stands on."""
        if spot is None:
            return Fault(file, message)
        written = self._lines[spot.line - self._before - 1]
        shown = "".join(sign if sign.isprintable() else " " for sign in written[:_WIDEST])
        if len(written) <= _WIDEST:
            return Fault(file, message, spot.line, spot.column, shown or None)
        # A caret under a line that had to be cut must still point at its column.
        excerpt = f"{shown}…" if spot.column <= _WIDEST else None
        return Fault(file, message, spot.line, spot.column, excerpt)
