"""On which line of the source a link stands that was found in the HTML."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict, deque
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_funnel.reading.sitemap import Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.sitemap import SiteMap

_DESTINATION = re.compile(
    r"""
      \]\(\s*<?(?P<inline>(?:[^()\s>]|\([^()\s]*\))+)                  # [text](destination)
    | (?:href|action|formaction|src)\s*=\s*["']?(?P<html>[^"'\s>]+)    # <a href="destination">
    | \[(?P<text>[^\]\n]+)\]\ ?\[(?P<label>[^\]\n]*)\]                 # [text][label]
    | ^[ ]{0,3}\[(?P<defined>[^\]\n]+)\]:\s*<?(?P<target>[^\s>]+)      # [label]: destination
    | <(?P<mail>[^\s<>@:/]+@[^\s<>@]+)>                                # <name@host>
    | (?<!\[)(?P<bare>(?:https?://|mailto:|tel:)[^\s<>"')\]]*[^\s<>"')\].,;:!?])  # an address as it is
    | ^[ ]*///[ ]*(?:ask|signup)[ ]*\|[ ]*(?P<block>\S+)               # /// ask | offer
    | \[(?P<short>[^\]\n]+)\](?![\[(:])                                # [label]
    """,
    re.VERBOSE | re.MULTILINE,
)
_NOT_TEXT = re.compile(
    r"""
      \A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$                       # front matter
    | ^(?P<indent>[ ]{0,12})(?P<fence>`{3,}|~{3,}).*?^(?P=indent)(?P=fence)[`~]*[ \t]*\r?$
    | <!--.*?-->
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t\r]*\n).)+?(?<!`)(?P=ticks)(?!`)      # code in a sentence
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)

_MAY_HIDE = re.compile("`|~|<!--")
_MAY_LINK = re.compile(r"\]\(|\[(?=[^\]\n]+\](?!\())|=(?<=[fnc\s]=)|<(?=[^\s<>@:/]+@)|:(?<=[spol]:)|///")
"""What every match of the patterns above holds near its start. To look for these first is much faster."""

_INDENT = re.compile(r"(?<![^\n])[ ]*\Z")
_BEFORE = {":": re.compile(r"(?:https?|mailto|tel)\Z"), "=": re.compile(r"(?:href|action|src)\s*\Z")}
"""What a match begins with before such a sign; before the others only the spaces that begin a line."""


class SourceLines:
    """Hands out the lines of a page's links, in the order in which the HTML shows them.

    `offer_at` tells the offer that an address belongs to. Links to it that were taken have lost their
    address, so their lines are kept by the offer too.
    """

    def __init__(
        self, page: Page, sitemap: SiteMap, offer_at: Callable[[str], str | None] = lambda _: None
    ) -> None:
        self._page = page
        self._sitemap = sitemap
        self._lines: defaultdict[str, deque[int]] = defaultdict(deque)
        self._last: dict[str, int] = {}
        for line, destination in _destinations(page.source):
            key = self._written_key(destination)
            self._lines[key].append(line)
            offer = key.removeprefix("offer:") if key.startswith("offer:") else offer_at(destination)
            if offer is not None:
                self._lines[f"taken:{offer}"].append(line)

    def take_offer(self, name: str) -> int | None:
        """Return the line of the next offer link or block that names an offer."""
        return self.take(f"offer:{name}".lower())

    def take_taken(self, name: str) -> int | None:
        """Return the line of the next link that was taken because its offer is not open."""
        return self.take(f"taken:{name}".lower())

    def take_written(self, href: str) -> int | None:
        """Return the line of the next link to an address that the generator left as it was written."""
        return self.take(self._written_key(href))

    def take(self, key: str) -> int | None:
        """Return the line of the next link to a source path or an address, the last again at the end."""
        lines = self._lines.get(key)
        if lines:
            self._last[key] = lines.popleft()
        return self._last.get(key)

    def _written_key(self, destination: str) -> str:
        if destination[: len("offer:")].lower() == "offer:":
            return destination.partition("#")[0].lower()
        path = unquote(destination.partition("#")[0].partition("?")[0])
        if path.endswith((".md", ".markdown")) and ":" not in path:
            joined = posixpath.join(posixpath.dirname(self._page.path), path)
            return posixpath.normpath(joined).lstrip("/") if path[0] != "/" else path.lstrip("/")
        place = self._sitemap.resolve(destination, self._page)
        return place.target if place.where is Where.PAGE else place.withheld or destination


def _destinations(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and destination of everything in a Markdown source that may become a link."""
    text = _text_only(source)
    found = list(_matches(_DESTINATION, _MAY_LINK, text))
    labels = {m["defined"].lower(): m["target"] for m in found if m["defined"]}
    line, counted = 1, 0
    for match in found:
        start = match.start(match.lastgroup or 0)
        line, counted = line + text.count("\n", counted, start), start
        destination = _destination(match, labels)
        if destination:
            yield line, unescape(destination)


def _text_only(source: str) -> str:
    """Return the source with nothing but line ends where front matter, code and comments stood."""
    parts: list[str] = []
    at = 0
    for found in _matches(_NOT_TEXT, _MAY_HIDE, source):
        parts += [source[at : found.start()], "\n" * found.group().count("\n")]
        at = found.end()
    return "".join([*parts, source[at:]])


def _matches(wanted: re.Pattern[str], sign: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `wanted.finditer(text)` would, trying only near the places that `sign` finds."""
    at = 0
    found = wanted.match(text)
    while True:
        if found is not None and found.end() > at:
            yield found
            at = found.end()
        hint = sign.search(text, at)
        if hint is None:
            return
        start = hint.start()
        before = None
        if text[start] in _BEFORE or text[start - 1 : start] == " ":
            before = _BEFORE.get(text[start], _INDENT).search(text, max(at, start - 40), start)
        found = (wanted.match(text, before.start()) if before else None) or wanted.match(text, start)
        at = max(at, start + 1) if found is None else at


def _destination(match: re.Match[str], labels: dict[str, str]) -> str | None:
    if match["block"]:
        return f"offer:{match['block']}"
    if match["mail"]:
        return f"mailto:{match['mail']}"
    if match["text"]:
        return labels.get((match["label"] or match["text"]).lower())
    if match["short"]:
        return labels.get(match["short"].lower())
    return match["inline"] or match["html"] or match["bare"]
