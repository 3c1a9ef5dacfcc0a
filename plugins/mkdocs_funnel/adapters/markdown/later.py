"""What a page holds for later days, in the element tree of a conversion: `<template>` elements that a script reads."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from mkdocs_funnel.components.by_day import FROM, WRAPPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Later = tuple[dt.date, ElementTree.Element]
"""A day, and what stands in the place of something from that day on."""


def links_for_later(root: ElementTree.Element) -> dict[ElementTree.Element, dt.date]:
    """Return the links that are in templates, with the day for which each is there."""
    return {
        link: dt.date.fromisoformat(template.attrib[FROM])
        for template in root.iter("template")
        if FROM in template.attrib
        for link in template.iter("a")
    }


def link_templates(today: ElementTree.Element, later: Iterable[Later]) -> list[ElementTree.Element]:
    """Return a template for each day on which a link is another than it was before; `later` has no tails."""
    templates = []
    last = today
    for day, link in later:
        if not _are_same(link, last):
            last = link
            template = ElementTree.Element("template", {FROM: day.isoformat()})
            template.append(link)
            templates.append(template)
    return templates


def put_after(
    parent: ElementTree.Element, element: ElementTree.Element, more: list[ElementTree.Element]
) -> None:
    """Put elements right behind a child of `parent`, before the text that follows it."""
    if more:
        more[-1].tail, element.tail = element.tail, None
        at = list(parent).index(element) + 1
        parent[at:at] = more


def block_by_day(today: ElementTree.Element, later: Iterable[Later]) -> ElementTree.Element:
    """Return a holder of what a block is today and of what it will be; each comes in a holder of its own."""
    templates = []
    last = today
    for day, holder in later:
        _drop_templates(holder)
        if holder.text != last.text or not _hold_same(holder, last):
            last = holder
            holder.tag = "template"
            holder.set(FROM, day.isoformat())
            templates.append(holder)
    if not templates:
        return today
    today.set("class", WRAPPER)
    whole = ElementTree.Element("div")
    whole.extend([today, *templates])
    return whole


def _drop_templates(root: ElementTree.Element) -> None:
    """Leave out of what is for a later day what it holds for days after that: templates are never nested."""
    for parent, template in list(_templates(root)):
        if template.tail:
            before = list(parent).index(template)
            if before:
                parent[before - 1].tail = (parent[before - 1].tail or "") + template.tail
            else:
                parent.text = (parent.text or "") + template.tail
        parent.remove(template)


def _templates(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    for parent in root.iter():
        for child in parent:
            if child.tag == "template" and FROM in child.attrib:
                yield parent, child


def _are_same(one: ElementTree.Element, other: ElementTree.Element) -> bool:
    """Return whether two elements would be written alike, whatever follows them."""
    return (
        one.tag == other.tag
        and (one.text or "") == (other.text or "")
        and one.items() == other.items()
        and _hold_same(one, other)
    )


def _hold_same(one: ElementTree.Element, other: ElementTree.Element) -> bool:
    return len(one) == len(other) and all(
        _are_same(a, b) and (a.tail or "") == (b.tail or "") for a, b in zip(one, other, strict=True)
    )
