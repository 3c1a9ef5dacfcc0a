"""The lines of links by a plain search of the source, where that leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.destinations import FRONT_MATTER, INLINE
from mkdocs_funnel.reading.lines import SourceLines, names_offer, offer_key, offer_of, taken_key, written_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.sitemap import SiteMap

_LINK = re.compile(INLINE)
_BLOCK = re.compile(r"\n[ ]*///[ ]*(?:ask|signup)[ ]*\|[ ]*(?P<block>\S+)")
_FENCED = re.compile(
    r"\n(?P<indent>[ ]{0,12})(?P<fence>`{3,})[^\n]*"
    r"(?:\n(?!(?P=indent)(?P=fence)[`~]*[ \t]*\r?$)[^\n]*)*+"
    r"\n(?P=indent)(?P=fence)[`~]*[ \t]*\r?$",
    re.MULTILINE,
)
_COMMENT = re.compile("<(?=!--)")  # So written, it is looked for much faster.
_FENCE_FIRST = re.compile("[ ]*```")
_BLANK = re.compile(r"\n[ \t\r]*\n")


class _Doubt(Exception):  # noqa: N818  # nothing is wrong
    """Only the thorough way can tell."""


def lines_of(
    page: Page, keys: Sequence[str | None], sitemap: SiteMap, offer_at: Callable[[str], str | None]
) -> list[int | None]:
    """Return the line of each link of a page by its key, in the order in which the HTML shows them.

    Where links in the source lead to each target as often as those in the HTML do, they are the ones. Else
    references, bare addresses and HTML have to be searched for as well, which takes longer.
    """
    if not page.source or not any(keys):
        return [None] * len(keys)
    try:
        found = _found(page, Counter(filter(None, keys)), sitemap, offer_at)
    except _Doubt:
        thorough = SourceLines(page, sitemap, offer_at)
        return [thorough.take(key) if key else None for key in keys]
    return [next(found[key]) if key else None for key in keys]


def _found(
    page: Page, wanted: Counter[str], sitemap: SiteMap, offer_at: Callable[[str], str | None]
) -> dict[str, Iterator[int]]:
    """Return the lines of the links to each wanted key; raises _Doubt if there may be others."""
    found: dict[str, list[int]] = {key: [] for key in wanted}
    offers = any(map(names_offer, wanted))
    text = _Text(page.source)
    line, counted = 1, 0
    for match in _matches(page.source, blocks=offers):
        written = match[1]
        if "&" in written:
            written = unescape(written)
        key = offer_key(written) if match.re is _BLOCK else written_key(written, page, sitemap)
        named = offer_of(key, written, offer_at) if offers else None
        taken = None if named is None else taken_key(named)
        if (key in found or taken in found) and text.shows(match):
            start = match.start(1)
            line, counted = line + page.source.count("\n", counted, start), start
            for name in (key, taken) if taken else (key,):
                if name in found:
                    found[name].append(line)
    if any(len(found[key]) != number for key, number in wanted.items()):
        raise _Doubt
    return {key: iter(lines) for key, lines in found.items()}


def _matches(source: str, *, blocks: bool) -> Iterable[re.Match[str]]:
    links = _LINK.finditer(source)
    return sorted([*links, *_BLOCK.finditer(source)], key=re.Match.start) if blocks else links


class _Text:
    """Tells what in a source is neither front matter nor code; asked in the order of the source."""

    def __init__(self, source: str) -> None:
        self._source = source
        if _COMMENT.search(source) or ("~" in source and "~~~" in source) or _FENCE_FIRST.match(source):
            raise _Doubt
        front = FRONT_MATTER.match(source)
        self._outside = front.end() if front else 0
        """Up to here everything was looked at, and neither code nor a comment is open."""

        self._fences: list[tuple[int, int]] | None = None

    def shows(self, match: re.Match[str]) -> bool:
        """Return whether a reader sees the match; raises _Doubt if that cannot be told."""
        at = match.start()
        if at < self._outside:
            return False
        if "`" in match[0]:
            raise _Doubt
        if self._source.find("`", self._outside, at) >= 0 and not self._is_outside(at):
            return False
        self._outside = at
        return True

    def _is_outside(self, at: int) -> bool:
        if self._fences is None:
            self._fences = [m.span() for m in _FENCED.finditer(self._source, self._outside)][::-1]
        while self._fences and self._fences[-1][0] < at:
            start, end = self._fences[-1]
            self._refuse_open_code(start)
            if at < end:
                return False
            self._outside = max(self._outside, end)
            self._fences.pop()
        self._refuse_open_code(at)
        return True

    def _refuse_open_code(self, at: int) -> None:
        """Raise _Doubt if code in a sentence may be open at a place: it ends with its paragraph."""
        start = max(self._outside, self._source.rfind("\n\n", self._outside, at))
        before = _BLANK.split(self._source[start:at])[-1]
        if before.count("`") % 2 or "``" in before:
            raise _Doubt
