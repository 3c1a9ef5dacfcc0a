"""What stands in a page today, and what a script puts in its place from some later day on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

FROM = "data-funnel-from"
"""Marks a `<template>` with the day from which its content takes the place of the element before it."""

WRAPPER = "funnel-by-day"
"""The class of an element that is replaced as a whole."""

_UNSEEN = re.compile("<!--funnel-later-([0-9]{1,9})-->")
_BEGIN, _END = f"<template {FROM}=", "</template>"


def by_day(today: str, later: Iterable[tuple[dt.date, str]]) -> str:
    """Return block-level HTML that changes by itself: what stands there `today`, and from each later day on.

    Browsers without JavaScript, search engines and the audit see what stands there today.
    """
    templates = _templates(today, later)
    return f'<div class="{WRAPPER}">{today}</div>{templates}' if templates else today


def inline_by_day(today: str, later: Iterable[tuple[dt.date, str]]) -> str:
    """Return the same for one element in a text, or for a piece of text that is none."""
    templates = _templates(today, later)
    if templates and not today.startswith("<"):
        today = f'<span class="{WRAPPER}">{today}</span>'
    return f"{today}{templates}"


def _templates(today: str, later: Iterable[tuple[dt.date, str]]) -> str:
    templates: list[str] = []
    last = today
    for day, html in later:
        if html != last:
            templates.append(f'{_BEGIN}"{day.isoformat()}">{without_later(html)}{_END}')
            last = html
    return "".join(templates)


def without_later(html: str) -> str:
    """Return HTML as it stands today, for readers that take what is in a `<template>` for text."""
    return _UNSEEN.sub("", set_aside(html)[0]) if _BEGIN in html else html


def set_aside(html: str) -> tuple[str, list[str]]:
    """Return HTML with a comment for each template, and the templates; `put_back` undoes it."""
    if _BEGIN not in html:
        return html, []
    first, *rest = html.split(_BEGIN)
    kept: list[str] = []
    parts = [first]
    for part in rest:
        inner, end, after = part.partition(_END)
        parts += [f"<!--funnel-later-{len(kept)}-->", after]
        kept.append(f"{_BEGIN}{inner}{end}")
    return "".join(parts), kept


def put_back(html: str, templates: Sequence[str]) -> str:
    """Return HTML with the templates that were set aside; a comment that stands for none stays."""
    if not templates:
        return html
    return _UNSEEN.sub(
        lambda found: templates[int(found[1])] if int(found[1]) < len(templates) else found[0], html
    )
