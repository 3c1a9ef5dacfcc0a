"""Markdown without shortcodes, for readers that do not know them: feeds above all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.providers.addresses import link_address

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.model.offer import Offer

_FENCE = re.compile(r"[\s>]*(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_OPENER = re.compile(r"[ >]*(?P<slashes>/{3,})[ ]*(?:ask|signup)[ ]*(?:\|.*)?", re.IGNORECASE)
_CLOSER = re.compile(r"[ >]*(?P<slashes>/{3,})[ ]*")
_HOLDS_INDENTED = re.compile(r"\s*(?:[-*+]|\d+[.)]|!!!|\?{3}\+?|={3}[!+]?|\[\^[^\]]+\]:|:|/{3,})(?:\s|$)")
_SPAN = re.compile(r"(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_END = re.compile(
    r"\]\(\s*<?(?P<href>offer\s*:[^\s)>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)(?:[ ]?\{[^{}\n]*\})?",
    re.IGNORECASE,
)
_MAY_LINK = re.compile(r"offer\s*:")
_AUTOLINK = re.compile(r"<(?P<href>offer:[\w-]+(?:#page)?)>")
_DEFINITION = re.compile(r"(?P<start>[ ]{0,3}\[[^\]]+\]:\s*)<?(?P<href>offer\s*:[^\s>]*)>?(?P<rest>.*)", re.I)


def without_calls(markdown: str, offers: Mapping[str, Offer], *, today: dt.date | None = None) -> str:
    """Return the Markdown without `/// ask` and `/// signup` blocks, and with plain links for offer links.

    A link to an offer that has no absolute address, or that is not open on `today`, keeps its text only.
    Code is left alone.
    """
    if "///" not in markdown and not _MAY_LINK.search(markdown.lower()):
        return markdown
    lines = list(_without_blocks(markdown.split("\n")))
    chunks: list[str] = []
    text: list[str] = []
    for line, is_code in lines:
        if is_code:
            chunks += [_plain_links("\n".join(text), offers, today)] if text else []
            chunks.append(line)
            text = []
        else:
            text.append(line)
    chunks += [_plain_links("\n".join(text), offers, today)] if text else []
    return "\n".join(chunks)


def _without_blocks(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield the lines outside offer blocks, and whether each is code."""
    code = list(_code_lines(lines))
    at = 0
    while at < len(lines):
        opener = None if code[at] else _OPENER.fullmatch(lines[at].rstrip())
        if opener is None:
            yield lines[at], code[at]
        else:
            at = _closer(lines, code, at, len(opener["slashes"]))
        at += 1


def _closer(lines: list[str], code: list[bool], opener: int, slashes: int) -> int:
    """Return the index of the line that closes the block, the opener's own if nothing does."""
    for at in range(opener + 1, len(lines)):
        closer = None if code[at] else _CLOSER.fullmatch(lines[at].rstrip())
        if closer is not None and len(closer["slashes"]) == slashes:
            return at
    return opener


def _code_lines(lines: list[str]) -> Iterator[bool]:
    """Yield for each line whether it is in a fence or in an indented code block."""
    fence = ""
    nests = indented = False
    blank = True
    for line in lines:
        opened = _FENCE.fullmatch(line)
        if fence:
            yield True
            if opened and opened["fence"].startswith(fence) and not opened["info"].strip():
                fence = ""
            continue
        if opened and "`" not in opened["info"]:
            fence = opened["fence"]
            yield True
            continue
        deep = line.startswith(("    ", "\t"))
        indented = deep and not nests and (blank or indented)
        yield indented
        if line.strip() and not deep:
            nests = bool(_HOLDS_INDENTED.match(line))
        blank = not line.strip()
        indented = indented or (blank and indented)


def _plain_links(text: str, offers: Mapping[str, Offer], today: dt.date | None) -> str:
    if "offer" not in text.lower():
        return text
    kept: list[str] = []

    def put_aside(span: re.Match[str]) -> str:
        kept.append(span[0])
        return f"\x02{len(kept) - 1}\x03"

    text = _SPAN.sub(put_aside, text.replace("\x02", "").replace("\x03", ""))
    text = "\n".join(_definition(line, offers, today) for line in text.split("\n"))
    text = _AUTOLINK.sub(lambda m: _inline("", m["href"], offers, today), text)
    while (end := _END.search(text)) is not None:
        start = _opening_bracket(text, end.start())
        words = text[start + 1 : end.start()] if start >= 0 else ""
        before = text[: start if start >= 0 else end.start()]
        text = before + _inline(words, end["href"], offers, today) + text[end.end() :]
    return re.sub("\x02(\\d+)\x03", lambda m: kept[int(m[1])], text)


def _opening_bracket(text: str, closing: int) -> int:
    """Return the index of the bracket that the one at `closing` closes, -1 if there is none."""
    depth = 0
    for at in range(closing, -1, -1):
        if text[at] in "[]" and text[at - 1 : at] != "\\":
            depth += 1 if text[at] == "]" else -1
            if depth == 0:
                return at
    return -1


def _inline(words: str, href: str, offers: Mapping[str, Offer], today: dt.date | None) -> str:
    offer, address = _address(href, offers, today)
    words = words if words.strip() or offer is None else offer.button
    return f"[{words}](<{address}>)" if address else words


def _definition(line: str, offers: Mapping[str, Offer], today: dt.date | None) -> str:
    match = _DEFINITION.fullmatch(line)
    if match is None:
        return line
    return f"{match['start']}<{_address(match['href'], offers, today)[1] or '#'}>{match['rest']}"


def _address(
    href: str, offers: Mapping[str, Offer], today: dt.date | None
) -> tuple[Offer | None, str | None]:
    """Return the offer and its absolute address, where there is one and a yes can be said today."""
    reference = read_reference(href)
    offer = offers.get(reference.id) or offers.get(reference.id.lower()) if reference else None
    address = link_address(offer) if offer is not None else None
    if offer is None or address is None or offer.state(today) is not OfferState.OPEN:
        return offer, None
    absolute = address.partition(":")[0].lower() in ("http", "https", "mailto", "tel")
    return offer, safe_href(address) if absolute else None
