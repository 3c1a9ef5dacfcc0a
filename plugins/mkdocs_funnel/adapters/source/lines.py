"""On which lines of the source the links of a page's HTML stand."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyromark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_HREF = re.compile(r"(?:href|action|formaction|src)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"]*[^\s<>\"').,;:!?*_]", re.IGNORECASE)
_INLINE = re.compile(r"\]\(<?([^\s)>]*)")


def line_indexes(markdown: str, prose: str, hrefs: Sequence[str], *, tables: bool) -> list[int | None]:
    """Return for each address of the HTML, in reading order, the 0-based line of `markdown` that it stands on.

    Where a plain search in `prose`, which is the same without code, finds an address as often as the HTML
    has it, its places are certain; else, as when code in a sentence shows the same link, the parser is asked.
    """
    hrefs = [unquote(href) if "%" in href else href for href in hrefs]
    found = _searched(prose, Counter(hrefs))
    if found is not None:
        return _lines(prose, hrefs, found)
    return _lines(markdown.encode("utf-8", "replace"), hrefs, _parsed(markdown, tables=tables))


def _searched(markdown: str, wanted: Counter[str]) -> dict[str, deque[int]] | None:
    found: dict[str, deque[int]] = {href: deque() for href in wanted}
    for link in _INLINE.finditer(markdown):
        places = found.get(link[1])
        if places is not None:
            places.append(link.start())
    return found if all(len(found[href]) == count for href, count in wanted.items()) else None


def offer_lines(
    markdown: str, names: Sequence[str], addresses: Mapping[str, Sequence[str]]
) -> list[int | None]:
    """Return the lines on which links to, or blocks of, the offers `names` stand, in reading order.

    `addresses` are those of each offer: a pasted one stands for it as well.
    """
    small = markdown.lower()
    found: dict[str, deque[int]] = {}
    for name in dict.fromkeys(names):
        pasted = [address.rstrip("*").lower() for address in addresses.get(name, ())]
        signs = (f"offer:{name.lower()}", *(f"]({a}" for a in pasted), *(f"](<{a}" for a in pasted))
        block = f'data-funnel-block="{html.escape(name).lower()}'
        found[name] = deque(sorted(at for sign in (*signs, block) for at in _places(small, sign)))
    return _lines(small, names, found)


def _places(text: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands that is no part of a longer name."""
    at = text.find(sign)
    while at >= 0:
        end = at + len(sign)
        if not (text[end : end + 1].isalnum() or text.startswith(("-", "_"), end)) or "](" in sign:
            yield at
        at = text.find(sign, end)


def _lines(text: str | bytes, hrefs: Iterable[str], found: dict[str, deque[int]]) -> list[int | None]:
    newline = "\n" if isinstance(text, str) else b"\n"
    lines: list[int | None] = []
    place, line = 0, 0
    for href in hrefs:
        places = found.get(href)
        if not places:
            lines.append(None)
            continue
        at = places.popleft() if len(places) > 1 else places[0]
        if at >= place:
            line += text.count(newline, place, at)  # type: ignore[arg-type]
        else:
            line = text.count(newline, 0, at)  # type: ignore[arg-type]
        place = at
        lines.append(line)
    return lines


def _parsed(markdown: str, *, tables: bool) -> dict[str, deque[int]]:
    """Return the places, in bytes, of all addresses that the parser meets."""
    options = pyromark.Options.ENABLE_TABLES if tables else pyromark.Options(0)
    found: defaultdict[str, deque[int]] = defaultdict(deque)
    for event, place in pyromark.events_with_range(markdown, options=options):
        if not isinstance(event, dict):
            continue
        if (start := event.get("Start")) is not None:
            if isinstance(start, dict) and (link := start.get("Link")) is not None:
                found[unquote(link["dest_url"])].append(place["start"])
        elif (raw := event.get("Html") or event.get("InlineHtml")) is not None:
            for at, address in _within(str(raw), _HREF):
                found[unquote(html.unescape(address[1]))].append(place["start"] + at)
        elif (text := event.get("Text")) is not None and "://" in str(text):
            for at, address in _within(str(text), _BARE):
                found[unquote(address[0])].append(place["start"] + at)
    return found


def _within(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what is found in a text, with how many bytes stand before it."""
    done, size = 0, 0
    for match in wanted.finditer(text):
        size += len(text[done : match.start()].encode("utf-8", "replace"))
        done = match.start()
        yield size, match
