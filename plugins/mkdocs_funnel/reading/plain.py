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
from mkdocs_funnel.reading.markup import OF_LINKS, OF_OTHERS, attributes_of, picture_in, text_of_markup
from mkdocs_funnel.reading.rewritten import FORM, SIGNS, rewritten

if TYPE_CHECKING:
    from mkdocs_funnel.reading.element import Told

_PHRASE = "span|code|strong|em|[biu]|kbd|mark|small|su[bp]|del|ins"
_PATH = r'path\ d="[^"<>]*+"\ ?/>'
_COMMENT = "!--(?!-?>)[^<>]*-->"
_ICON = (
    rf'svg\ xmlns="http://www\.w3\.org/2000/svg"\ viewBox="[0-9.\ -]*">(?:<{_COMMENT})?+(?:<{_PATH})*+</svg>'
)
_LINK = rf"""(a(?!\ class="headerlink")|span(?=\ data-funnel-(?:taken|unknown|unplaced)=))
    (?:\ href="([^"<>]*+)")?+({OF_LINKS})>
    ([^<>]*+(?:<(?:({_PHRASE}){OF_OTHERS}>[^<>]*+(?:<{_ICON})?+[^<>]*+</\5>|img{OF_OTHERS}\ ?/?>)[^<>]*+)*+)</\1>"""
"""A link, or what is left of one that was taken."""

_LINKS = re.compile(f"<{_LINK}", re.VERBOSE)
_UNUSUAL = re.compile(
    rf"""<(?!
      /[b-su-z][a-z]*+[1-6]?>
    | (?:{_PHRASE}|p|li|h[1-6]|div|[uo]l|pre){OF_OTHERS}>
    | a\ class="headerlink"{OF_OTHERS}>[^<>]*</a>
    | /a(?:bbr|side)?>
    | (?:t[dh]|d[dlt]|details|summary|aside|blockquote|figure|figcaption|section|abbr|label
        |img|br|hr|input|button){OF_OTHERS}(?:\ ?/)?>
    | /table>
    | {_COMMENT}
    | {_ICON}
    | {_PATH}
    # What stands between the cells of a table would be moved out of it.
    | (?:/?(?:tr|thead|tbody)|/t[dh]|table){OF_OTHERS}>[ \n\t]*<(?:/?(?:tr|thead|tbody|table)|t[dh])[ >]
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
    if unusual is not None and unusual.string.startswith(SIGNS, unusual.start()):
        html, spoken = rewritten(html)
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
        attributes = attributes_of(href, others) if others else {}
        text = None
        if spoken and others.startswith(FORM):
            tag, text = "form", spoken[int(attributes.pop("form")[1:])]
        facts = told(tag, attributes) if others else _told(href)
        if facts is not None:
            where, classes, marks = facts
            if text is None:
                text = shown(text_of_markup(inner), attributes, picture_in(inner) if "<" in inner else None)
            links.append(Element(tag, where, text, partial(positions.of, number), classes, marks))
    return links


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


def _squeezed(markup: str) -> bytes:
    """Return the text of markup without white space, each character as one byte."""
    text = _TAGS.sub("", markup)
    if "&" in text:
        text = _ENTITY.sub("&", text)
    return text.encode("utf-8", "surrogatepass").translate(None, _NOT_COUNTED)
