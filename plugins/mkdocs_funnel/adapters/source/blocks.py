"""Python-Markdown's blocks to CommonMark: what stands indented in one is brought to where a plain parser sees it.

Only what decides where links stand is kept: nesting in lists and quotes, code, raw HTML. Boxes (admonitions,
tabs, definitions, `///` blocks) become their content. Linear in the length of the text.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source import boxes, shapes
from mkdocs_funnel.adapters.source.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_funnel.adapters.source.dialect import Dialect
    from mkdocs_funnel.adapters.source.snippets import Line

_DEEPEST = 8
"""Quotes within quotes that are looked into."""


def flatten(dialect: Dialect, lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """Return the lines of a text, `depth` quotes deep, as CommonMark; code has numbers with inverted bits."""
    sheet = Sheet(dialect, lines, depth)
    source, numbers, plain = sheet.source, sheet.numbers, shapes.PLAIN
    count = len(source)
    while (at := sheet.at) < count:
        line = source[at]
        if not line or line.isspace():
            sheet.out.append((numbers[at], ""))
            sheet.after_blank, sheet.in_text = True, False
        elif line[0] in plain and not sheet.opened:
            sheet.out.append((numbers[at], line))
            sheet.after_blank, sheet.in_text = False, True
        else:
            _take(sheet, line)
        sheet.at += 1
    sheet.at = max(count - 1, 0)
    sheet.close_to(0)
    return [*sheet.out, (0, ""), *sheet.notes] if sheet.notes else sheet.out


def _take(sheet: Sheet, line: str) -> None:
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    in_list = _leave(sheet, indent, text) if indent < sheet.inner else False
    over = indent - sheet.inner
    if over >= 4 and (sheet.after_blank or not sheet.in_text) and text[:3] not in ("```", "~~~"):
        sheet.write_code(" " * (sheet.outer + over) + text)
        sheet.after_blank, sheet.in_text = False, False
    elif (
        over < 0
        or (begin := _CONSTRUCTS.get(text[0])) is None
        or (over > 3 and begin is not _fence)
        or not begin(sheet, text, indent, in_list)
    ):
        if text[0] == "<" and shapes.TAG.match(text):
            text = (
                f"<span></span>{text}"  # Within a sentence, a CommonMark parser reads Markdown beside tags.
            )
        sheet.write(sheet.column(indent) + text)
        sheet.wrote_text()


def _leave(sheet: Sheet, indent: int, text: str) -> bool:
    """Close what the line is not in; return whether that was a list's item."""
    in_list = False
    while sheet.opened and indent < sheet.opened[-1].inner:
        top = sheet.opened[-1]
        if top.is_item and not sheet.after_blank and text[0] in shapes.PLAIN:
            break
        in_list = in_list or top.is_item
        sheet.close_to(len(sheet.opened) - 1)
    return in_list


def _fence(sheet: Sheet, text: str, indent: int, _in_list: bool) -> bool:
    opened = shapes.FENCE.match(text)
    if opened is None or (text[0] == "`" and "`" in opened["info"]):
        return False
    fence = opened["fence"]
    end = sheet.fences.closer(sheet.at, indent, fence)
    if end is None:
        sheet.apart()
        return True
    code = [line[indent:] for line in sheet.source[sheet.at + 1 : end]]
    longest = max((len(c.strip()) for c in code if c.lstrip().startswith(fence)), default=0)
    fence = fence[0] * max(len(fence), longest + 1 if longest else 0)
    column = sheet.column(indent)
    sheet.write(f"{column}{fence}")
    for line in code:
        sheet.at += 1
        sheet.write_code(column + line if line else "")
    sheet.at += 1
    sheet.write(f"{column}{fence}")
    sheet.after_blank, sheet.in_text = True, False
    return True


def _html(sheet: Sheet, _text: str, indent: int, _in_list: bool) -> bool:
    # Deeper, in a box or an item, Python-Markdown takes tags for a part of the sentence.
    part = sheet.raw.part(sheet.at) if indent < 4 else None
    if part is None:
        return False
    sheet.apart()
    begin = sheet.at
    for number, line in enumerate(part.lines):
        sheet.at = begin + min(number, part.taken - 1)
        sheet.write(line)
    sheet.at = begin + part.taken - 1
    sheet.apart()
    return True


def _attributes(sheet: Sheet, text: str, _indent: int, _in_list: bool) -> bool:
    match = shapes.ATTRIBUTES.match(text) if sheet.dialect.attributes else None
    if match is None:
        return False
    found = shapes.ID.search(match[1])
    # An id must not end up beside a link that stands alone.
    sheet.apart(f'<span id="{html.escape(found[1])}"></span>' if found else "", sheet.outer)
    return True


def _heading(sheet: Sheet, text: str, _indent: int, _in_list: bool) -> bool:
    if text.lstrip("#")[:1] != " ":
        text = shapes.HEADING.sub(r"\1 ", text, count=1)
    sheet.write(" " * sheet.outer + text.replace("{:", "{ "))
    sheet.after_blank, sheet.in_text = True, False
    return True


def _quote(sheet: Sheet, _text: str, indent: int, _in_list: bool) -> bool:
    if sheet.depth >= _DEEPEST:
        return False
    begin, mark = sheet.at, f"{' ' * indent}>"
    quoted: list[Line] = []
    while sheet.at < len(sheet.source) and sheet.source[sheet.at].startswith(mark):
        line = sheet.source[sheet.at][len(mark) :]
        quoted.append((sheet.numbers[sheet.at], line.removeprefix(" ")))
        sheet.at += 1
    column = " " * sheet.outer
    inside = flatten(sheet.dialect, quoted, sheet.depth + 1)
    sheet.out += [(number, f"{column}> {line}") for number, line in inside]
    sheet.at = max(sheet.at - 1, begin)
    sheet.wrote_text()
    return True


_CONSTRUCTS: dict[str, Callable[[Sheet, str, int, bool], bool]] = {
    **dict.fromkeys("`~", _fence),
    **dict.fromkeys("*+-0123456789", boxes.item),
    "<": _html,
    "!": boxes.admonition,
    "?": boxes.details,
    "=": boxes.tab,
    "/": boxes.block,
    ":": boxes.definition,
    "[": boxes.footnote_or_reference,
    "{": _attributes,
    "#": _heading,
    ">": _quote,
}
"""By the sign with which a line begins."""
