"""The blocks `/// ask | ID` and `/// signup | ID`."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from pymdownx.blocks.block import Block

from mkdocs_funnel.adapters.markdown.invitations import invitation
from mkdocs_funnel.adapters.markdown.later import block_by_day
from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.adapters.markdown.tree import parents_of, parse_html, replace_with_content

if TYPE_CHECKING:
    from mkdocs_funnel.adapters.markdown.offers import Catalogue, StandIn
    from mkdocs_funnel.model.offer import Offer

_PENDING = "data-funnel-block"
_BODY = "data-funnel-body"
_BODY_SLOT = f"<div {_BODY}></div>"


class AskBlock(Block):  # type: ignore[misc,unused-ignore]  # pymdownx has no types
    """Marks the place of a block in the tree; `expand_blocks` fills it once links can be resolved."""

    NAME = "ask"
    ARGUMENT = None

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Return the element that takes the writer's text."""
        return ElementTree.SubElement(parent, "div", {_PENDING: (self.argument or "").strip()})


class SignupBlock(AskBlock):
    """The same for a signup."""

    NAME = "signup"


def expand_blocks(root: ElementTree.Element, catalogue: Catalogue) -> None:
    """Put every block's HTML in its place, around the text that the writer put into it."""
    pending = [element for element in root.iter("div") if _PENDING in element.attrib]
    if not pending:
        return
    parents = dict.fromkeys(root, root)
    if not all(element in parents for element in pending):
        parents = parents_of(root)  # Most blocks stand in nothing else.
    # Innermost first, because the text of an outer block moves into its template.
    for element in reversed(pending):
        replace_with_content(parents[element], element, _expand_by_day(element, catalogue))
    _flatten(root)


def _expand_by_day(element: ElementTree.Element, catalogue: Catalogue) -> ElementTree.Element:
    """Return what a block is today and, in templates, what it will be on later days."""
    name = element.attrib.pop(_PENDING)
    reference = read_reference(name)
    offer = catalogue.get(reference.id if reference else name)
    if offer is None:
        return _kept(element, "data-funnel-unknown", name)
    later = [(day, deepcopy(element)) for day in catalogue.session.turns_of(offer)]
    today = _expand(element, offer, catalogue)
    return block_by_day(today, [(day, _expand(copy, offer, catalogue.on(day))) for day, copy in later])


def _expand(element: ElementTree.Element, offer: Offer, catalogue: Catalogue) -> ElementTree.Element:
    if catalogue.is_open(offer):
        return _invitation(element, offer, catalogue)
    tree = _instead(element, offer, catalogue)
    if offer.page is not None and offer.page == catalogue.page:
        told = parse_html(catalogue.session.components.standing(offer, catalogue.session.today))
        tree[0:0] = list(told)
    return tree


def _instead(element: ElementTree.Element, offer: Offer, catalogue: Catalogue) -> ElementTree.Element:
    given = catalogue.stand_in(offer)
    if given is None:
        return _kept(element, "data-funnel-taken", offer.id)
    if given.offer is None:
        tree = _way_to_piece(given)
        for link in tree.iter("a"):
            link.set("data-funnel-instead-of", offer.id)
    else:
        tree = _invitation(ElementTree.Element("div"), given.offer, catalogue)
        for call in tree.iter():
            if "data-funnel-source" in call.attrib and "data-funnel-no" not in call.attrib:
                call.set("data-funnel-instead-of", offer.id)
    return tree


def _invitation(body: ElementTree.Element, offer: Offer, catalogue: Catalogue) -> ElementTree.Element:
    tree = invitation(offer, catalogue, _BODY_SLOT if _has_content(body) else None)
    places = [e for e in tree.iter("div") if _BODY in e.attrib]
    parents = parents_of(tree) if places else {}
    for place in places:
        replace_with_content(parents[place], place, body)
    _carry_attributes(body, tree)
    return tree


def _carry_attributes(block: ElementTree.Element, tree: ElementTree.Element) -> None:
    """Give the block's outer element the classes that the writer set; ids would repeat in listings."""
    if len(tree) and (classes := block.get("class")):
        tree[0].set("class", f"{tree[0].get('class', '')} {classes}".strip())


def _kept(element: ElementTree.Element, mark: str, value: str) -> ElementTree.Element:
    """Return the writer's text alone; for an unknown offer even an empty block leaves its mark."""
    holder = ElementTree.Element("div")
    if _has_content(element) or mark == "data-funnel-unknown":
        kept = ElementTree.SubElement(holder, "div", {mark: value})
        kept.text = element.text
        kept.extend(list(element))
    return holder


def _way_to_piece(given: StandIn) -> ElementTree.Element:
    holder = ElementTree.Element("div")
    link = ElementTree.SubElement(ElementTree.SubElement(holder, "p"), "a", {"href": given.href})
    link.text = given.text
    return holder


def _has_content(element: ElementTree.Element) -> bool:
    return bool(len(element) or (element.text or "").strip())


def _flatten(root: ElementTree.Element) -> None:
    """Turn asides within asides into divs: search indexes compare elements by name only."""
    for outer in list(root.iter("aside")):
        if outer.tag == "aside":  # Else it lies within one that has been here.
            for inner in list(outer.iter("aside"))[1:]:
                inner.tag = "div"
                inner.attrib.pop("data-search-exclude", None)
