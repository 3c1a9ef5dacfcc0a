"""Offer links, and pasted addresses of offers that are not open."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markdown.inlinepatterns import InlineProcessor

from mkdocs_funnel.adapters.markdown.alone import stands_alone
from mkdocs_funnel.adapters.markdown.later import link_templates, links_for_later, put_after
from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.adapters.markdown.ready import ReadyLinks
from mkdocs_funnel.adapters.markdown.tree import clear_content, literal, parents_around
from mkdocs_funnel.components.marks import dates, marks, merged_class, pasted_marks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from markdown import Markdown

    from mkdocs_funnel.adapters.markdown.offers import Catalogue, Reference
    from mkdocs_funnel.adapters.markdown.ready import ReadyLink
    from mkdocs_funnel.adapters.markdown.session import Session
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

    def __init__(
        self, md: Markdown, catalogue: Catalogue, alone: dict[ElementTree.Element, bool] | None = None
    ) -> None:
        self._md = md
        self._catalogue = catalogue
        self._parents: Parents = {}
        self._alone = {} if alone is None else alone
        self._on: dict[dt.date, LinkRewriter] = {}
        self._ready = ReadyLinks(catalogue)

    def run(self, root: ElementTree.Element) -> None:
        """Resolve offer links, and take or replace links to offers that are not open."""
        session = self._catalogue.session
        links = _links_out(root, session)
        if not links:
            return
        for_later = links_for_later(root) if session.turns else {}
        for link, href in links:
            if link in for_later:
                self._at(for_later[link])._settle(root, link)
            elif (made := self._ready.get(href)) is not None and not made.turns:
                self._apply(link, made)
            else:
                self._settle_by_day(root, link)

    def _settle_by_day(self, root: ElementTree.Element, link: ElementTree.Element) -> None:
        """Settle a link, and put behind it what it will be on later days, if that is something else."""
        offer, days = self._turning(link)
        if offer is None or not days:
            self._settle(root, link)
            return
        is_alone = self._stands_alone(root, link)
        later = [(day, deepcopy(link)) for day in days]
        self._settle(root, link)
        for day, copy in later:
            copy.tail = None
            self._alone[copy] = is_alone
            self._at(day)._settle(root, copy)
        for variant in (link, *(copy for _, copy in later)):
            if (
                not {"data-funnel-source", "data-funnel-instead-of"} & variant.attrib.keys()
                and variant.tag == "a"
            ):
                _set(variant, dates(offer))
        put_after(self._parents_of(root, link)[link], link, link_templates(link, later))

    def _turning(self, link: ElementTree.Element) -> tuple[Offer | None, tuple[dt.date, ...]]:
        """Return the offer that a link leads to, and the days on which what it leads to may be another."""
        session = self._catalogue.session
        if not session.turns:
            return None, ()
        href = link.get("href") or ""
        reference = read_reference(href)
        if reference is not None:
            offer = self._catalogue.get(reference.id)
            return offer, session.turns_of(offer) if offer else ()
        offer = None if "funnel-no-ask" in link.get("class", "").split() else self._catalogue.at(href)
        # Another offer of the same address may open on a day of its own.
        return offer, session.turns if offer and session.turns_of(offer) else ()

    def _at(self, day: dt.date) -> LinkRewriter:
        if day not in self._on:
            self._on[day] = LinkRewriter(self._md, self._catalogue.on(day), self._alone)
        return self._on[day]

    def _parents_of(self, root: ElementTree.Element, link: ElementTree.Element) -> Parents:
        if link not in self._parents:
            self._parents |= parents_around(root, link)
        return self._parents

    def _stands_alone(self, root: ElementTree.Element, link: ElementTree.Element) -> bool:
        if link not in self._alone:
            self._alone[link] = stands_alone(link, self._parents_of(root, link), self._md)
        return self._alone[link]

    def _settle(self, root: ElementTree.Element, link: ElementTree.Element) -> None:
        """Make of a link what it is on the day of the catalogue."""
        href = link.get("href") or ""
        if (made := self._ready.get(href)) is not None:
            self._apply(link, made)
            return
        reference = read_reference(href)
        if reference is not None:
            self._resolve(root, link, reference)
        elif "funnel-no-ask" not in link.get("class", "").split():
            offer = self._catalogue.at(href)
            if offer is not None and not self._catalogue.is_open(offer):
                self._close(root, link, offer)
            elif (offer := self._catalogue.counted_at(href)) is not None:
                _set(link, pasted_marks(offer, self._catalogue.counting, self._catalogue.page or ""))

    def _apply(self, link: ElementTree.Element, made: ReadyLink) -> None:
        _name(link, made.text)
        _set(link, made.on(self._catalogue.page or ""))

    def _resolve(self, root: ElementTree.Element, link: ElementTree.Element, reference: Reference) -> None:
        offer = self._catalogue.get(reference.id)
        if offer is None:
            _unlink(link, "data-funnel-unknown", reference.id)
        elif not self._catalogue.is_open(offer):
            self._close(root, link, offer)
        else:
            href = self._catalogue.link(offer, to_sales_page=reference.to_sales_page)
            _name(link, literal(offer.button))
            if href is None:
                _unlink(link, "data-funnel-unplaced", offer.id)
            else:
                link.set("href", href)
                _mark(link, offer, self._catalogue)

    def _close(self, root: ElementTree.Element, link: ElementTree.Element, offer: Offer) -> None:
        given = self._catalogue.stand_in(offer) if self._stands_alone(root, link) else None
        if given is None or not given.href:
            _name(link, literal(offer.title))
            _unlink(link, "data-funnel-taken", offer.id)
            return
        clear_content(link)
        link.text = literal(given.text)
        link.attrib.pop("title", None)
        link.set("href", given.href)
        link.set("data-funnel-instead-of", offer.id)
        _drop_classes(link, _MARKS)
        if given.offer is not None:
            _mark(link, given.offer, self._catalogue)


def _links_out(root: ElementTree.Element, session: Session) -> list[tuple[ElementTree.Element, str]]:
    """Return the links that may lead to an offer, with their addresses, less those that components hold."""
    return [
        (link, href)
        for link in root.iter("a")
        # Most links stay within the site, and most of the others lead to strangers.
        if (":" in (href := link.get("href", "")) or "%" in href or "//" in href)
        and "data-funnel-source" not in link.attrib
        and not session.is_stranger(href)
    ]


def _name(link: ElementTree.Element, text: str) -> None:
    """Give a link a text if the writer gave it none."""
    if not len(link) and not (link.text or "").strip():
        link.text = text


def _mark(link: ElementTree.Element, offer: Offer, catalogue: Catalogue) -> None:
    _set(link, marks(offer, "component", catalogue.counting, catalogue.page or ""))


def _set(link: ElementTree.Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        link.set(name, merged_class(link.get(name), value) if name == "class" else value)


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
