"""Records to what the engine reads, once the addresses of all pages are known."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_funnel.adapters.source.urls import relative_url
from mkdocs_funnel.reading.element import Element
from mkdocs_funnel.reading.elements import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.adapters.source.recipe import Record

_NO_CLASSES: frozenset[str] = frozenset()


class ArticleMaker:
    """Gives links the addresses that a generator would give them."""

    nothing = Article((), {})

    def __init__(self, urls: Mapping[str, str], site_url: str) -> None:
        self._urls = urls
        self._prefix = urlsplit(site_url).path.rstrip("/") if "://" in site_url else ""

    def article(self, record: Record, page_url: str) -> Article:
        """Return the article of the page with the address `page_url`."""
        elements = []
        for tag, href, target, text, position, classes, marks, line in record.elements:
            address = href
            if target is not None and (url := self._urls.get(target)) is not None:
                path, hash_, fragment = href.partition("#")
                rest = f"{hash_}{fragment}"
                if "?" in path:
                    rest = path[path.index("?") :] + rest
                # What may be a call is shown as it would stand on the page; the address of any other link does
                # not depend on the page, and is resolved once for all.
                start = relative_url(url, page_url) if classes or marks else f"{self._prefix}/{url}"
                address = start + rest
            held = frozenset(classes) if classes else _NO_CLASSES
            elements.append(Element(tag, address, text, position, held, marks, line))
        return Article(tuple(elements), record.anchors)
