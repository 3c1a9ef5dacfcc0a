"""What an element tells that leads nowhere: a trace that the tool left, or the name of an offer that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.notice import BrokenStep, Notice, ReplacedCall, TakenLink, UnknownOffer
from mkdocs_funnel.reading.lines import OFFER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.element import Element


def unknown_offer(element: Element) -> str | None:
    """Return the name of an offer that there is not; None: the element names none."""
    name = element.marks.get("unknown")
    if name is None and element.href.lower().startswith(OFFER):
        name = element.href[len(OFFER) :].partition("#")[0]
    return name


def noted(page: Page, element: Element, line: int | None) -> Iterator[Notice]:
    """Yield what is to be said of an element without an address that a reader could follow."""
    if (name := element.marks.get("taken")) is not None:
        yield TakenLink(page.path, line, name, element.text)
    elif (name := unknown_offer(element)) is not None:
        yield UnknownOffer(page.path, line, name)
    elif (name := element.marks.get("unplaced")) is not None:
        yield BrokenStep(page.path, line, f"{OFFER}{name}", "unplaced")
    else:
        yield from replaced(page, element)


def replaced(page: Page, element: Element) -> Iterator[Notice]:
    """Yield what is to be said of an element that stands in the place of an offer."""
    if (name := element.marks.get("instead-of")) is not None:
        yield ReplacedCall(page.path, name)
