"""Patterns over source paths: `*` stays within a folder, `**` crosses folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(
    r"""
      (?P<folders>(?:(?<![^/])\*\*/)+)    # whole folders, none of them too
    | (?P<across>\*\*+)                   # anything, across folders
    | (?P<within>\*)
    | (?P<one>\?)
    | \[(?P<not>[!^]?)(?P<class>\]?[^\]/]*)\]
    | (?P<text>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def has_wildcard(pattern: str) -> bool:
    """Return whether `pattern` may stand for more than one path."""
    return pattern.endswith("/") or any(sign in pattern for sign in "*?[")


class Globs:
    """Patterns anchored to the content folder; `foo/` means everything in the folder."""

    def __init__(self, patterns: Iterable[str]) -> None:
        plain = [pattern.removeprefix("./").removeprefix("/") for pattern in patterns]
        self._exact = frozenset(pattern for pattern in plain if not has_wildcard(pattern))
        wild = [_expression(pattern) for pattern in plain if has_wildcard(pattern)]
        self._wild = re.compile("|".join(wild), re.DOTALL) if wild else None

    def matches(self, path: str) -> bool:
        """Return whether any pattern fits the whole of `path`."""
        return path in self._exact or (self._wild is not None and bool(self._wild.fullmatch(path)))


def _expression(pattern: str) -> str:
    if pattern.endswith("/"):
        pattern += "**"
    return "".join(_piece(token) for token in _TOKEN.finditer(pattern))


def _piece(token: re.Match[str]) -> str:
    match token.lastgroup:
        case "folders":
            return "(?:.*/)?"
        case "across":
            return ".*"
        case "within":
            return "[^/]*"
        case "one":
            return "[^/]"
        case "class":
            return _one_of(token)
    return re.escape(token[0])


def _one_of(token: re.Match[str]) -> str:
    negated = "^" if token["not"] else ""
    members = re.sub(r"([\\\[\]^&~|])", r"\\\1", token["class"])
    try:
        re.compile(f"[{members}]")
    except re.error:
        return re.escape(token[0])
    return f"(?!/)[{negated}{members}]"
