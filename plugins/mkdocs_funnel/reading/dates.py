"""The date of a piece, from its front matter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def piece_date(meta: Mapping[str, object]) -> dt.date | None:
    """Return the day given by `date`, or by `date: {created: …}` as Material's blog has it; None: neither."""
    value = meta.get("date")
    if isinstance(value, dict):
        value = value.get("created")
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None


def names(meta: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a front-matter list of names (`tags`, `categories`) as texts; a single name is a list of one."""
    value = meta.get(key)
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(str(name) for name in value if name is not None)
