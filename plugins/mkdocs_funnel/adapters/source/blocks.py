"""Python-Markdown's blocks to CommonMark: what stands indented in one is brought to where a plain parser sees it.

Only what decides where links stand is kept: nesting in lists and quotes, code, raw HTML. Boxes (admonitions,
tabs, definitions, `///` blocks) become their content. Linear in the length of the text.
"""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source import shapes
from mkdocs_funnel.adapters.source.fences import Fences
from mkdocs_funnel.adapters.source.raw import RawHtml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.adapters.source.dialect import Dialect
    from mkdocs_funnel.adapters.source.snippets import Line

_DEEPEST = 8
"""Quotes within quotes that are looked into."""

_MOST_BLOCKS = 50
"""Blocks (`///`) within blocks."""


@dataclass(slots=True)
class _Open:
    """Something open whose content is indented."""

    kind: str
    inner: int
    """The column from which its content stands in the source."""

    outer: int
    """The column at which the content is written."""

    slashes: str = ""
    closing: str = ""
    lines: list[Line] | None = field(default=None, repr=False)
    """Where lines went before it was opened, if it sends them elsewhere."""


class Flattener:
    """Rewrites the lines of one page."""

    def __init__(self, dialect: Dialect, lines: Sequence[Line], depth: int = 0) -> None:
        self._dialect = dialect
        self._source = [line for _, line in lines]
        self._numbers = [number for number, _ in lines]
        self._depth = depth
        self._fences = Fences(self._source)
        self._raw = RawHtml(self._source, with_markdown=dialect.html)
        self._open: list[_Open] = []
        self._out: list[Line] = []
        self._notes: list[Line] = []
        self._slashes: Counter[str] = Counter()
        """Blocks that are open, by the slashes that end them."""

        self._after_blank = True
        self._in_text = False
        self._at = 0

    def run(self) -> list[Line]:
        """Return the lines as CommonMark."""
        source, numbers, plain = self._source, self._numbers, shapes.PLAIN
        count = len(source)
        while (at := self._at) < count:
            line = source[at]
            if not line or line.isspace():
                self._out.append((numbers[at], ""))
                self._after_blank, self._in_text = True, False
                self._at = at + 1
            elif line[0] in plain and not self._open:
                self._out.append((numbers[at], line))
                self._after_blank, self._in_text = False, True
                self._at = at + 1
            else:
                self._line(line)
        self._at = max(count - 1, 0)
        self._close_to(0)
        return [*self._out, (0, ""), *self._notes] if self._notes else self._out

    def _write(self, text: str) -> None:
        self._out.append((self._numbers[self._at] if self._numbers else 0, text))

    def _apart(self, text: str, column: int = 0) -> None:
        """Write a line of its own."""
        self._write("")
        if text:
            self._write(" " * column + text)
            self._write("")
        self._after_blank, self._in_text = True, False

    @property
    def _inner(self) -> int:
        return self._open[-1].inner if self._open else 0

    @property
    def _outer(self) -> int:
        return self._open[-1].outer if self._open else 0

    def _line(self, line: str) -> None:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        was_item = self._leave(indent, text)
        over = max(indent - self._inner, 0)
        if over >= 4 and (self._after_blank or not self._in_text) and not text.startswith(("```", "~~~")):
            self._write(" " * (self._outer + over) + text)
            self._after_blank, self._in_text = False, False
        elif indent >= self._inner and self._special(text, indent, was_item=was_item):
            pass
        else:
            self._text(text, indent)
            return
        self._at += 1

    def _leave(self, indent: int, text: str) -> bool:
        """Close what the line is not in; return whether that, or what is still open, is a list's item."""
        was_item = False
        while self._open and indent < self._open[-1].inner:
            top = self._open[-1]
            lazy = top.kind == "item" and not self._after_blank and text[0] in shapes.PLAIN
            if lazy:
                break
            was_item = was_item or (top.kind == "item")
            self._close_to(len(self._open) - 1)
        return was_item

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            gone = self._open.pop()
            if gone.slashes:
                self._slashes[gone.slashes] -= 1
            if gone.kind != "item" or gone.lines is not None:
                self._apart(gone.closing, gone.outer)
            if gone.lines is not None:
                self._notes += self._out
                self._out = gone.lines

    def _text(self, text: str, indent: int) -> None:
        if text[0] == "<" and shapes.TAG.match(text):
            text = (
                f"<span></span>{text}"  # Within a sentence, a CommonMark parser reads Markdown beside tags.
            )
        self._write(" " * (self._outer + min(max(indent - self._inner, 0), 3)) + text)
        self._after_blank, self._in_text = False, True
        self._at += 1

    def _special(self, text: str, indent: int, *, was_item: bool) -> bool:
        """Handle a line that may begin a construct; return whether it did. `_at` is left on the last line of it."""
        first, on = text[0], self._dialect
        if first in "`~":
            return self._fence(text, indent)
        if indent - self._inner > 3:
            return False
        if first == "<":
            return indent < 4 and self._html()
        if first in "!?=" and indent == self._inner:
            return self._box(text, indent)
        if first == "/" and text.startswith("///"):
            return self._block(text, indent)
        if first in "*+-0123456789":
            if on.abbreviations and shapes.ABBREVIATION.match(text):
                self._apart("")
                return True
            return self._item(text, indent, was_item=was_item)
        if first == ":":
            return on.definitions and self._definition(text)
        if first == "[":
            return self._defined(text)
        if first == "{":
            return on.attributes and self._attributes(text)
        if first == "#":
            return self._heading(text)
        return first == ">" and self._quote(indent)

    def _fence(self, text: str, indent: int) -> bool:
        opened = shapes.FENCE.match(text)
        if opened is None or (text[0] == "`" and "`" in opened["info"]):
            return False
        fence = opened["fence"]
        end = self._fences.closer(self._at, indent, fence)
        if end is None:
            self._apart("")
            return True
        code = [line[indent:] for line in self._source[self._at + 1 : end]]
        longest = max((len(c.strip()) for c in code if c.lstrip().startswith(fence)), default=0)
        fence = fence[0] * max(len(fence), longest + 1 if longest else 0)
        column = " " * (self._outer + min(max(indent - self._inner, 0), 3))
        self._write(f"{column}{fence}")
        for line in code:
            self._at += 1
            self._write(column + line if line else "")
        self._at += 1
        self._write(f"{column}{fence}")
        self._after_blank, self._in_text = True, False
        return True

    def _html(self) -> bool:
        part = self._raw.part(self._at)
        if part is None:
            return False
        begin = self._at
        self._apart("")
        for text in part.lines:
            self._write(text)
        self._at = begin + part.taken - 1
        self._apart("")
        return True

    def _box(self, text: str, indent: int) -> bool:
        on = self._dialect
        shape = {
            "!": shapes.ADMONITION if on.admonitions else None,
            "?": shapes.DETAILS if on.details else None,
            "=": shapes.TAB if on.tabs else None,
        }[text[0]]
        match = shape.match(text) if shape is not None else None
        if match is None:
            return False
        self._apart((match["title"] or "").strip(), self._outer)
        self._open.append(_Open("box", indent + 4, self._outer))
        return True

    def _block(self, text: str, indent: int) -> bool:
        match = shapes.BLOCK.match(text.rstrip())
        if match is None:
            return False
        slashes, name = match["slashes"], (match["name"] or "").lower()
        if not name:
            return self._end_block(slashes)
        if name not in self._dialect.blocks or self._slashes.total() >= _MOST_BLOCKS:
            return False
        argument = (match["argument"] or "").strip()
        opening, closing = "" if name == "html" else argument, ""
        if name in ("ask", "signup"):
            opening, closing = f'<div data-funnel-block="{html.escape(argument)}">', "</div>"
        self._apart(opening, self._outer)
        self._open.append(_Open("block", self._inner, self._outer, slashes, closing))
        self._slashes[slashes] += 1
        while self._at + 1 < len(self._source) and self._source[self._at + 1].startswith(" " * (indent + 4)):
            self._at += 1
            if not self._source[self._at].strip():
                break
        return True

    def _end_block(self, slashes: str) -> bool:
        if not self._slashes[slashes]:
            return False
        depth = len(self._open) - 1
        while self._open[depth].slashes != slashes:
            depth -= 1
        self._close_to(depth)
        return True

    def _item(self, text: str, indent: int, *, was_item: bool) -> bool:
        match = shapes.ITEM.match(text)
        if match is None or (match[0] != text and shapes.RULE.match(text)):
            return False
        if self._in_text and not was_item:
            mark = match[1]
            self._write(
                " " * self._outer
                + (f"\\{text}" if len(mark) == 1 else f"{mark[:-1]}\\{text[len(mark) - 1 :]}")
            )
            return True
        rest = text[match.end() :]
        mark = match[1] if len(match[1]) < 4 else "1."
        if rest[:1] == "<" and shapes.TAG.match(rest):
            rest = f"<span></span>{rest}"
        outer = self._outer
        self._write(f"{' ' * outer}{mark:<4}{rest}".rstrip())
        self._open.append(_Open("item", self._inner + 4, outer + 4))
        self._after_blank, self._in_text = False, False
        return True

    def _definition(self, text: str) -> bool:
        match = shapes.DEFINITION.match(text)
        if match is None:
            return False
        self._write("")
        self._write(" " * self._outer + text[match.end() :])
        self._open.append(_Open("item", self._inner + 4, self._outer))
        self._after_blank, self._in_text = False, True
        return True

    def _defined(self, text: str) -> bool:
        if self._dialect.footnotes and (note := shapes.FOOTNOTE.match(text)):
            self._open.append(_Open("item", self._inner + 4, 0, lines=self._out))
            self._out = []
            self._write(text[note.end() :])
            self._after_blank, self._in_text = False, True
            return True
        if shapes.REFERENCE.match(text):
            if self._in_text:
                self._write("")
            self._write(" " * self._outer + text)
            self._in_text = False
            return True
        return False

    def _attributes(self, text: str) -> bool:
        match = shapes.ATTRIBUTES.match(text)
        if match is None:
            return False
        found = shapes.ID.search(match[1])
        # An id must not end up beside a link that stands alone.
        self._apart(f'<span id="{html.escape(found[1])}"></span>' if found else "", self._outer)
        return True

    def _heading(self, text: str) -> bool:
        self._write(" " * self._outer + shapes.HEADING.sub(r"\1 ", text, count=1).replace("{:", "{ "))
        self._after_blank, self._in_text = True, False
        return True

    def _quote(self, indent: int) -> bool:
        if self._depth >= _DEEPEST:
            return False
        begin, inner = self._at, " " * indent
        quoted: list[Line] = []
        while self._at < len(self._source) and self._source[self._at].startswith(f"{inner}>"):
            line = self._source[self._at][indent + 1 :]
            quoted.append((self._numbers[self._at], line.removeprefix(" ")))
            self._at += 1
        column = " " * self._outer
        inside = Flattener(self._dialect, quoted, self._depth + 1).run()
        self._out += [(number, f"{column}> {line}") for number, line in inside]
        self._at = max(self._at - 1, begin)
        self._after_blank, self._in_text = False, True
        return True
