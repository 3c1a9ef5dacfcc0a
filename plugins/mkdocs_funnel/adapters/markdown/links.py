"""Offer links, and pasted addresses of offers that are not open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.inlinepatterns import InlineProcessor

from mkdocs_funnel.adapters.markdown.alone import stands_alone
from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.adapters.markdown.tree import clear_content, literal, parents_of
from mkdocs_funnel.components.marks import marks

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_funnel.adapters.markdown.offers import Catalogue, Reference
    from mkdocs_funnel.adapters.markdown.tree import Parents
    from mkdocs_funnel.model.offer import Offer

_BUTTON = re.compile(r"(md-)?button(--?[\w-]+)?|btn(-[\w-]+)?")
_MARKS = frozenset({"funnel-ask", "funnel-no-ask"})
_OF_A_LINK = ("href", "title", "target", "rel", "download")


AUTOLINK = r"<(offer:[\w-]+(?:#page)?)>"


class OfferAutolink(InlineProcessor):
    """`<offer:ID>`, which would else end up as an element that no browser knows."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ElementTree.Element, int, int]:
        """Return a link without text; it gets the offer's own."""
        return ElementTree.Element("a", {"href": m[1]}), m.start(0), m.end(0)


class LinkRewriter:
    """Rewrites the links of one tree."""

    def __init__(self, md: Markdown, catalogue: Catalogue) -> None:
        self._md = md
        self._catalogue = catalogue
        self._parents: Parents | None = None

    def run(self, root: ElementTree.Element) -> None:
        """Resolve offer links, and take or replace links to offers that are not open."""
        for link in [a for a in root.iter("a") if "data-funnel-source" not in a.attrib]:
            href = link.get("href") or ""
            reference = read_reference(href)
            if reference is not None:
                self._resolve(root, link, reference)
            elif "funnel-no-ask" not in link.get("class", "").split():
                offer = self._catalogue.closed_at(href)
                if offer is not None:
                    self._close(root, link, offer)

    def _resolve(self, root: ElementTree.Element, link: ElementTree.Element, reference: Reference) -> None:
        offer = self._catalogue.get(reference.id)
        if offer is None:
            _unlink(link, "data-funnel-unknown", reference.id)
        elif not self._catalogue.is_open(offer):
            self._close(root, link, offer)
        else:
            href = self._catalogue.link(offer, to_sales_page=reference.to_sales_page)
            if not len(link) and not (link.text or "").strip():
                link.text = literal(offer.button)
            if href is None:
                _unlink(link, "data-funnel-unplaced", offer.id)
            else:
                link.set("href", href)
                _mark(link, offer)

    def _close(self, root: ElementTree.Element, link: ElementTree.Element, offer: Offer) -> None:
        if self._parents is None:
            self._parents = parents_of(root)
        alone = stands_alone(link, self._parents, self._md)
        given = self._catalogue.stand_in(offer) if alone else None
        if given is None:
            if not len(link) and not (link.text or "").strip():
                link.text = literal(offer.title)
            _unlink(link, "data-funnel-taken", offer.id)
            return
        clear_content(link)
        link.text = literal(given.text)
        link.attrib.pop("title", None)
        link.set("href", given.href)
        link.set("data-funnel-instead-of", offer.id)
        _drop_classes(link, _MARKS)
        if given.offer is not None:
            _mark(link, given.offer)


def _mark(link: ElementTree.Element, offer: Offer) -> None:
    for name, value in marks(offer, "component").items():
        link.set(name, value)


def _unlink(link: ElementTree.Element, mark: str, value: str) -> None:
    """Turn a link into text that bears `mark`."""
    link.tag = "span"
    for name in _OF_A_LINK:
        link.attrib.pop(name, None)
    buttons = {name for name in link.get("class", "").split() if _BUTTON.fullmatch(name)}
    _drop_classes(link, buttons | _MARKS)
    link.set(mark, value)


def _drop_classes(element: ElementTree.Element, unwanted: set[str] | frozenset[str]) -> None:
    if "class" not in element.attrib:
        return
    kept = [name for name in element.attrib["class"].split() if name not in unwanted]
    if kept:
        element.set("class", " ".join(kept))
    else:
        del element.attrib["class"]
