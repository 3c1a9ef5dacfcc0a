"""Next steps that finished pages hold already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.reading.elements import Article
from mkdocs_funnel.reading.sitemap import Where

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.element import Element
    from mkdocs_funnel.reading.sitemap import SiteMap


def placed_step(
    page: Page, article: Article, sitemap: SiteMap, settings: Settings, today: dt.date | None
) -> tuple[Article, NextStep | None]:
    """Return the article as its writer wrote it, and the next step that the tool put on the page.

    What the step was chosen by is not in the HTML, so the site's policy stands for it. A step that is worth
    nothing by now, because its offer is closed or unknown, stays in the article, where rules find it.
    """
    for element in article.elements:
        if element.marks.get("source") == "next_step" and "no" not in element.marks:
            step = _step(page, element, sitemap, settings, today)
            if step is not None:
                # A frame stands beside a link to the same place, an ask beside a way out.
                rest = tuple(
                    other
                    for other in article.elements
                    if other is not element
                    and (step.offer is None or not _is_same(other, element))
                    and (other.marks.get("source") != "next_step" or "no" not in other.marks)
                )
                return Article(rest, article.anchors), step
    return article, None


def _is_same(one: Element, other: Element) -> bool:
    return all(one.marks.get(name) == other.marks.get(name) for name in ("source", "offer"))


def _step(
    page: Page, element: Element, sitemap: SiteMap, settings: Settings, today: dt.date | None
) -> NextStep | None:
    offer = settings.offers.get(element.marks.get("offer", ""))
    place = sitemap.resolve(element.href, page)
    # A form on the site itself posts to the page that follows it.
    if place.where is Where.PAGE and place.target != page.path and element.tag != "form":
        return NextStep(StepOrigin.SETTINGS, offer.id if offer else None, place.target)
    if offer is not None and offer.state(today) is OfferState.OPEN:
        return NextStep(StepOrigin.SETTINGS, offer.id)
    return None
