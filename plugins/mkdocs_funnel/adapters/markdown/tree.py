"""Small operations on the element tree of a conversion."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
_ADDRESSES = frozenset({"href", "src"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Parents = dict[ElementTree.Element, ElementTree.Element]


def literal(text: str) -> str:
    """Return `text` so that it is shown as it stands, even what Python-Markdown takes for an entity."""
    return _CONTROL.sub("", text).replace("&", "&amp;")


def in_attribute(name: str, value: str) -> str:
    """Return `value` as the attribute `name` holds it; addresses are read by others before they are written out."""
    return _CONTROL.sub("", value) if name in _ADDRESSES else literal(value)


def parents_of(root: ElementTree.Element) -> Parents:
    """Return every element's parent."""
    return {child: parent for parent in root.iter() for child in parent}


def parents_around(root: ElementTree.Element, element: ElementTree.Element) -> Parents:
    """Return the parents of all that stands in the same child of `root` as an element, so those above it, too."""
    for block in root:
        if any(found is element for found in block.iter(element.tag)):
            return {block: root, **parents_of(block)}
    return {}


def clear_content(element: ElementTree.Element) -> None:
    """Drop what is in the element, keep what follows it."""
    element[:] = []
    element.text = None


def append_text(parent: ElementTree.Element, before: int, text: str | None) -> None:
    """Add `text` to what stands before the child at index `before`."""
    if not text:
        return
    if before == 0:
        parent.text = (parent.text or "") + text
    else:
        last = parent[before - 1]
        last.tail = (last.tail or "") + text


def replace_with_content(
    parent: ElementTree.Element, old: ElementTree.Element, new: ElementTree.Element
) -> None:
    """Put everything that is in `new` in the place of `old`, keeping what follows `old`."""
    at = list(parent).index(old)
    parent.remove(old)
    append_text(parent, at, new.text)
    parent[at:at] = list(new)
    append_text(parent, at + len(new), old.tail)


def parse_html(html: str) -> ElementTree.Element:
    """Return an element that holds what `html` says; mistakes in it are mended as browsers do."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root


class _TreeBuilder(HTMLParser):
    """Builds the tree that the serializer of Python-Markdown expects."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = ElementTree.Element("div")
        self._open = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """Open an element; MkDocs refuses links and images without an address, so they become spans."""
        found = {name: in_attribute(name, value or "") for name, value in attrs}
        needed = {"a": "href", "img": "src"}.get(tag)
        name = tag if needed is None or needed in found else "span"
        element = ElementTree.SubElement(self._open[-1][1], name, found)
        if tag not in _VOID:
            self._open.append((tag, element))

    def handle_startendtag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """Open an element that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name, and what was left open in it."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth][0] == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Add text."""
        element = self._open[-1][1]
        append_text(element, len(element), literal(data))
