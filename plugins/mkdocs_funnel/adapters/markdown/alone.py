"""Whether a link stands alone: in a paragraph, a list item, a table cell, a row of links."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown.util import HTML_PLACEHOLDER_RE

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from markdown import Markdown

    from mkdocs_funnel.adapters.markdown.tree import Parents

_CONTAINERS = frozenset({"p", "li", "td", "th", "dd", "div", "figure", "center"})
_WRAPPERS = frozenset({"strong", "em", "b", "i", "u", "mark", "ins", "small"})
_PICTURES = frozenset({"twemoji", "emojione", "gemoji"})
_MARKUP = re.compile(r"<br\s*/?>|<!--.*?-->", re.DOTALL | re.IGNORECASE)


def stands_alone(link: ElementTree.Element, parents: Parents, md: Markdown) -> bool:
    """Return whether nothing but links shares the line of text with `link`."""
    unit, parent = link, parents.get(link)
    while parent is not None and parent.tag in _WRAPPERS:
        unit, parent = parent, parents.get(parent)
    if parent is None or parent.tag not in _CONTAINERS:
        return False
    texts, elements = _line(unit, parent, md)
    return not any(_has_words(text, md) for text in texts) and all(
        _is_neutral(element, md) for element in elements
    )


def _line(
    unit: ElementTree.Element, parent: ElementTree.Element, md: Markdown
) -> tuple[list[str], list[ElementTree.Element]]:
    """Return texts and elements around `unit`, as far as block-level neighbours."""
    texts = [parent.text or ""]
    elements: list[ElementTree.Element] = []
    reached = False
    for child in parent:
        if child is not unit and md.is_block_level(child.tag):
            if reached:
                break
            texts, elements = [child.tail or ""], []
            continue
        reached = reached or child is unit
        texts.append(child.tail or "")
        elements.append(child)
    return texts, elements


def _is_neutral(element: ElementTree.Element, md: Markdown) -> bool:
    """Return whether the element is a link, a line break, a picture, or what a link will be later."""
    if element.tag in ("a", "br", "img", "template") or _PICTURES & set(element.get("class", "").split()):
        return True
    if element.tag not in _WRAPPERS or _has_words(element.text or "", md):
        return False
    return all(_is_neutral(e, md) and not _has_words(e.tail or "", md) for e in element)


def _has_words(text: str, md: Markdown) -> bool:
    """Return whether the text says anything, once entities that Python-Markdown put aside are back."""
    begin = text.lstrip()[:1]
    if not begin or begin.isalnum():
        return bool(begin)

    def restore(match: re.Match[str]) -> str:
        index = int(match[1])
        blocks = md.htmlStash.rawHtmlBlocks
        return str(blocks[index]) if index < len(blocks) else ""

    plain = html.unescape(_MARKUP.sub(" ", HTML_PLACEHOLDER_RE.sub(restore, text)))
    return any(char.isalnum() or char == "<" for char in plain)
