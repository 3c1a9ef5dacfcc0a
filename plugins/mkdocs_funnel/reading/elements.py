"""The places in an article's HTML that hold an address, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

_ADDRESS = {"a": "href", "form": "action", "iframe": "src", "script": "src"}
_WANTED = (*_ADDRESS, "button", "input")
_MARKED = ("span", "div")
"""What has no address can hold a mark of ours."""

_MARK = re.compile("data-funnel-[a-z-]+")
_OF_LINKS = frozenset({"data-funnel-offer", "data-funnel-source"})
"""Marks that tell nothing without an address."""


_NOISE = frozenset({"headerlink", "footnote-ref", "footnote-backref", "md-content__button"})
_SILENT = ("script", "style")
_PLACE = re.compile("\ufdd0([0-9]{1,9})\ufdd1")
_BUTTONS = frozenset({"md-button", "md-button--primary", "button", "btn"})
HIDDEN = '[hidden], noscript, [style*="display:none" i], [style*="display: none" i]'
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Element:
    """One element that holds an address, or a mark that the tool left."""

    tag: str
    href: str
    text: str
    position: float
    """How much of the article's text stands before it: 0 to 1."""

    classes: frozenset[str]
    marks: dict[str, str]
    """Its `data-funnel-*` attributes, without the prefix."""

    line: int | None = None
    """Its line in the source, where its reader knows."""

    @property
    def looks_primary(self) -> bool:
        """Whether it looks like the main thing to do: a form, a button, or a component's link."""
        return self.tag != "a" or bool(self.classes & _BUTTONS) or "funnel-button" in self.classes


@dataclass(frozen=True, slots=True)
class Article:
    """What was found in an article."""

    elements: tuple[Element, ...]
    anchors: dict[str, float]
    """The `id`s that were asked for and their positions."""

    def without_steps(self) -> Article:
        """Return the article as its writer wrote it, without the tool's own next step."""
        written = tuple(e for e in self.elements if e.marks.get("source") != "next_step")
        return Article(written, self.anchors)


def read_article(html: str, anchors: frozenset[str] = frozenset()) -> Article:
    """Return the elements of `html` that hold an address, and where the `id`s `anchors` stand."""
    if not html.strip():
        return Article((), {})
    # Without a body of its own, what stands first (noscript, say) would be read as part of the head.
    tree = LexborHTMLParser(f"<body>{html}")
    small = html.lower()
    if any(word in small for word in ("hidden", "noscript", "display:")):
        drop(tree.root, HIDDEN)
    found = [(node, facts) for node in _nodes(tree, small) if (facts := _facts(node)) is not None]
    named = _named(tree, anchors) if anchors else {}
    places = _positions(tree, [*(node for node, _ in found), *named.values()])
    elements = (
        (at, Element(tag, href, text, places[at], classes, marks))
        for at, (_, (tag, href, text, classes, marks)) in enumerate(found)
        if at in places
    )
    order = {at: rank for rank, at in enumerate(places)}
    in_order = sorted(elements, key=lambda element: order[element[0]])
    stand = {name: places.get(at, 0.0) for at, name in enumerate(named, start=len(found))}
    return Article(tuple(element for _, element in in_order), stand)


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


def _facts(node: LexborNode) -> tuple[str, str, str, frozenset[str], dict[str, str]] | None:
    """Return tag, address, text, classes and marks of an element; None if there is nothing to tell."""
    attributes = node.attributes
    tag = node.tag or ""
    marks = {
        name.removeprefix("data-funnel-"): value or ""
        for name, value in attributes.items()
        if name.startswith("data-funnel-")
    }
    href = attributes.get(_ADDRESS.get(tag, "formaction"))
    if (not href or href.startswith("#")) and not marks:
        return None
    classes = frozenset((attributes.get("class") or "").split())
    if classes & _NOISE or (not href and tag == "a"):
        return None
    return tag, (href or "").strip(), _text(node), classes, marks


def _text(node: LexborNode) -> str:
    """Return what a reader reads on the element."""
    if node.tag == "form":
        button = node.css_first("button, input[type=submit]")
        return "" if button is None else _text(button)
    if node.tag == "script":
        return ""
    text = _SPACE.sub(" ", node.text(deep=True)).strip()
    if text:
        return text
    image = node.css_first("img[alt]")
    shown = "" if image is None else image.attributes.get("alt")
    names = [*map(node.attributes.get, ("value", "aria-label")), shown, node.attributes.get("title")]
    return next((name.strip() for name in names if name and name.strip()), "")
