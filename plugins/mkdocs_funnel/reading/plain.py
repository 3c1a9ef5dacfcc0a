"""The links of an article that is so plain that it can be read without a parser.

To parse a page costs more than all else that is done with it, and most pages hold nothing but what Markdown
makes. So every tag must be one of those listed here, written as Markdown writes it, and nothing may stand
where a parser would move it. Of any other article nothing is said, and the parser is asked.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.element import NO_CLASSES, NO_MARKS, Element, shown, told
from mkdocs_funnel.reading.shown_text import leaves_comment_open

if TYPE_CHECKING:
    from mkdocs_funnel.reading.element import Told

_STYLE = r'style="(?![^"]*(?i:display))[^"<>&]*+"'
_OF_LINKS = rf"""(?:\ (?:(?!hidden|style)[a-z-]++="[^"<>]*+"
    |{_STYLE}|(?!hidden|style|href|data-funnel)[a-z-]++(?!=)))*+"""
_OF_OTHERS = rf"""(?:\ (?:(?!hidden|style|data-funnel|formaction)[a-z-]++="[^"<>]*+"
    |{_STYLE}|(?!hidden|style|data-funnel|formaction|alt)[a-z-]++(?!=)))*+"""
"""Attributes. What nobody sees, and marks that tell something without an address, are left to the parser."""

_PHRASE = "span|code|strong|em|[biu]|kbd|mark|small|su[bp]|del|ins"
_PATH = r'path\ d="[^"<>]*+"\ ?/>'
_COMMENT = "!--(?!-?>)[^<>]*-->"
_ICON = (
    rf'svg\ xmlns="http://www\.w3\.org/2000/svg"\ viewBox="[0-9.\ -]*">(?:<{_COMMENT})?+(?:<{_PATH})*+</svg>'
)
_LINK = rf"""(a(?!\ class="headerlink")|span(?=\ data-funnel-(?:taken|unknown|unplaced)=))
    (?:\ href="([^"<>]*+)")?+({_OF_LINKS})>
    ([^<>]*+(?:<(?:({_PHRASE}){_OF_OTHERS}>[^<>]*+(?:<{_ICON})?+[^<>]*+</\5>|img{_OF_OTHERS}\ ?/?>)[^<>]*+)*+)</\1>"""
"""A link, or what is left of one that was taken."""

_LINKS = re.compile(f"<{_LINK}", re.VERBOSE)
_UNUSUAL = re.compile(
    rf"""<(?!
      /[b-su-z][a-z]*+[1-6]?>
    | (?:{_PHRASE}|p|li|h[1-6]|div|[uo]l|pre){_OF_OTHERS}>
    | a\ class="headerlink"{_OF_OTHERS}>[^<>]*</a>
    | /a(?:bbr|side)?>
    | (?:t[dh]|d[dlt]|details|summary|aside|blockquote|figure|figcaption|section|abbr|label
        |img|br|hr|input|button){_OF_OTHERS}(?:\ ?/)?>
    | /table>
    | {_COMMENT}
    | {_ICON}
    | {_PATH}
    # What stands between the cells of a table would be moved out of it.
    | (?:/?(?:tr|thead|tbody)|/t[dh]|table){_OF_OTHERS}>[ \n\t]*<(?:/?(?:tr|thead|tbody|table)|t[dh])[ >]
    )""",
    re.VERBOSE,
)
_NOTHING = "</a>"
"""A tag that is usual, and does nothing where no link is open."""

_ENTITIES = (
    r"amp|lt|gt|quot|para|nbsp|copy|[lrh]arr|hellip|[mn]dash|[lr][sd]quo|reg|trade|times|plusmn|ne|frac1[24]|frac34"
    r"|middot|bull|#x27|#160|#8617|#(?:3[3-9]|[4-9]\d|1[01]\d|12[0-6])"
)
"""Each is one character, and none is white space as it is counted."""

_ENTITY = re.compile("&[^;]*;")
_UNKNOWN = re.compile(f"&(?!(?:{_ENTITIES});)")
_LATER = re.compile(
    r'<template data-funnel-from="[^"<>]*+">'
    r"(?:[^<]++|<(?!/?template|!|s(?:cript|tyle|vg)|t(?:extarea|itle)|xmp|iframe|no|plaintext|math))*+</template>"
)
"""What is for later days: it is no text, and what is in it ends where it seems to."""

_COMMENTS = re.compile("<!--(?!-?>)(?:[^-]|-(?!-!?>))*+-->")
_COMMENT_IN_ATTRIBUTE = re.compile('="[^"]*<!--')
_FORM = re.compile(
    rf"""<form({_OF_LINKS})>((?:[^<]|<(?!/?form[\ >]))*+)</form>""",
    re.VERBOSE,
)
_BEGINS_BUTTON = re.compile("<(?:button|input[^<>]*submit)", re.IGNORECASE)
_BUTTON = re.compile(
    rf"""<button({_OF_OTHERS})>([^<>]*+)</button>|<input(?=[^<>]*\ type="submit")({_OF_OTHERS})\ ?/?>""",
    re.VERBOSE,
)
_FORM_SIGN = ' form="\0'
"""How the attributes of a form begin that is written as a link; no article holds such a sign."""

_REWRITTEN = ("<template", "<!--", "<form")
_IMAGE = re.compile(rf"<img({_OF_OTHERS})", re.VERBOSE)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_TAG = re.compile("<[^>]*>")
_TAGS = re.compile(r"<[^>]*+>(?:[ \n\t]*+<[^>]*+>)*+")
_NOT_COUNTED = b" \n\t" + bytes(range(0x80, 0xC0))
"""White space, and all bytes but the first of a character in UTF-8."""


def plain_links(html: str) -> list[Element] | None:
    """Return the links of an article in reading order; None: only a parser can tell."""
    if "\r" in html or "\0" in html or _UNKNOWN.search(html):
        return None
    parts = _LINKS.split(html)
    unusual = _unusual(parts)
    spoken: list[str] = []
    if unusual is not None and unusual.string.startswith(_REWRITTEN, unusual.start()):
        html, spoken = _rewritten(html)
        parts = _LINKS.split(html)
        unusual = _unusual(parts)
    if unusual is not None:
        return None
    positions = _Positions(parts)
    links: list[Element] = []
    found = zip(parts[1::6], parts[2::6], parts[3::6], parts[4::6], strict=True)
    for number, (tag, href, others, inner) in enumerate(found):
        if not href and others and _leads_within(others):
            continue  # Each line of code may have such a one.
        attributes = _attributes(href, others) if others else {}
        text = None
        if spoken and others.startswith(_FORM_SIGN):
            tag, text = "form", spoken[int(attributes.pop("form")[1:])]
        facts = told(tag, attributes) if others else _told(href)
        if facts is not None:
            where, classes, marks = facts
            if text is None:
                text = shown(_text(inner), attributes, _picture(inner) if "<" in inner else None)
            links.append(Element(tag, where, text, partial(positions.of, number), classes, marks))
    return links


def _rewritten(html: str) -> tuple[str, list[str]]:
    """Return an article without what nobody sees, its forms as if they were links, and what each of those says."""
    html = _LATER.sub("", html)
    if not leaves_comment_open(html) and not _COMMENT_IN_ATTRIBUTE.search(html):
        html = _COMMENTS.sub("", html)
    spoken: list[str] = []

    def as_link(form: re.Match[str]) -> str:
        begins = _BEGINS_BUTTON.search(form[2])
        button = _BUTTON.match(form[2], begins.start()) if begins else None
        if begins and not button:
            return form[0]
        attributes = _attributes(None, button[1] or button[3] or "") if button else {}
        spoken.append(shown(_text(button[2] or ""), attributes) if button else "")
        return f'<a{_FORM_SIGN}{len(spoken) - 1}"{form[1]}></a>{form[2]}'

    return _FORM.sub(as_link, html), spoken


def _unusual(parts: list[str]) -> re.Match[str] | None:
    """Return what is unusual outside the links by which an article was split, or around one of them."""
    # In the place of each stands a tag that nothing but text may hold.
    return _UNUSUAL.search(_NOTHING.join(parts[::6]))


def _leads_within(attributes: str) -> bool:
    """Return whether a link leads to a place on its own page and tells nothing else."""
    return ' href="#' in attributes and attributes.count(" href=") == 1 and "data-funnel-" not in attributes


def _told(href: str | None) -> Told | None:
    """Return what an address tells that is all that a link has, None if that is nothing."""
    if not href or href[0] == "#":
        return None
    return (unescape(href) if "&" in href else href).strip(), NO_CLASSES, NO_MARKS


def _picture(markup: str) -> str | None:
    """Return what the first picture shows that tells it."""
    for attributes in _IMAGE.findall(markup):
        if (shows := _attributes(None, attributes).get("alt")) is not None:
            return shows
    return None


def _attributes(href: str | None, others: str) -> dict[str, str]:
    found = [("href", href)] if href else []
    found += _ATTRIBUTE.findall(others)
    # Of two of one name the first holds.
    return {name: unescape(value) for name, value in reversed(found)}


class _Positions:
    """How much of the text of a plain article stands before each of its links, found out when it is asked for."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        """What `_LINKS` splits the article into."""

        self._found: list[float] = []

    def of(self, number: int) -> float:
        """Return how much of the text stands before a link; white space does not count."""
        if not self._found:
            parts = self._parts
            texts = map(str.__add__, parts[4::6], parts[6::6])
            # All at once, and apart by what no plain article holds.
            *lengths, whole = accumulate(map(len, _squeezed("\0".join([parts[0], *texts])).split(b"\0")))
            self._found = [length / (whole or 1) for length in lengths]
        return self._found[number]


def _text(markup: str) -> str:
    text = _TAG.sub("", markup) if "<" in markup else markup
    return unescape(text) if "&" in text else text


def _squeezed(markup: str) -> bytes:
    """Return the text of markup without white space, each character as one byte."""
    text = _TAGS.sub("", markup)
    if "&" in text:
        text = _ENTITY.sub("&", text)
    return text.encode("utf-8", "surrogatepass").translate(None, _NOT_COUNTED)
