"""The elements of any article, as a parser finds them that reads HTML as browsers do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.reading.element import ADDRESS, Element, shown, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from mkdocs_funnel.reading.element import Told

HIDDEN = '[hidden], noscript, [style*="display:none" i], [style*="display: none" i]'
_WANTED = (*ADDRESS, "button", "input")
_MARKED = ("span", "div")
"""What has no address can hold a mark of ours."""

_MARK = re.compile("data-funnel-[a-z-]+")
_OF_LINKS = frozenset(
    f"data-funnel-{name}"
    for name in ("offer", "source", "kind", "piece", "pasted", "opens", "closes", "from", "no")
)
"""Marks that tell nothing without an address."""

_SILENT = ("script", "style")
_PLACE = re.compile("\ufdd0([0-9]{1,9})\ufdd1")


def parsed_elements(html: str, anchors: frozenset[str]) -> tuple[list[Element], dict[str, float]]:
    """Return the elements of an article in reading order, and where those of the `id`s `anchors` stand."""
    # Without a body of its own, what stands first (noscript, say) would be read as part of the head.
    tree = LexborHTMLParser(f"<body>{html}")
    small = html.lower()
    if any(word in small for word in ("hidden", "noscript", "display:")):
        drop(tree.root, HIDDEN)
    found = [(node, facts) for node in _nodes(tree, small) if (facts := _facts(node)) is not None]
    named = _named(tree, anchors) if anchors else {}
    places = _positions(tree, [*(node for node, _ in found), *named.values()])
    elements: list[Element] = []
    for at, place in places.items():
        if at < len(found):
            tag, text, (href, classes, marks) = found[at][1]
            elements.append(Element(tag, href, text, place, classes, marks))
    return elements, {name: places.get(at, 0.0) for at, name in enumerate(named, start=len(found))}


def drop(root: LexborNode | None, unwanted: str) -> None:
    """Remove what the selectors `unwanted` fit, and all that is in it."""
    nodes = {} if root is None else {node.mem_id: node for node in root.css(unwanted)}
    # Inner ones first: a node goes away with the one that holds it.
    for node in reversed(nodes.values()):
        if root is not None and node.mem_id != root.mem_id:
            node.decompose()


def _nodes(tree: LexborHTMLParser, html: str) -> Iterator[LexborNode]:
    """Yield the nodes that may hold an address or a mark; `html` is the source in small letters."""
    for tag in _WANTED:
        yield from tree.tags(tag)
    marks = set(_MARK.findall(html)) - _OF_LINKS
    if marks:
        # A link or a button with a mark has come already; a selector that fits twice is told twice.
        held = tree.css(", ".join(f"{tag}[{mark}]" for tag in _MARKED for mark in sorted(marks)))
        yield from {node.mem_id: node for node in held}.values()


def _named(tree: LexborHTMLParser, anchors: frozenset[str]) -> dict[str, LexborNode]:
    """Return the first node of each `id` that was asked for."""
    named: dict[str, LexborNode] = {}
    for node in tree.css("[id]"):
        name = node.attributes.get("id")
        if name in anchors:
            named.setdefault(str(name), node)
    return named


def _positions(tree: LexborHTMLParser, nodes: Sequence[LexborNode]) -> dict[int, float]:
    """Return how much of the text stands before each node, by its index, in reading order.

    To walk over all nodes costs more than to parse them. So every node is given a mark before it, and
    the text as a whole is asked for. White space does not count.
    """
    if not nodes:
        return {}
    for index, node in enumerate(nodes):
        node.insert_before(f"\ufdd0{index}\ufdd1")
    for tag in _SILENT:
        for node in reversed(tree.tags(tag)):
            node.decompose()
    text = tree.root.text(deep=True) if tree.root else ""
    length = 0
    before: dict[int, int] = {}
    for number, part in enumerate(_PLACE.split(text)):
        if number % 2:
            before.setdefault(int(part), length)
        else:
            length += len(part) - sum(map(part.count, " \n\t"))
    return {index: place / (length or 1) for index, place in before.items()}


def _facts(node: LexborNode) -> tuple[str, str, Told] | None:
    """Return tag, text, and what the attributes tell; None if that is nothing."""
    tag = node.tag or ""
    facts = told(tag, node.attributes)
    return None if facts is None else (tag, _text(node), facts)


def _text(node: LexborNode) -> str:
    """Return what a reader reads on the element; a form speaks by its button."""
    if node.tag == "form":
        button = node.css_first("button, input[type=submit]")
        return "" if button is None else _text(button)
    if node.tag == "script":
        return ""
    image = node.css_first("img[alt]")
    picture = None if image is None else image.attributes.get("alt")
    return shown(node.text(deep=True), node.attributes, picture)
