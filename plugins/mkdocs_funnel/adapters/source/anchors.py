"""The ids that headings get, for the few of them that somebody asks for."""

from __future__ import annotations

import html
import re
import unicodedata

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")


def with_heading_ids(text: str, wanted: frozenset[str]) -> str:
    """Return HTML whose headings have the `wanted` ids that a generator would make from their texts."""
    seen: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        words = html.unescape(_TAGS.sub("", match[2]))
        for slug in dict.fromkeys((ascii_slug(words), slugify(words))):
            number = seen.get(slug, -1) + 1
            seen[slug] = number
            name = f"{slug}_{number}" if number else slug
            if name in wanted:
                return f'<h{match[1]} id="{html.escape(name)}">{match[2]}</h{match[1]}>'
        return match[0]

    return _HEADING.sub(named, text)


def ascii_slug(text: str) -> str:
    """Return the id that Python-Markdown makes of a heading."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def slugify(text: str, separator: str = "-") -> str:
    """Return the slug that Material's blog makes of a title, in lower case, letters of all scripts kept."""
    plain = unicodedata.normalize("NFC", text)
    plain = _TAGS.sub("", plain).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", separator)
