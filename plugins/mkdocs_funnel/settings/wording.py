"""The words of messages about settings: quotes, nearest names, kinds of values."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Path = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top of the file."""

_LONGEST = 60
_MANY = 16


def quoted(value: object) -> str:
    """Return `value` in quotes, cut to a readable length, without control characters."""
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(value))
    return f"'{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}'"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ` (did you mean 'x'?)` for the nearest known name, an empty text if none is near."""
    names = {other.lower(): other for other in known}
    close = get_close_matches(name.lower()[:_LONGEST], names, n=1)
    return f" (did you mean '{names[close[0]]}'?)" if close else ""


def one_of(value: object, allowed: Sequence[str]) -> str:
    """Return the message for a value that is not among the allowed ones."""
    listed = ", ".join(allowed)
    hint = nearest(value, allowed) if isinstance(value, str) else ""
    return f"{described(value)} is not one of {listed}{hint}"


def unknown_key(key: str, known: Sequence[str]) -> str:
    """Return the message for a key that nothing reads."""
    listed = ", ".join(known[:_MANY]) + (", …" if len(known) > _MANY else "")
    return f"{quoted(key)} is not a known key{nearest(key, known)}; known here: {listed}"


def dotted(path: Path) -> str:
    """Return a path as messages show it: `offers.rag-course.also[1]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def described(value: object) -> str:
    """Return what a value is, for a message: its text in quotes, or what kind of thing it is."""
    match value:
        case None:
            return "an empty value"
        case str():
            return quoted(value)
        case bool():
            return f"'{str(value).lower()}' (yes or no)"
        case int() | float():
            return f"{quoted(value)} (a number)"
        case dt.datetime():
            return f"{quoted(value)} (a time)"
        case dt.date():
            return f"{quoted(value)} (a date)"
        case dict():
            return "a mapping"
        case list():
            return "a list"
    return "a value of this kind"
