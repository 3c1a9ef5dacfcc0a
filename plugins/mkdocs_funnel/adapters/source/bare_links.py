"""Addresses that stand in the text as they are, which some sites have made into links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = ("://", "www.")
_SCHEMES = ("https", "http", "ftp")
_BEFORE = frozenset(" \t\n\r\x0b\x0c*_~^([\"'>;")
"""What may stand before an address, white space aside."""

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[^\s<]+", re.IGNORECASE)
_AROUND = re.compile(r"<(/?)(?:a|code|pre|script|style)(?=[\s>])[^<>]*>", re.IGNORECASE)
"""In these no links are made."""

_AFTER_ADDRESS = "?!.,:;*_~'\""


def with_bare_links(text: str, mark: str) -> str:
    """Return HTML with links of the addresses that stand in its text; each link gets the attribute `mark`."""
    parts: list[str] = []
    done = depth = seen = 0
    for begin, end in _addresses(text):
        for tag in _AROUND.finditer(text, seen, begin):
            depth = max(depth + (-1 if tag[1] else 1), 0)
        seen = begin
        address = "" if depth else _trimmed(text[begin:end])
        if address:
            href = address if "://" in address else f"http://{address}"
            parts += [text[done:begin], f'<a {mark} href="{href}">{address}</a>']
            done = begin + len(address)
    return "".join([*parts, text[done:]]) if parts else text


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of what looks like an address and stands in no tag."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(map(_lowered, text))
    signs = [_Next(small, sign) for sign in _SIGNS]
    tags = _Tags(text)
    done = at = 0
    while (
        at := min((place for sign in signs if (place := sign.after(max(at, done))) >= 0), default=-1)
    ) >= 0:
        begin = _begin(small, at)
        found = _ADDRESS.match(text, begin) if begin >= done and not tags.hold(at) else None
        if found is not None and (begin == 0 or text[begin - 1] in _BEFORE or text[begin - 1].isspace()):
            yield begin, found.end()
            done = found.end()
        at += 1


def _lowered(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


class _Next:
    """Where a sign stands next in a text that is gone through once."""

    def __init__(self, text: str, sign: str) -> None:
        self._text = text
        self._sign = sign
        self._at = -2

    def after(self, start: int) -> int:
        """Return its first place from `start` on, -1 if there is none; `start` only grows."""
        if self._at != -1 and self._at < start:
            self._at = self._text.find(self._sign, start)
        return self._at


class _Tags:
    """Whether places are in a tag; asked for in rising order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = 0
        self._last = (-1, -1)
        self._next = (_Next(text, "<"), _Next(text, ">"))

    def hold(self, at: int) -> bool:
        """Return whether what stands at `at` is part of a tag."""
        opened, closed = (self._text.rfind(sign, self._seen, at) for sign in "<>")
        self._last = opened, closed = max(opened, self._last[0]), max(closed, self._last[1])
        self._seen = at
        if opened <= closed:
            return False
        reopened, end = (sign.after(at) for sign in self._next)
        return end >= 0 and not 0 <= reopened < end


def _begin(small: str, at: int) -> int:
    """Return where the address begins that has its sign at `at`."""
    if small.startswith("www.", at):
        return at
    return next((at - len(scheme) for scheme in _SCHEMES if small.endswith(scheme, 0, at)), at)


def _trimmed(address: str) -> str:
    """Return the address without the punctuation that ends the sentence it stands in."""
    for entity in ("&quot;", "&lt;", "&gt;", "&#39;"):
        address = address.partition(entity)[0]
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _AFTER_ADDRESS or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end] if "." in address[:end] else ""
