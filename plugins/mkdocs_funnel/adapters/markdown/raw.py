"""Offer links that a writer put in raw HTML, which Markdown passes through untouched."""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.components.by_day import inline_by_day
from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.components.marks import marks, merged_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_funnel.adapters.markdown.offers import Catalogue
    from mkdocs_funnel.adapters.markdown.session import Session
    from mkdocs_funnel.adapters.markdown.signs import Signs
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.reading.element import Element

_LINK = re.compile(
    r"""<a\b(?P<before>[^<>]*?)\shref\s*=\s*(?P<quote>["']?)(?P<href>[^"'<>\s]+)(?P=quote)(?P<after>[^<>]*)>"""
    r"(?P<text>.*?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_EMBED = re.compile(
    r"""<(?P<tag>form|iframe|script)\b[^<>]*?\s(?:action|src)\s*=\s*(?P<quote>["']?)(?P<href>[^"'<>\s]+)(?P=quote)"""
    r"[^<>]*>.*?</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CLASS = re.compile(r"""\sclass\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_OURS = re.compile("data-funnel-(?!raw)")
"""Marks of our own; `data-funnel-raw` only tells a reader of sources who wrote the link."""

_CODED = re.compile("&(?!(?:amp|lt|gt|quot|para);)")
"""What a sign may be written with, less the entities that stand for no part of one."""

_LEAVES = (":", "//", "%", "&")
"""One of these is in an address that names an offer, or leads out of the site."""

_Settle: TypeAlias = "Callable[[re.Match[str], Catalogue, Callable[[str], str]], str]"
_OPENS_BLOCK = re.compile(r"<(p|li|td|th|div|dd|figure)\b[^<>]*>\s*$", re.IGNORECASE)
_CLOSES_BLOCK = re.compile(r"\s*</(p|li|td|th|div|dd|figure)\s*>", re.IGNORECASE)


def is_raw(element: Element, session: Session) -> bool:
    """Return whether a link that was read is one of those that `settle_raw_links` does something about."""
    href = element.href
    if ":" not in href and "//" not in href and "%" not in href:
        return False
    if element.marks and not all(name.startswith("raw") for name in element.marks):
        return False
    if read_reference(href) is not None:
        return True
    offer = None if session.is_stranger(href) else session.offer_at(href)
    return offer is not None and (not session.is_open(offer) or bool(session.turns_of(offer)))


def may_hold_raw_links(html: str, signs: Signs) -> bool:
    """Return whether `settle_raw_links` may find anything to do in a page, of which most hold no raw link."""
    places = signs.places(html)
    if places is None:
        return signs.are_in(html)
    found = sorted(places)
    return bool(found) and (_is_coded(html) or _are_unmarked(html, found))


def _is_coded(html: str) -> bool:
    return "%" in html or _CODED.search(html) is not None


def _are_unmarked(html: str, places: Iterable[int]) -> bool:
    """Return whether one of the places, in their order, is within a tag that bears no mark of ours."""
    seen = 0
    opened = closed = judged = -1
    for place in places:
        opened = max(opened, html.rfind("<", seen, place))
        closed = max(closed, html.rfind(">", seen, place))
        seen = place
        if opened > closed and opened != judged:
            judged = opened
            end = html.find(">", place)
            if end < 0:
                return False  # No tag ends any more.
            if _OURS.search(html, opened, end) is None:
                return True
    return False


def settle_raw_links(html: str, catalogue: Catalogue, url_of: Callable[[str], str]) -> str:
    """Return final content with its raw offer links made real and its ways to closed offers taken.

    Args:
        html: The content of one page, as the generator made it.
        catalogue: The offers as that page sees them.
        url_of: From a link as one writes it in Markdown (`../start.md#install`) to an address.
    """
    later = [(day, catalogue.on(day)) for day in catalogue.session.turns]

    def settled(match: re.Match[str], settle: _Settle) -> str:
        if not any(sign in match["href"] for sign in _LEAVES):
            return match.group()  # Most links stay within the site.
        if _OURS.search(match.group().partition(">")[0]):
            return match.group()  # It is a component, or the Markdown extension has been at it.
        today = settle(match, catalogue, url_of)
        return inline_by_day(today, [(day, settle(match, seen, url_of)) for day, seen in later])

    return _EMBED.sub(partial(settled, settle=_embed), _LINK.sub(partial(settled, settle=_link), html))


def _link(match: re.Match[str], catalogue: Catalogue, url_of: Callable[[str], str]) -> str:
    href = unescape(match["href"])
    reference = read_reference(href)
    if reference is None:
        closed = catalogue.closed_at(href)
        return match.group() if closed is None else _closed(match, closed, catalogue, url_of)
    offer = catalogue.get(reference.id)
    if offer is None:
        return f'<span data-funnel-unknown="{escape(reference.id)}">{match["text"]}</span>'
    if not catalogue.is_open(offer):
        return _closed(match, offer, catalogue, url_of)
    link = catalogue.link(offer, to_sales_page=reference.to_sales_page)
    return match["text"] if link is None else _anchor(match, url_of(link), catalogue, offer, match["text"])


def _embed(match: re.Match[str], catalogue: Catalogue, url_of: Callable[[str], str]) -> str:  # noqa: ARG001
    closed = catalogue.closed_at(unescape(match["href"]))
    return match.group() if closed is None else f'<span data-funnel-taken="{escape(closed.id)}"></span>'


def _closed(match: re.Match[str], offer: Offer, catalogue: Catalogue, url_of: Callable[[str], str]) -> str:
    stand_in = catalogue.stand_in(offer) if _stands_alone(match) else None
    if stand_in is None or not stand_in.href:
        return f'<span data-funnel-taken="{escape(offer.id)}">{match["text"]}</span>'
    href = url_of(stand_in.href)
    return _anchor(match, href, catalogue, stand_in.offer, escape(stand_in.text), offer)


def _stands_alone(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 200) : match.start()]
    return bool(_OPENS_BLOCK.search(before) and _CLOSES_BLOCK.match(match.string, match.end()))


def _anchor(
    match: re.Match[str],
    href: str,
    catalogue: Catalogue,
    offer: Offer | None,
    text: str,
    instead_of: Offer | None = None,
) -> str:
    target = safe_href(href)
    if target is None:
        return text
    held = marks(offer, "component", catalogue.counting, catalogue.page or "") if offer else {}
    before, after = match["before"], match["after"]
    if "class" in held and (written := _CLASS.search(before) or _CLASS.search(after)):
        # The first of two attributes of one name is the one that holds.
        held["class"] = merged_class(unescape(written["value"].strip("\"'")), held["class"])
        before, after = _CLASS.sub("", before), _CLASS.sub("", after)
    mark = "".join(f' {name}="{escape(value)}"' for name, value in held.items())
    if instead_of is not None:
        mark += f' data-funnel-instead-of="{escape(instead_of.id)}"'
    return f'<a{before} href="{escape(target)}"{mark}{after}>{text}</a>'
