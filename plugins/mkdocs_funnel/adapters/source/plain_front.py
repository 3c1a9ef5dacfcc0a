"""Front matter so plain that it means the same to every reader: nine of ten pages have no other.

YAML takes a fifth of the time that a page takes. What is not listed here is left to it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

_ENTRY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?: +(.*))?")
_NESTED = re.compile(r"( +)([A-Za-z_][A-Za-z0-9_-]*): +(.*)")
_ITEM = re.compile(r"( *)- +(.*)")
_WORDS = re.compile(r"[A-Za-z][\w ,.()!?/'&;+-]*")
_MORE = re.compile(r" +([A-Za-z0-9(][\w ,.()!?/'&;+-]*)")
_LISTED = re.compile(r"[A-Za-z][\w .'/+-]*")
_PAIR = re.compile(r" *([A-Za-z_][A-Za-z0-9_-]*): +([A-Za-z][\w .'/+-]*)")
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_TOLD = {
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
    **dict.fromkeys(("null", "Null", "NULL"), None),
}
"""Words that are values."""


class _UnsureError(Exception):
    """The text may mean something else than it seems to."""


def plain_meta(block: str) -> dict[str, Any] | None:
    """Return what a block of front matter says, None if YAML has to tell."""
    if not block.replace("\n", "").isprintable():
        return None
    try:
        return _meta(block.rstrip("\n").split("\n"))
    except (_UnsureError, ValueError):
        return None


def _meta(lines: list[str]) -> dict[str, Any]:
    meta: dict[str, Any] = {}
    key, text, depth = "", "", -1
    for line in lines:
        if entry := _ENTRY.fullmatch(line):
            key, text, depth = _key(entry[1]), (entry[2] or "").rstrip(" "), -1
            meta[key] = _value(text) if text else None
        elif text:
            more = _MORE.fullmatch(line)
            if more is None or not _WORDS.fullmatch(text):
                raise _UnsureError
            text = f"{text} {more[1].rstrip(' ')}"
            meta[key] = text
        else:
            depth = _grow(meta, key, line, depth)
    return meta


def _grow(meta: dict[str, Any], key: str, line: str, depth: int) -> int:
    """Add an item, or an inner entry, to what stands below `key`; return how deep it is indented."""
    inner = _ITEM.fullmatch(line) or _NESTED.fullmatch(line)
    if inner is None or not key or depth not in (-1, len(inner[1])):
        raise _UnsureError
    if inner.re is _ITEM:
        meta[key] = _grown(meta[key], list)
        meta[key].append(_value(inner[2].rstrip(" ")))
    else:
        meta[key] = _grown(meta[key], dict)
        meta[key][_key(inner[2])] = _value(inner[3].rstrip(" "))
    return len(inner[1])


def _grown(value: Any, kind: type) -> Any:
    if value is None:
        return kind()
    if not isinstance(value, kind):
        raise _UnsureError
    return value


def _key(name: str) -> str:
    if name in _TOLD:
        raise _UnsureError
    return name


def _value(text: str) -> Any:
    if _WORDS.fullmatch(text):
        return _TOLD.get(text, text)
    if date := _DATE.fullmatch(text):
        return dt.date(int(date[1]), int(date[2]), int(date[3]))
    if quoted := _QUOTED.fullmatch(text):
        return quoted[1] if quoted[1] is not None else quoted[2]
    if _NUMBER.fullmatch(text):
        return int(text)
    if text[:1] == "[" and text[-1:] == "]":
        return [_listed(part.strip(" ")) for part in text[1:-1].split(",")] if text != "[]" else []
    if text[:1] == "{" and text[-1:] == "}":
        return dict(map(_pair, text[1:-1].split(",")))
    raise _UnsureError


def _pair(text: str) -> tuple[str, Any]:
    pair = _PAIR.fullmatch(text)
    if pair is None:
        raise _UnsureError
    value = pair[2].rstrip(" ")
    return _key(pair[1]), _TOLD.get(value, value)


def _listed(text: str) -> Any:
    if not _LISTED.fullmatch(text):
        raise _UnsureError
    return _TOLD.get(text, text)
