"""Offer links and blocks, and ways to closed offers, in the HTML of a page."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.offers import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_funnel.adapters.markdown.session import Session

BLOCK = "<div data-funnel-block="
_LINK = re.compile(r"<a\b[^<>]*?\shref=\"((?:offer|https?|mailto|tel|sms)[^\"]*)\"", re.IGNORECASE)
_DIV = re.compile(r"<(/?)div\b")
_BOUNDARY = re.compile(
    r"<(/?)(p|li|ul|ol|td|th|tr|table|thead|tbody|dd|dt|dl|div|figure|center|h[1-6]|blockquote|pre|details"
    r"|summary|section|aside|article|header|footer|nav|form|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_EMBED = re.compile(r"<(?:form|iframe|script)\b|<a\b[^<>]*\shref\s*=\s*['\"]?\s*offer", re.IGNORECASE)


class Offers:
    """Settles the offers of a site's pages."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._all = Catalogue(session, None)
        self._closed: dict[str, bool] = {}

    def settle(self, html: str, page: str) -> str:
        """Return the HTML of the page with the source path `page` as the Markdown extension would make it."""
        if BLOCK not in html and not self._session.searched.are_in(html):
            return html
        spans = list(self._spans(html))
        if spans:
            # It takes Python-Markdown; most pages do without.
            from mkdocs_funnel.adapters.markdown.fragments import settle_fragment

            catalogue = Catalogue(self._session, page)
            html = _replaced(html, spans, partial(settle_fragment, catalogue=catalogue))
        if _EMBED.search(html):
            from mkdocs_funnel.adapters.markdown.raw import settle_raw_links

            return settle_raw_links(html, Catalogue(self._session, page), lambda link: link)
        return html

    def _spans(self, html: str) -> Iterator[tuple[int, int, str]]:
        """Yield begin, end and the element around each part of the HTML that holds an offer."""
        done = seen = 0
        before: re.Match[str] | None = None
        places = sorted([*_blocks(html), *self._links(html)])
        for begin, end in places:
            if begin < done:
                continue
            if html.startswith(BLOCK, begin):
                yield begin, end, ""
                done = end
                continue
            before, seen = _boundary_in(html, seen, begin) or before, begin
            first = before.end() if before is not None else 0
            tag = before[2].lower() if before is not None and not before[1] else "div"
            if first >= done:
                after = _BOUNDARY.search(html, begin)
                done = after.start() if after is not None else len(html)
                yield first, done, tag

    def _links(self, html: str) -> Iterator[tuple[int, int]]:
        for link in _LINK.finditer(html):
            if link[1][:5].lower() == "offer" or self._is_closed(link[1]):
                yield link.span()

    def _is_closed(self, href: str) -> bool:
        if href not in self._closed:
            self._closed[href] = self._all.closed_at(unescape(href)) is not None
        return self._closed[href]


def _boundary_in(html: str, begin: int, end: int) -> re.Match[str] | None:
    """Return the last boundary that begins in a part of the HTML."""
    at = html.rfind("<", begin, end)
    while at >= 0:
        if found := _BOUNDARY.match(html, at):
            return found
        at = html.rfind("<", begin, at)
    return None


def _blocks(html: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost offer blocks begin and end."""
    begin = html.find(BLOCK)
    while begin >= 0:
        depth = 0
        end = len(html)
        for tag in _DIV.finditer(html, begin):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = tag.end() + 1
                break
        yield begin, end
        begin = html.find(BLOCK, end)


def _replaced(html: str, spans: list[tuple[int, int, str]], settled: Callable[[str], str]) -> str:
    parts: list[str] = []
    done = 0
    for begin, end, tag in spans:
        parts.append(html[done:begin])
        if tag:
            text = settled(f"<{tag}>{html[begin:end]}</{tag}>")
            parts.append(text.removeprefix(f"<{tag}>").removesuffix(f"</{tag}>"))
        else:
            parts.append(settled(html[begin:end]))
        done = end
    return "".join([*parts, html[done:]])
