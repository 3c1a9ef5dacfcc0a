"""The lines of links by a plain search of the source, where that leaves no doubt."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.destinations import DEFINITION, ENDS_SHORT, INLINE, LABEL, label_key
from mkdocs_funnel.reading.lines import SourceLines, names_offer, offer_key, offer_of, taken_key, written_key
from mkdocs_funnel.reading.shown_text import text_of
from mkdocs_funnel.reading.sitemap import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.reading.sitemap import SiteMap

_LINK = re.compile(INLINE)
_BLOCK = re.compile(r"\n[ ]*///[ ]*(?:ask|signup)[ ]*\|[ ]*(?P<block>\S+)")
_HTML = re.compile(r"""href\s*=\s*["']?(?P<html>[^"'\s>]+)""")
_REFERENCE = re.compile(rf"\[({LABEL})\](?:[ ]?\[((?!\^)(?:{LABEL})?)\]|{ENDS_SHORT})")
_DEFINED = re.compile(DEFINITION.format("label", "destination"), re.MULTILINE)
# Looked for by its first sign, which is rare in a text, it is found fastest.
_SLASHES = re.compile("/(?=//)")


class _Doubt(Exception):  # noqa: N818  # nothing is wrong
    """Only the thorough way can tell."""


def lines_of(
    page: Page, keys: Sequence[str | None], sitemap: SiteMap, offer_at: Callable[[str], str | None]
) -> list[int | None]:
    """Return the line of each link of a page by its key, in the order in which the HTML shows them.

    Where links in the source, references with them, lead to each target as often as those in the HTML do, they are
    the ones. Else bare addresses have to be searched for as well, which takes longer.
    """
    wanted = [key for key in keys if key]
    if not page.source or not wanted:
        return [None] * len(keys)
    text = text_of(page.source)
    try:
        found = _lines(page, text, wanted, sitemap, offer_at)
    except _Doubt:
        thorough = SourceLines(page, sitemap, offer_at, text)
        return [thorough.take(key) if key else None for key in keys]
    return [next(found) if key else None for key in keys]


def _lines(
    page: Page,
    text: str | None,
    wanted: Sequence[str],
    sitemap: SiteMap,
    offer_at: Callable[[str], str | None],
) -> Iterator[int]:
    """Return the lines of the links to the wanted keys; raises _Doubt if there may be others."""
    if text is None:
        raise _Doubt
    offers = any(map(names_offer, wanted))
    matches = _matches(text, blocks=offers)
    if _are_wanted(matches, wanted, page, sitemap):
        return _counted(text, matches)
    labels, references = _references(text) if "]:" in text else ({}, [])
    if labels:
        matches = sorted([*matches, *references], key=re.Match.start)
    found: dict[str, list[int]] = {key: [] for key in wanted}
    for match, line in zip(matches, _counted(text, matches), strict=True):
        written = _written(match, labels)
        for key in _keys(match, written, page, sitemap, offer_at if offers else None) if written else ():
            if key in found:
                found[key].append(line)
    if any(len(found[key]) != number for key, number in Counter(wanted).items()):
        raise _Doubt
    each = {key: iter(numbers) for key, numbers in found.items()}
    return (next(each[key]) for key in wanted)


def _references(text: str) -> tuple[dict[str, str], list[re.Match[str]]]:
    """Return destinations by their labels, of two the last, and what may refer to them."""
    defined = list(_DEFINED.finditer(text))
    labels = {label_key(found["label"]): found["destination"] for found in defined}
    at = {found.start("label") - 1 for found in defined}
    return labels, [found for found in _REFERENCE.finditer(text) if found.start() not in at]


def _written(match: re.Match[str], labels: Mapping[str, str]) -> str | None:
    """Return the destination as it is written; None: the label has none."""
    if match.re is not _REFERENCE:
        return match[1]
    return labels.get(label_key(match[2] or match[1]))


def _counted(text: str, matches: Iterable[re.Match[str]]) -> Iterator[int]:
    """Yield the line of each match."""
    line, counted = 1, 0
    for match in matches:
        start = match.start(1)
        line, counted = line + text.count("\n", counted, start), start
        yield line


def _are_wanted(
    matches: Sequence[re.Match[str]], wanted: Sequence[str], page: Page, sitemap: SiteMap
) -> bool:
    """Return whether the links of the source are those that are wanted, in their order, as they are on most pages."""
    if len(matches) != len(wanted):
        return False
    for match, key in zip(matches, wanted, strict=True):
        written = match[1]
        if ":" in key:
            if written != key:
                return False
        elif joined(page.path, written.partition("#")[0]) != key or not sitemap.is_simple(key):
            return False
    return True


def _keys(
    match: re.Match[str],
    written: str,
    page: Page,
    sitemap: SiteMap,
    offer_at: Callable[[str], str | None] | None,
) -> tuple[str, ...]:
    """Return the keys by which the line of something in the source may be asked for."""
    written = unescape(written)
    key = offer_key(written) if match.re is _BLOCK else written_key(written, page, sitemap)
    named = offer_of(key, written, offer_at) if offer_at else None
    return (key,) if named is None else (key, taken_key(named))


def _matches(text: str, *, blocks: bool) -> list[re.Match[str]]:
    """Return what in a text may be a link, in its order."""
    found = list(_LINK.finditer(text))
    others: list[re.Match[str]] = []
    if blocks and _SLASHES.search(text):
        others += _BLOCK.finditer(text)
    if "<" in text and "href" in text:
        others += _HTML.finditer(text)
    return sorted([*found, *others], key=re.Match.start) if others else found
