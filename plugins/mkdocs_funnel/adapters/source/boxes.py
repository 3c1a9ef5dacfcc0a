"""Constructs with indented content: admonitions, tabs, `///` blocks, list items, definitions, footnotes.

Each function is given the sheet, a line without its indent, that indent, and whether the line before belongs to a
list. It returns whether the line begins such a construct, and leaves `at` on the last line that it took.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source import shapes
from mkdocs_funnel.adapters.source.sheet import Opened

if TYPE_CHECKING:
    import re

    from mkdocs_funnel.adapters.source.sheet import Sheet

_MOST_BLOCKS = 50
"""Blocks (`///`) within blocks."""


def admonition(sheet: Sheet, text: str, indent: int, _in_list: bool) -> bool:
    """Open `!!! note`."""
    return sheet.dialect.admonitions and _box(sheet, shapes.ADMONITION, text, indent)


def details(sheet: Sheet, text: str, indent: int, _in_list: bool) -> bool:
    """Open `??? note`."""
    return sheet.dialect.details and _box(sheet, shapes.DETAILS, text, indent)


def tab(sheet: Sheet, text: str, indent: int, _in_list: bool) -> bool:
    """Open `=== "Tab"`."""
    return sheet.dialect.tabs and _box(sheet, shapes.TAB, text, indent)


def _box(sheet: Sheet, shape: re.Pattern[str], text: str, indent: int) -> bool:
    match = shape.match(text) if indent == sheet.inner else None
    if match is None:
        return False
    sheet.apart((match["title"] or "").strip(), sheet.outer)
    sheet.open(Opened(indent + 4, sheet.outer))
    return True


def block(sheet: Sheet, text: str, indent: int, _in_list: bool) -> bool:
    """Open or close `/// name | argument`."""
    match = shapes.BLOCK.match(text.rstrip())
    if match is None:
        return False
    slashes, name = match["slashes"], (match["name"] or "").lower()
    if not name:
        return _end_block(sheet, slashes)
    if name not in sheet.dialect.blocks or sheet.slashes.total() >= _MOST_BLOCKS:
        return False
    argument = (match["argument"] or "").strip()
    opening, closing = "" if name == "html" else argument, ""
    if name in ("ask", "signup"):
        opening, closing = f'<div data-funnel-block="{html.escape(argument)}">', "</div>"
    sheet.apart(opening, sheet.outer)
    sheet.open(Opened(sheet.inner, sheet.outer, slashes=slashes, closing=closing))
    options = " " * (indent + 4)
    while sheet.at + 1 < len(sheet.source) and sheet.source[sheet.at + 1].startswith(options):
        sheet.at += 1
        if not sheet.source[sheet.at].strip():
            break
    return True


def _end_block(sheet: Sheet, slashes: str) -> bool:
    if not sheet.slashes[slashes]:
        return False
    depth = len(sheet.opened) - 1
    while sheet.opened[depth].slashes != slashes:
        depth -= 1
    sheet.close_to(depth)
    return True


def item(sheet: Sheet, text: str, _indent: int, in_list: bool) -> bool:
    """Open an item of a list; its mark is written four columns wide, as wide as its content is indented."""
    if text[0] == "*" and sheet.dialect.abbreviations and shapes.ABBREVIATION.match(text):
        sheet.apart()
        return True
    match = shapes.ITEM.match(text)
    if match is None or (match[0] != text and shapes.RULE.match(text)):
        return False
    mark, outer = match[1], sheet.outer
    if sheet.in_text and not in_list:
        # Python-Markdown begins no list within a paragraph.
        literal = f"\\{text}" if len(mark) == 1 else f"{mark[:-1]}\\{text[len(mark) - 1 :]}"
        sheet.write(" " * outer + literal)
        return True
    rest = text[match.end() :]
    if rest[:1] == "<" and shapes.TAG.match(rest):
        rest = f"<span></span>{rest}"
    mark = mark if len(mark) < 4 else "1."
    sheet.write(f"{' ' * outer}{mark:<4}{rest}".rstrip())
    sheet.open(Opened(sheet.inner + 4, outer + 4, is_item=True))
    sheet.after_blank, sheet.in_text = False, False
    return True


def definition(sheet: Sheet, text: str, _indent: int, _in_list: bool) -> bool:
    """Open `:   what the term means`."""
    match = shapes.DEFINITION.match(text) if sheet.dialect.definitions else None
    if match is None:
        return False
    sheet.write("")
    sheet.write(" " * sheet.outer + text[match.end() :])
    sheet.open(Opened(sheet.inner + 4, sheet.outer, is_item=True))
    sheet.wrote_text()
    return True


def footnote_or_reference(sheet: Sheet, text: str, _indent: int, _in_list: bool) -> bool:
    """Open `[^1]: a note`, which goes to the end; or take `[label]: address`, which may end a paragraph."""
    note = shapes.FOOTNOTE.match(text) if sheet.dialect.footnotes else None
    if note is not None:
        sheet.open(Opened(sheet.inner + 4, 0, is_item=True, elsewhere=sheet.out))
        sheet.out = []
        sheet.write(text[note.end() :])
        sheet.wrote_text()
        return True
    if not shapes.REFERENCE.match(text):
        return False
    if sheet.in_text:
        sheet.write("")
    sheet.write(" " * sheet.outer + text)
    sheet.in_text = False
    return True
