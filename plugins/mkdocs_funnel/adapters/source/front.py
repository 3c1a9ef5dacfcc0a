"""Front matter, by the rules that MkDocs reads it by."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import yaml

from mkdocs_funnel.adapters.source.plain_front import plain_meta

_BLOCK = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")
_MORE = re.compile(r"(?:[ ]{4}|\t)\s*(.*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = "\x00date:"
"""Before the text of a date in stored front matter; no YAML can hold it."""

_DEEP = 200
_DEEPEST = 20
_MOST = 20_000
"""Values that front matter may hold; references to references can make more of a few lines than fits anywhere."""

Meta = dict[str, Any]


def split(text: str) -> tuple[Meta, int]:
    """Return front matter and where the text after it begins; a broken block is none, and part of the text."""
    block = _BLOCK.match(text)
    if block is not None:
        plain = plain_meta(block[1])
        if plain is not None:
            return plain, block.end()
        try:
            meta = yaml.load(block[1], yaml.SafeLoader if _is_deep(block[1]) else _LOADER)  # noqa: S506
        except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError, AttributeError):
            return {}, 0
        return ({str(k): v for k, v in meta.items()}, block.end()) if isinstance(meta, dict) else ({}, 0)
    return _lines(text)


def _is_deep(text: str) -> bool:
    """Return whether nesting may be so deep that the parser in C would crash; that in Python raises."""
    return text.count("[") + text.count("{") > _DEEP or any(sign * 8 in text for sign in ("- ", "? "))


def _lines(text: str) -> tuple[Meta, int]:
    """Read the older style, `key: value` on the first lines, ended by a blank one."""
    meta: Meta = {}
    key, at = "", 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if not line.strip():
            return meta, min(end + 1, len(text)) if meta else 0
        if found := _KEY.match(line):
            key = found[1].lower()
            value = found[2].strip()
            meta[key] = f"{meta[key]} {value}" if key in meta else value
        elif key and (more := _MORE.match(line)):
            meta[key] += f" {more[1].strip()}"
        else:
            return meta, at if meta else 0
        at = end + 1
    return meta, len(text) if meta else 0


def stored(meta: Meta) -> Meta:
    """Return front matter in such a shape that JSON can hold it; nothing if it is too much."""
    budget = [_MOST]
    kept: Meta = _stored(meta, budget, 0)
    return kept if budget[0] > 0 else {}


def _stored(value: Any, budget: list[int], depth: int) -> Any:
    budget[0] -= 1
    if isinstance(value, str):
        return value.replace("\x00", "")
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.datetime | dt.date):
        return f"{_DATE}{value.isoformat()}"
    if budget[0] <= 0 or depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {str(key): _stored(inner, budget, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_stored(inner, budget, depth + 1) for inner in value]
    return str(value)


def restored(value: Any) -> Any:
    """Return what `stored` was given."""
    if isinstance(value, str):
        if not value.startswith(_DATE):
            return value
        text = value[len(_DATE) :]
        return (
            dt.date.fromisoformat(text) if len(text) == len("2025-01-01") else dt.datetime.fromisoformat(text)
        )
    if isinstance(value, dict):
        return {key: restored(inner) for key, inner in value.items()}
    return [restored(inner) for inner in value] if isinstance(value, list) else value
