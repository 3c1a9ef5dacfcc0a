"""CommonMark to the HTML of an article, with what Python-Markdown's inline extensions add to links."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pyromark

from mkdocs_funnel.adapters.source import shapes
from mkdocs_funnel.adapters.source.bare_links import with_bare_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.dialect import Dialect

RAW = "data-funnel-raw"
"""Marks links of raw HTML, which a generator leaves as they are."""

_EMOJI = re.compile(r":(?<![\w:]:)[a-z][\w+-]*:(?![\w:])")
_SPACED = re.compile(r"\]\([ ]*([^\s<>()\"']++(?:[ ][^\s<>()\"']++)++)[ ]*\)")
_RAW_LINK = re.compile(r"<[aA](?<!\]\(<.)(?=\s)")
_ATTRIBUTES = re.compile(r"(</(?:a|em|strong|code|del|mark)>|/>)\{:?([^{}<>\n]*)\}")
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")


def without_emoji(text: str) -> str:
    """Return a text without icons (`:material-send:`), which are pictures and no words."""
    return _EMOJI.sub("", text)


def prepared(markdown: str) -> str:
    """Return Markdown with what CommonMark would stumble over put right; lines stay where they are."""
    markdown = _SPACED.sub(r"](<\1>)", markdown)
    return _RAW_LINK.sub(f"<a {RAW}", markdown) if "<" in markdown else markdown


def render(markdown: str, dialect: Dialect) -> str:
    """Return the article's HTML."""
    text = _renderer(dialect.tables, dialect.attributes)(markdown)
    if dialect.attributes and ">{" in text:
        text = _with_attributes(text)
    if dialect.bare_links:
        text = with_bare_links(text, RAW)
    return text


def title_of(text: str) -> str:
    """Return what the heading says with which the HTML begins."""
    text = text.lstrip()
    found = _TITLE.match(text)
    return html.unescape(_TAGS.sub("", found[1])).strip() if found else ""


@lru_cache(maxsize=4)
def _renderer(tables: bool, attributes: bool) -> Callable[[str], str]:
    options = pyromark.Options(0)
    if tables:
        options |= pyromark.Options.ENABLE_TABLES
    if attributes:
        options |= pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    return pyromark.Markdown(options=options).html


def _with_attributes(text: str) -> str:
    """Give links the classes and the id that an attribute list behind them sets."""
    parts: list[str] = []
    done = 0
    for found in _ATTRIBUTES.finditer(text):
        begin = text.rfind("<a ", done, found.start()) if found[1] == "</a>" else -1
        listed = html.unescape(found[2])
        if begin >= 0:
            parts += [text[done:begin], "<a", _attributes(listed), text[begin + 2 : found.end(1)]]
        else:
            parts.append(text[done : found.end(1)])
        done = found.end()
    return "".join([*parts, text[done:]])


def _attributes(listed: str) -> str:
    classes, name = shapes.CLASS.findall(listed), shapes.ID.search(listed)
    wanted = f' class="{" ".join(classes)}"' if classes else ""
    return f'{wanted} id="{html.escape(name[1])}"' if name else wanted
