"""What tells that a text may hold an offer link, or the address of an offer, however its letters are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Searches begin with a sign that has no capital: such are found by far the fastest, and there is no copy to be made.
_REFERENCE = re.compile(r":(?<=(?i:offer):)")
_MAY_REFER = re.compile(r":(?:(?<=(?i:offer):)|(?<=\s:))")
_REFERS = re.compile(r"offer\s*[:%&]")


def may_refer(markdown: str) -> bool:
    """Return whether Markdown may hold `offer:ID`; what follows the word may be written in other ways."""
    found = _MAY_REFER.search(markdown)
    if found is not None and not markdown[found.start() - 1].isspace():
        return True
    if found is not None or "%" in markdown or "&" in markdown:
        return _REFERS.search(markdown.lower()) is not None
    return False


class Signs:
    """Finds hosts in a text, and `offer:` in one that is finished."""

    def __init__(self, hosts: Iterable[str]) -> None:
        """Take the hosts, in small letters; an empty one is in every text."""
        self._hosts = tuple(hosts)
        self._pattern = _pattern(self._hosts) if all(map(_is_plain, self._hosts)) else None

    def is_addressed(self, text: str) -> bool:
        """Return whether the text holds one of the hosts."""
        if self._pattern is not None:
            return self._pattern.search(text) is not None
        small = text.lower() if self._hosts else ""
        return any(host in small for host in self._hosts)

    def places(self, html: str) -> Iterator[int] | None:
        """Return where in a text a host or `offer:` stands, in no order; None: that cannot be told."""
        if self._hosts and self._pattern is None:
            return None
        patterns = filter(None, (_REFERENCE, self._pattern))
        return (found.start() for pattern in patterns for found in pattern.finditer(html))

    def are_in(self, html: str) -> bool:
        """Return whether a host or `offer:` stands in a text."""
        return _REFERENCE.search(html) is not None or self.is_addressed(html)


def _is_plain(host: str) -> bool:
    return host.isascii() and bool(host.partition(".")[2])


def _pattern(hosts: Sequence[str]) -> re.Pattern[str] | None:
    if not hosts:
        return None
    parts = [host.partition(".") for host in hosts]
    either = "|".join(rf"(?<=(?i:{re.escape(first)})\.)(?i:{re.escape(rest)})" for first, _, rest in parts)
    # What comes next tells most points in a text, which end a sentence, from those of hosts.
    following = re.escape("".join(sorted({rest[0] for _, _, rest in parts})))
    return re.compile(rf"\.(?=(?i:[{following}]))(?:{either})")
