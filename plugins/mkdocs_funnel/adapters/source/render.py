"""CommonMark to the HTML of an article, with what Python-Markdown's inline extensions add to links."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pyromark

from mkdocs_funnel.adapters.source import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.dialect import Dialect

RAW = "data-funnel-raw"
"""Marks links of raw HTML, which a generator leaves as they are."""

_EMOJI = re.compile(r"(?<![\w:]):[a-z][\w+-]*:(?![\w:])")
_SPACED = re.compile(r"\]\([ ]*([^\s<>()\"']+(?:[ ][^\s<>()\"']+)+)[ ]*\)")
_RAW_LINK = re.compile(r"<[aA](?<!\]\(<.)(?=\s)")
_ATTRIBUTES = re.compile(r"(</(?:a|em|strong|code|del|mark)>|/>)\{:?([^{}<>\n]*)\}")
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")
_BARE = re.compile(r"(?<![^\s*_~^(\[\"'>;])(?:https?://|ftp://|www\.)[^\s<]", re.IGNORECASE)
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>a|code|pre|script|style)(?=[\s>])[^<>]*>|<[^<>]*>"
    r"|(?<![^\s*_~^(\[\"'>;])(?P<bare>(?:https?://|ftp://|www\.)[^\s<]+)",
    re.IGNORECASE,
)
_AFTER_ADDRESS = "?!.,:;*_~'\""


def without_emoji(line: str) -> str:
    """Return a line without icons (`:material-send:`), which are pictures and no words."""
    return _EMOJI.sub("", line) if ":" in line else line


def prepared(markdown: str) -> str:
    """Return Markdown with what CommonMark would stumble over put right; lines stay where they are."""
    if "](" in markdown:
        markdown = _SPACED.sub(r"](<\1>)", markdown)
    if "<a" in markdown or "<A" in markdown:
        markdown = _RAW_LINK.sub(f"<a {RAW}", markdown)
    return markdown


def render(markdown: str, dialect: Dialect) -> str:
    """Return the article's HTML."""
    text = _renderer(dialect.tables, dialect.attributes)(markdown)
    if dialect.attributes and ">{" in text:
        text = _with_attributes(text)
    if dialect.bare_links and _BARE.search(text):
        text = _with_bare_links(text)
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


def _with_bare_links(text: str) -> str:
    """Make links of addresses that stand in the text as they are."""
    inside = 0
    parts: list[str] = []
    done = 0
    for found in _TOKEN.finditer(text):
        if found["tag"]:
            inside = max(inside + (-1 if found["close"] else 1), 0)
        elif found["bare"] and not inside:
            address = _trimmed(found["bare"])
            if address:
                href = address if "://" in address else f"http://{address}"
                end = found.start() + len(address)
                parts += [text[done : found.start()], f'<a {RAW} href="{href}">{address}</a>']
                done = end
    return "".join([*parts, text[done:]])


def _trimmed(address: str) -> str:
    """Return the address without the punctuation that ends the sentence it stands in."""
    for entity in ("&quot;", "&lt;", "&gt;", "&#39;"):
        address = address.partition(entity)[0]
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _AFTER_ADDRESS or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end] if "." in address[:end] else ""
