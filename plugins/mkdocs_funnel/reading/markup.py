"""What attributes, text and pictures tell in markup that is written as Markdown writes it."""

from __future__ import annotations

import re
from html import unescape

_STYLE = r'style="(?:text-align:\ (?:right|center|left);"|(?![^"]*(?i:display))[^"<>&]*+")'
"""Most are those that Markdown gives the cells of tables."""

OF_LINKS = rf"""(?:\ (?:(?!hidden|style)[a-z-]++="[^"<>]*+"
    |{_STYLE}|(?!hidden|style|href|data-funnel)[a-z-]++(?!=)))*+"""
OF_OTHERS = rf"""(?:\ (?:(?!hidden|style|data-funnel|formaction)[a-z-]++="[^"<>]*+"
    |{_STYLE}|(?!hidden|style|data-funnel|formaction|alt)[a-z-]++(?!=)))*+"""
"""Attributes. What nobody sees, and marks that tell something without an address, are left to the parser."""

_IMAGE = re.compile(rf"<img({OF_OTHERS})", re.VERBOSE)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_TAG = re.compile("<[^>]*>")


def picture_in(markup: str) -> str | None:
    """Return what the first picture shows that tells it."""
    for attributes in _IMAGE.findall(markup):
        if (shows := attributes_of(None, attributes).get("alt")) is not None:
            return shows
    return None


def attributes_of(href: str | None, others: str) -> dict[str, str]:
    """Return the values of attributes by name: the address, if it was found already, and all others."""
    found = [("href", href)] if href else []
    found += _ATTRIBUTE.findall(others)
    # Of two of one name the first holds.
    return {name: unescape(value) for name, value in reversed(found)}


def text_of_markup(markup: str) -> str:
    """Return what a reader reads of markup."""
    text = _TAG.sub("", markup) if "<" in markup else markup
    return unescape(text) if "&" in text else text
