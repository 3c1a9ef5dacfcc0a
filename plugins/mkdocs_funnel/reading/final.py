"""The article of a finished page: what is left of its HTML without the theme's chrome."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.model.notice import DroppedCall
from mkdocs_funnel.reading.elements import Article, read_article
from mkdocs_funnel.reading.parsed import drop

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS = ("div.md-container", "main", "[role=main]", "body")
"""Where an article can be, the first that is there. Material's hero stands beside `<main>`: its container."""

_CHROME = ", ".join(
    """header footer nav dialog [role=navigation] [role=search] [role=banner] [role=contentinfo]
    .md-sidebar .md-tabs .md-header .md-footer .md-banner .md-top .md-search .md-content__button .md-tags
    .md-source-file .md-feedback .md-pagination .md-post--excerpt .md-post__meta .navbar .bs-sidebar .modal
    .headerlink #__comments .funnel-header""".split()
)
_AROUND = re.compile("data-funnel-source=[\"']?(?:template|header)")
"""The marks of what does not stand in the content: page templates and the header have calls of their own."""

_BEGIN = 100
"""As much of a content is looked for."""

_SPREAD = 1000
"""By as much as what stands below may differ from one page to the next: titles of neighbours, most of all."""


def read_final(html: str, anchors: frozenset[str] = frozenset()) -> Article:
    """Return what the article of a whole page holds, theme chrome left out."""
    tree = LexborHTMLParser(html)
    root = next((found for query in _ROOTS if (found := tree.css_first(query)) is not None), None)
    if root is None:
        return Article((), {})
    drop(root, _CHROME)
    return read_article(root.html or "", anchors)


def place_of(html: str, content: str, below: int = 0) -> int:
    """Return a place where a page holds its content, -1 if it does not.

    It is looked for where it seems to begin, which for long texts is much faster, and not above the place that is told
    by how much stood `below` the content of a page before: what a theme puts there differs little, menus above do.
    """
    begin = content[:_BEGIN]
    at = html.find(begin, max(len(html) - len(content) - below - _SPREAD, 0))
    if at >= 0 and html.startswith(content, at):
        return at
    at = html.find(begin)
    return at if at < 0 or html.startswith(content, at) else html.find(content)


def dropped_calls(path: str, content: str, html: str) -> tuple[DroppedCall, ...]:
    """Return the components and the next step that are in a page's content and not in its final HTML.

    Only marks are counted, so that a page whose HTML was rewritten, as minifiers do, is still understood.
    """
    held = html.count("data-funnel-source") - len(_AROUND.findall(html))
    if content.count("data-funnel-source") <= held:
        return ()
    lost = Counter(_marks(content)) - Counter(_marks(html))
    return tuple(DroppedCall(path, offer, what) for offer, what in lost.elements())


def _marks(html: str) -> Iterator[tuple[str | None, str]]:
    """Yield the offer, if there is one, and the kind of every element that we marked."""
    for node in LexborHTMLParser(html).css("[data-funnel-source]"):
        attributes = node.attributes
        is_block = node.tag != "a" or "funnel-button" in (attributes.get("class") or "").split()
        what = "block" if is_block else "offer link"
        source = attributes.get("data-funnel-source")
        if source not in ("template", "header"):
            yield attributes.get("data-funnel-offer"), "next step" if source == "next_step" else what
