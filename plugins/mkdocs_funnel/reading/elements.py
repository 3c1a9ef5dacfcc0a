"""The places in an article's HTML that hold an address, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.parsed import parsed_elements
from mkdocs_funnel.reading.plain import plain_links

if TYPE_CHECKING:
    from mkdocs_funnel.reading.element import Element


@dataclass(frozen=True, slots=True)
class Article:
    """What was found in an article."""

    elements: tuple[Element, ...]
    anchors: dict[str, float]
    """The `id`s that were asked for and their positions."""

    is_plain: bool = False
    """Whether its HTML is so plain that each address a writer put into it is that of one of the elements."""

    def without_steps(self) -> Article:
        """Return the article as its writer wrote it, without the tool's own next step."""
        written = tuple(e for e in self.elements if e.marks.get("source") != "next_step")
        return Article(written, self.anchors)


def read_article(html: str, anchors: frozenset[str] = frozenset()) -> Article:
    """Return the elements of `html` that hold an address, and where the `id`s `anchors` stand."""
    links = None if anchors else plain_links(html)
    if links is not None:
        return Article(tuple(links), {}, is_plain=True)
    if not html.strip():
        return Article((), {})
    elements, stand = parsed_elements(html, anchors)
    return Article(tuple(elements), stand)
