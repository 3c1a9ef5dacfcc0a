"""On which line of the source a link stands that was found in the HTML."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_funnel.reading.destinations import destinations
from mkdocs_funnel.reading.sitemap import Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.sitemap import SiteMap

OFFER = "offer:"
"""How the address of an offer link begins, and the key of all that leads to an offer."""

_TAKEN = "taken:"
_FILE = re.compile(r"([\w.-][\w./-]*\.md)(?:#|\Z)")
"""A link to a file that is written without anything special."""


class SourceLines:
    """Hands out the lines of a page's links, in the order in which the HTML shows them.

    `offer_at` tells the offer that an address belongs to. Links to it that were taken have lost their
    address, so their lines are kept by the offer too. `text` is what of the source is text, where that is known.
    """

    def __init__(
        self,
        page: Page,
        sitemap: SiteMap,
        offer_at: Callable[[str], str | None] = lambda _: None,
        text: str | None = None,
    ) -> None:
        self._lines: defaultdict[str, deque[int]] = defaultdict(deque)
        self._last: dict[str, int] = {}
        for line, destination in destinations(page.source, text):
            key = written_key(destination, page, sitemap)
            self._lines[key].append(line)
            offer = offer_of(key, destination, offer_at)
            if offer is not None:
                self._lines[taken_key(offer)].append(line)

    def take(self, key: str) -> int | None:
        """Return the line of the next link to a source path or an address, the last again at the end."""
        lines = self._lines.get(key)
        if lines:
            self._last[key] = lines.popleft()
        return self._last.get(key)


def offer_key(name: str) -> str:
    """Return the key of the links to, and the blocks of, the offer that a writer names so."""
    return f"{OFFER}{name}".lower()


def taken_key(name: str) -> str:
    """Return the key of the links that were taken because the offer is not open."""
    return f"{_TAKEN}{name}".lower()


def names_offer(key: str) -> bool:
    """Return whether a key is one of `offer_key` or `taken_key`."""
    return key.startswith((OFFER, _TAKEN))


def offer_of(key: str, destination: str, offer_at: Callable[[str], str | None]) -> str | None:
    """Return the name of the offer that a link in the source leads to, by its key or its address."""
    return key.removeprefix(OFFER) if key.startswith(OFFER) else offer_at(destination)


def written_key(destination: str, page: Page, sitemap: SiteMap) -> str:
    """Return the key of a link as it is written in the source: a source path, an offer, or an address."""
    if (plain := _FILE.match(destination)) is not None:
        folder = page.path[: page.path.rfind("/") + 1]
        return posixpath.normpath(folder + plain[1])
    path = destination.partition("#")[0]
    if path[: len(OFFER)].lower() == OFFER:
        return path.lower()
    path = path.partition("?")[0]
    if "%" in path:
        path = unquote(path)
    if path.endswith((".md", ".markdown")) and ":" not in path:
        if path[0] == "/":
            return path.lstrip("/")
        folder = page.path.rpartition("/")[0]
        return posixpath.normpath(f"{folder}/{path}" if folder else path).lstrip("/")
    place = sitemap.resolve(destination, page)
    return place.target if place.where is Where.PAGE else place.withheld or destination
