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

from mkdocs_funnel.reading.element import NO_CLASSES, NO_MARKS, PRIVACY, Element, shown, told
from mkdocs_funnel.reading.markup import OF_LINKS, OF_OTHERS, attributes_of, picture_in, text_of_markup
from mkdocs_funnel.reading.rewritten import FORM, SIGNS, rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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

_ROW = r"[ \n\t]*<(?:/?(?:tr|thead|tbody|table)|t[dh])[ >]"
"""What comes next within a table; anything else between its cells would be moved out of it."""

_USUAL = rf"""
      /span>
    | span\ class="[^"<>]*+">
    | /(?:[b-su-z][a-z]*+[1-6]?+>|a(?:bbr|side)?+>|t(?:able>|(?:[dhr]|head|body)>{_ROW}))
    | (?:{_PHRASE}|p|li|h[1-6]|div|[uo]l|pre){OF_OTHERS}>
    | a\ class="headerlink"\ href="\#[^"<>]*+"{OF_OTHERS}>[^<>]*</a>
    | (?:t[dh]|d[dlt]|details|summary|aside|blockquote|figure|figcaption|section|abbr|label
        |img|br|hr|input|button){OF_OTHERS}(?:\ ?/)?>
    | (?:tr|thead|tbody|table){OF_OTHERS}>{_ROW}
    | {_COMMENT}
    | {_ICON}
    | {_PATH}
    """
"""What nothing need be known of; it begins with what code is made of, for most tags are such."""

_LINKS = re.compile(rf"<(?!{_USUAL})(?:{_LINK})?+", re.VERBOSE)
"""A link; or what is neither that nor usual, with nothing in the groups."""

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


class _UnclearError(Exception):
    """A link that leads somewhere is none that a writer made, as far as its class tells."""


def plain_links(html: str) -> list[Element] | None:
    """Return the links of an article in reading order; None: only a parser can tell."""
    if "\r" in html or "\0" in html or _UNKNOWN.search(html):
        return None
    parts = _LINKS.split(html)
    spoken: list[str] = []
    if _unusual(parts).startswith(SIGNS):
        html, spoken = rewritten(html)
        parts = _LINKS.split(html)
    if _unusual(parts):
        return None
    positions = _Positions(parts)
    found = zip(parts[1::6], parts[2::6], parts[3::6], parts[4::6], strict=True)
    try:
        return [
            link
            for number, facts in enumerate(found)
            if (link := _link(*facts, partial(positions.of, number), spoken)) is not None
        ]
    except _UnclearError:
        return None


def _link(
    tag: str, href: str | None, others: str, inner: str, stands: Callable[[], float], spoken: Sequence[str]
) -> Element | None:
    """Return what one of the links tells, None if that is nothing."""
    if not others:
        # Most have nothing but an address.
        if not href or href[0] == "#":
            return None
        where = (unescape(href) if "&" in href else href).strip()
        return Element(tag, where, _text(inner, {}), stands, NO_CLASSES, NO_MARKS)
    if not href and _leads_within(others):
        return None  # Each line of code may have such a one.
    attributes = attributes_of(href, others)
    said = None
    if spoken and others.startswith(FORM):
        tag, said = "form", spoken[int(attributes.pop("form")[1:])]
    facts = told(tag, attributes)
    if facts is None:
        if attributes.get("href", "#")[:1] != "#" and PRIVACY not in attributes.get("class", ""):
            raise _UnclearError
        return None
    return Element(tag, facts[0], _text(inner, attributes) if said is None else said, stands, *facts[1:])


def _unusual(parts: Sequence[str | None]) -> str:
    """Return how the first unusual thing goes on among the parts of a split article; empty: there is none."""
    tags = parts[1::6]
    return (parts[tags.index(None) * 6 + 6] or "<") if None in tags else ""


def _leads_within(attributes: str) -> bool:
    """Return whether a link leads to a place on its own page and tells nothing else."""
    return ' href="#' in attributes and attributes.count(" href=") == 1 and "data-funnel-" not in attributes


def _text(inner: str, attributes: Mapping[str, str]) -> str:
    """Return what a reader reads on a link with such markup in it."""
    text = "" if "<" in inner or "&" in inner else " ".join(inner.split())
    return text or shown(text_of_markup(inner), attributes, picture_in(inner) if "<" in inner else None)


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
