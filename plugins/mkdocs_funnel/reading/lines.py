"""On which line of the source a link stands that was found in the HTML."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import defaultdict, deque
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_funnel.reading.sitemap import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.sitemap import SiteMap

_DESTINATION = re.compile(
    r"""
      \]\(\s*<?(?P<inline>[^)\s>]+)                                    # [text](destination)
    | (?:href|action|formaction|src)\s*=\s*["']?(?P<html>[^"'\s>]+)    # <a href="destination">
    | \[(?P<text>[^\]\n]+)\]\ ?\[(?P<label>[^\]\n]*)\]                 # [text][label]
    | ^[ ]{0,3}\[(?P<defined>[^\]\n]+)\]:\s*<?(?P<target>[^\s>]+)      # [label]: destination
    | (?P<bare>(?:https?://|mailto:|tel:)[^\s<>"')\]]+)                # an address as it is
    | ^[ ]*///\s*(?:ask|signup)\s*\|\s*(?P<block>\S+)                  # /// ask | offer
    | \[(?P<short>[^\]\n]+)\](?![\[(:])                                # [label]
    """,
    re.VERBOSE | re.MULTILINE,
)
_FENCE = re.compile(r"^(?P<indent>[ ]{0,12})(?P<fence>`{3,}|~{3,}).*?^(?P=indent)(?P=fence)[`~]*[ \t]*$", re.M | re.S)


class SourceLines:
    """Hands out the lines of a page's links, in the order in which the HTML shows them."""

    def __init__(self, page: Page, sitemap: SiteMap) -> None:
        self._page = page
        self._sitemap = sitemap
        self._lines: defaultdict[str, deque[int]] = defaultdict(deque)
        self._last: dict[str, int] = {}
        for line, destination in _destinations(page.source):
            self._lines[self._written_key(destination)].append(line)

    def take(self, key: str) -> int | None:
        """Return the line of the next link to `key`, the last one's again when there are no more."""
        lines = self._lines.get(key)
        if lines:
            self._last[key] = lines.popleft()
        return self._last.get(key)

    def _written_key(self, destination: str) -> str:
        if destination.startswith("offer:"):
            return destination.partition("#")[0]
        path = unquote(destination.partition("#")[0].partition("?")[0])
        if path.endswith((".md", ".markdown")) and ":" not in path:
            joined = posixpath.join(posixpath.dirname(self._page.path), path)
            return posixpath.normpath(joined).lstrip("/") if path[0] != "/" else path.lstrip("/")
        place = self._sitemap.resolve(destination, self._page)
        return place.target if place.where is Where.PAGE else destination


def _destinations(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and destination of everything in a Markdown source that may become a link."""
    text = _FENCE.sub(lambda fence: "\n" * fence.group().count("\n"), source)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    found = list(_DESTINATION.finditer(text))
    labels = {m["defined"].lower(): m["target"] for m in found if m["defined"]}
    for match in found:
        destination = _destination(match, labels)
        if destination:
            yield bisect_right(starts, match.start(match.lastgroup or 0)), unescape(destination)


def _destination(match: re.Match[str], labels: dict[str, str]) -> str | None:
    if match["block"]:
        return f"offer:{match['block']}"
    if match["text"]:
        return labels.get((match["label"] or match["text"]).lower())
    if match["short"]:
        return labels.get(match["short"].lower())
    return match["inline"] or match["html"] or match["bare"]
