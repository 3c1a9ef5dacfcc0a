"""The places in an article's HTML that hold an address, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_ADDRESS = {"a": "href", "form": "action", "iframe": "src", "script": "src"}
_WANTED = frozenset({*_ADDRESS, "button", "input", "span", "div"})
"""Elements to look at; a `span` or `div` can hold a mark of ours."""

_NOISE = frozenset({"headerlink", "footnote-ref", "footnote-backref", "md-content__button"})
_SILENT = frozenset({"script", "style", "template", "noscript"})
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
    return read_nodes(LexborHTMLParser(html).root, anchors)


def read_nodes(
    root: LexborNode | None, anchors: frozenset[str] = frozenset(), unwanted: str = HIDDEN
) -> Article:
    """Return the same for a tree that is parsed already, less what the selectors `unwanted` fit."""
    if root is None:
        return Article((), {})
    found: list[tuple[int, LexborNode]] = []
    places: dict[str, int] = {}
    length = 0
    for node in _shown(root, unwanted):
        if node.is_text_node:
            parent = node.parent
            if parent is None or parent.tag not in _SILENT:
                length += len((node.text_content or "").strip())
        elif node.is_element_node:
            if node.tag in _WANTED:
                found.append((length, node))
            if anchors and (name := node.attributes.get("id")) in anchors:
                places.setdefault(str(name), length)
    total = length or 1
    elements = tuple(e for before, node in found for e in _elements(node, before / total))
    return Article(elements, {name: before / total for name, before in places.items()})


def _shown(root: LexborNode, unwanted: str) -> Iterator[LexborNode]:
    """Yield the nodes in reading order, without those that `unwanted` fits and all that is in them."""
    left_out = {node.mem_id for node in root.css(unwanted)}
    if not left_out:
        yield from root.traverse(include_text=True)
        return
    for node in root.traverse(include_text=True):
        parent = node.parent
        if node.mem_id in left_out or (parent is not None and parent.mem_id in left_out):
            left_out.add(node.mem_id)
        else:
            yield node


def _elements(node: LexborNode, position: float) -> Iterator[Element]:
    attributes = node.attributes
    tag = node.tag or ""
    marks = {
        name.removeprefix("data-funnel-"): value or ""
        for name, value in attributes.items()
        if name.startswith("data-funnel-")
    }
    href = attributes.get(_ADDRESS.get(tag, "formaction"))
    if (not href or href.startswith("#")) and not marks:
        return
    classes = frozenset((attributes.get("class") or "").split())
    if classes & _NOISE or (not href and tag == "a"):
        return
    yield Element(tag, (href or "").strip(), _text(node), position, classes, marks)


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
