"""The article of a finished page: what is left of its HTML without the theme's chrome."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.model.notice import DroppedCall
from mkdocs_funnel.reading.elements import Article, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOTS = ("div.md-container", "main", "[role=main]", "body")
"""Where an article can be, the first that is there. Material's hero stands beside `<main>`, so its container."""

_CHROME = ", ".join(
    """header footer nav dialog [role=navigation] [role=search] [role=banner] [role=contentinfo]
    .md-sidebar .md-tabs .md-header .md-footer .md-banner .md-top .md-search .md-content__button .md-tags
    .md-source-file .md-feedback .md-pagination .md-post--excerpt .md-post__meta .navbar .bs-sidebar .modal
    .headerlink #__comments""".split()
)
_MARK = re.compile(r"""data-funnel-(offer|source)\s*=\s*["']?([\w-]+)""")


def read_final(html: str, anchors: frozenset[str] = frozenset()) -> Article:
    """Return what the article of a whole page holds, theme chrome left out."""
    tree = LexborHTMLParser(html)
    root = next((found for query in _ROOTS if (found := tree.css_first(query)) is not None), None)
    if root is None:
        return Article((), {})
    for node in root.css(_CHROME):
        node.decompose()
    return read_nodes(root, anchors)


def dropped_calls(path: str, content: str, html: str) -> tuple[DroppedCall, ...]:
    """Return the components and the next step that are in a page's content and not in its final HTML.

    Only marks are counted, so that a page whose HTML was rewritten, as minifiers do, is still understood.
    """
    if content.count("data-funnel-source") <= html.count("data-funnel-source"):
        return ()
    lost = Counter(_marks(content)) - Counter(_marks(html))
    return tuple(
        DroppedCall(path, offer or None, "next step" if source == "next_step" else "component")
        for (offer, source), times in lost.items()
        for _ in range(times)
    )


def _marks(html: str) -> Iterator[tuple[str, str]]:
    """Yield offer and source of every element that we marked; an offer may be missing, a source not."""
    offer = ""
    for name, value in _MARK.findall(html):
        if name == "offer":
            offer = value
        else:
            yield offer, value
            offer = ""
