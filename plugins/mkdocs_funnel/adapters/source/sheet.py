"""The CommonMark that is written, and what is open while it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source.fences import Fences
from mkdocs_funnel.adapters.source.raw import RawHtml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.adapters.source.dialect import Dialect
    from mkdocs_funnel.adapters.source.snippets import Line


@dataclass(slots=True)
class Opened:
    """Something open whose content is indented."""

    inner: int
    """The column from which its content stands in the source."""

    outer: int
    """The column at which the content is written."""

    is_item: bool = False
    """Whether a line may go on in it without its indent."""

    slashes: str = ""
    closing: str = ""
    elsewhere: list[Line] | None = field(default=None, repr=False)
    """Where lines went before it was opened, if it sends them elsewhere."""


class Sheet:
    """Lines read and written for one text."""

    def __init__(self, dialect: Dialect, lines: Sequence[Line], depth: int = 0) -> None:
        self.dialect = dialect
        self.source = [line for _, line in lines]
        self.numbers = [number for number, _ in lines]
        self.depth = depth
        """How many quotes it stands in."""

        self.fences = Fences(self.source)
        self.raw = RawHtml(self.source, with_markdown=dialect.html)
        self.at = 0
        """The line being read."""

        self.out: list[Line] = []
        self.notes: list[Line] = []
        """What comes at the end: footnotes."""

        self.opened: list[Opened] = []
        self.slashes: Counter[str] = Counter()
        """Blocks that are open, by the slashes that end them."""

        self.inner = 0
        """The column from which content stands now."""

        self.outer = 0
        """The column at which it is written."""

        self.after_blank = True
        self.in_text = False

    def column(self, indent: int) -> str:
        """Return the indent with which a line that stands at the column `indent` is written, code excepted."""
        return " " * (self.outer + min(max(indent - self.inner, 0), 3))

    def write(self, text: str) -> None:
        """Write one line."""
        self.out.append((self.numbers[self.at] if self.numbers else 0, text))

    def write_code(self, text: str) -> None:
        """Write one line of code; it is told from text by its number, of which all bits are inverted."""
        self.out.append((~self.numbers[self.at], text))

    def apart(self, text: str = "", column: int = 0) -> None:
        """Write a line of its own, or just an empty one."""
        self.write("")
        if text:
            self.write(" " * column + text)
            self.write("")
        self.after_blank, self.in_text = True, False

    def wrote_text(self) -> None:
        """Note that the line just written is part of a paragraph."""
        self.after_blank, self.in_text = False, True

    def open(self, opened: Opened) -> None:
        """Begin something whose content is indented."""
        self.opened.append(opened)
        self.inner, self.outer = opened.inner, opened.outer
        if opened.slashes:
            self.slashes[opened.slashes] += 1

    def close_to(self, depth: int) -> None:
        """End what is open, down to the first `depth`."""
        while len(self.opened) > depth:
            gone = self.opened.pop()
            self.inner, self.outer = (self.opened[-1].inner, self.opened[-1].outer) if self.opened else (0, 0)
            if gone.slashes:
                self.slashes[gone.slashes] -= 1
            if not gone.is_item or gone.elsewhere is not None:
                self.apart(gone.closing, gone.outer)
            if gone.elsewhere is not None:
                self.notes += self.out
                self.out = gone.elsewhere
