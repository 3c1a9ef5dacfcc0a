"""The lines of links by a plain search of the source, where that leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.destinations import FRONT_MATTER, INLINE
from mkdocs_funnel.reading.lines import SourceLines, names_offer, offer_key, offer_of, taken_key, written_key
from mkdocs_funnel.reading.sitemap import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.sitemap import SiteMap

_LINK = re.compile(INLINE)
_BLOCK = re.compile(r"\n[ ]*///[ ]*(?:ask|signup)[ ]*\|[ ]*(?P<block>\S+)")
_HTML = re.compile(r"""href\s*=\s*["']?(?P<html>[^"'\s>]+)""")
_FENCED = re.compile(
    r"\n(?P<indent>[ ]{0,12})(?P<fence>`{3,})[^\n]*"
    r"(?:\n(?!(?P=indent)(?P=fence)[`~]*[ \t]*\r?$)[^\n]*)*+"
    r"\n(?P=indent)(?P=fence)[`~]*[ \t]*\r?$",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t\r]*\n")


class _Doubt(Exception):  # noqa: N818  # nothing is wrong
    """Only the thorough way can tell."""


def lines_of(
    page: Page, keys: Sequence[str | None], sitemap: SiteMap, offer_at: Callable[[str], str | None]
) -> list[int | None]:
    """Return the line of each link of a page by its key, in the order in which the HTML shows them.

    Where links in the source lead to each target as often as those in the HTML do, they are the ones. Else
    references and bare addresses have to be searched for as well, which takes longer.
    """
    if not page.source or not any(keys):
        return [None] * len(keys)
    try:
        found = _lines(page, Counter(filter(None, keys)), sitemap, offer_at)
    except _Doubt:
        thorough = SourceLines(page, sitemap, offer_at)
        return [thorough.take(key) if key else None for key in keys]
    return [next(found[key]) if key else None for key in keys]


def _lines(
    page: Page, wanted: Counter[str], sitemap: SiteMap, offer_at: Callable[[str], str | None]
) -> dict[str, Iterator[int]]:
    """Return the lines of the links to each wanted key; raises _Doubt if there may be others."""
    source = page.source
    found: dict[str, list[int]] = {key: [] for key in wanted}
    simple = {key: (key,) for key in wanted if sitemap.is_simple(key)}
    offers = any(map(names_offer, wanted))
    line, counted = 1, 0
    for match in _shown(source, blocks=offers):
        keys = simple.get(joined(page.path, match[1]))
        for key in keys or _keys(match, page, sitemap, offer_at if offers else None):
            if key in found:
                start = match.start(1)
                line, counted = line + source.count("\n", counted, start), start
                found[key].append(line)
    if any(len(found[key]) != number for key, number in wanted.items()):
        raise _Doubt
    return {key: iter(lines) for key, lines in found.items()}


def _keys(
    match: re.Match[str], page: Page, sitemap: SiteMap, offer_at: Callable[[str], str | None] | None
) -> tuple[str, ...]:
    """Return the keys by which the line of something in the source may be asked for."""
    written = unescape(match[1])
    key = offer_key(written) if match.re is _BLOCK else written_key(written, page, sitemap)
    named = offer_of(key, written, offer_at) if offer_at else None
    return (key,) if named is None else (key, taken_key(named))


def _shown(source: str, *, blocks: bool) -> Iterator[re.Match[str]]:
    """Yield what in a source may be a link and is text, in its order; raises _Doubt where that cannot be told."""
    stretches = _stretches(source)
    start = end = 0
    for match in _matches(source, blocks=blocks):
        at = match.start()
        while at >= end:
            start, end = next(stretches)
        if at >= start:
            if match.end() > end:
                raise _Doubt
            yield match


def _matches(source: str, *, blocks: bool) -> Iterable[re.Match[str]]:
    found = _LINK.finditer(source)
    others: list[re.Match[str]] = []
    if blocks and "///" in source:
        others += _BLOCK.finditer(source)
    if "<" in source and "href" in source:
        others += _HTML.finditer(source)
    return sorted([*found, *others], key=re.Match.start) if others else found


def _stretches(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of a source begins and ends that is neither front matter nor code."""
    if ("<" in source and "<!--" in source) or ("~" in source and "~~~" in source):
        raise _Doubt
    front = FRONT_MATTER.match(source)
    at = front.end() if front else 0
    while (tick := source.find("`", at)) >= 0:
        yield at, tick
        at = _end_of_code(source, tick)
    yield at, len(source)


def _end_of_code(source: str, tick: int) -> int:
    """Return where the code ends that begins at `tick`; raises _Doubt if that is not plain to see."""
    if source.startswith("``", tick):
        fenced = _FENCED.match(source, max(source.rfind("\n", 0, tick), 0))
        if fenced is None or fenced.start("fence") != tick:
            raise _Doubt
        return fenced.end()
    end = source.find("`", tick + 1)
    if end < 0 or source.startswith("``", end):
        raise _Doubt
    if source.find("\n", tick, end) >= 0 and _BLANK.search(source, tick, end):
        raise _Doubt
    return end + 1
