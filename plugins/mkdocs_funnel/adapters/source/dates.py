"""Dates in the addresses of a blog, by the patterns that Material takes."""

from __future__ import annotations

import datetime as dt
import re

from mkdocs_funnel.reading.dates import piece_date

_FIELD = re.compile(r"'([^']*)'|([a-zA-Z])\2*")


def post_date(meta: dict[str, object]) -> dt.date:
    """Return the day of a post; the first of all days if it has none, which a build refuses."""
    return piece_date(meta) or dt.date.min


def written_date(day: dt.date, pattern: str, language: str) -> str:
    """Return the day by a pattern such as `yyyy/MM/dd`."""
    if set(re.findall("[A-Za-z]+", pattern)) <= {"y", "yy", "yyyy", "M", "MM", "d", "dd"}:
        return _FIELD.sub(lambda found: _field(day, found), pattern)
    try:
        from babel.core import UnknownLocaleError
        from babel.dates import format_date
    except ImportError:
        return day.isoformat()
    try:
        return str(format_date(day, format=pattern, locale=language.replace("-", "_")))
    except (UnknownLocaleError, ValueError, KeyError, AttributeError):
        return day.isoformat()


def _field(day: dt.date, found: re.Match[str]) -> str:
    if found[1] is not None:
        return found[1]
    value = {"y": day.year, "M": day.month, "d": day.day}[found[2]]
    width = len(found[0])
    return str(value)[-2:] if found[0] == "yy" else str(value).zfill(width)
