"""What the page templates of the tool will put around the text of a page: asks, and links to pieces."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source.offers import BLOCK
from mkdocs_funnel.components.pages import SOURCE, frame_of
from mkdocs_funnel.components.theme import own_templates
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.reading.element import Element
from mkdocs_funnel.reading.elements import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.adapters.source.offers import Offers
    from mkdocs_funnel.adapters.source.recipe import Recipe
    from mkdocs_funnel.model.offer import Offer

_NO_CLASSES: frozenset[str] = frozenset()


class Framing:
    """Tells what the templates of a site's pages hold."""

    def __init__(self, recipe: Recipe, offers: Offers) -> None:
        self._settings = recipe.settings
        self._today = recipe.today
        self._own = own_templates(next(iter(recipe.template_dirs), None))
        self._offers = offers

    def around(self, meta: Mapping[str, object], path: str) -> tuple[list[Element], list[Element]]:
        """Return what stands before and after the text of the page with that front matter and source path."""
        frame = frame_of(meta, path, self._settings, self._own)
        if frame is None:
            return [], []
        links = [_link(target, path) for target in frame.leads_to]
        if frame.offer is None:
            return [], links
        early, late = frame.asks_early, frame.asks_late(self._today)
        if frame.offer.state(self._today) is not OfferState.OPEN:
            late = not early
        before = list(self._asks(frame.offer, path, 0.0)) if early else []
        after = list(self._asks(frame.offer, path, 1.0)) if late else []
        return before, [*after, *links]

    def _asks(self, offer: Offer, path: str, position: float) -> Iterator[Element]:
        html = self._offers.settle(f'{BLOCK}"{escape(offer.id)}"></div>\n', path)
        for element in read_article(html).elements:
            if "no" in element.marks:
                continue  # The template has a way of its own for a reader who says no.
            marks = {**element.marks, "source": SOURCE} if "offer" in element.marks else {}
            marks.pop("instead-of", None)
            yield replace(element, stands=position, marks=marks)


def _link(target: str, path: str) -> Element:
    href = posixpath.relpath(target, posixpath.dirname(path) or ".")
    return Element("a", href, "", 1.0, _NO_CLASSES, {})
