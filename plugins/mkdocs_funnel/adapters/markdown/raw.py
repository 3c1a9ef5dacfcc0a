"""Offer links that a writer put in raw HTML, which Markdown passes through untouched."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.offers import read_reference
from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.components.marks import marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.markdown.offers import Catalogue
    from mkdocs_funnel.model.offer import Offer

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
_OPENS_BLOCK = re.compile(r"<(p|li|td|th|div|dd|figure)\b[^<>]*>\s*$", re.IGNORECASE)
_CLOSES_BLOCK = re.compile(r"\s*</(p|li|td|th|div|dd|figure)\s*>", re.IGNORECASE)


def settle_raw_links(html: str, catalogue: Catalogue, url_of: Callable[[str], str]) -> str:
    """Return final content with its raw offer links made real and its ways to closed offers taken.

    Args:
        html: The content of one page, as the generator made it.
        catalogue: The offers as that page sees them.
        url_of: From a link as one writes it in Markdown (`../start.md#install`) to an address.
    """

    def settled(match: re.Match[str]) -> str:
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
        return match["text"] if link is None else _anchor(match, url_of(link), offer, match["text"])

    def settled_embed(match: re.Match[str]) -> str:
        closed = catalogue.closed_at(unescape(match["href"]))
        return match.group() if closed is None else f'<span data-funnel-taken="{escape(closed.id)}"></span>'

    return _EMBED.sub(settled_embed, _LINK.sub(settled, html))


def _closed(match: re.Match[str], offer: Offer, catalogue: Catalogue, url_of: Callable[[str], str]) -> str:
    stand_in = catalogue.stand_in(offer) if _stands_alone(match) else None
    if stand_in is None:
        return f'<span data-funnel-taken="{escape(offer.id)}">{match["text"]}</span>'
    return _anchor(match, url_of(stand_in.href), stand_in.offer, escape(stand_in.text), offer)


def _stands_alone(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 200) : match.start()]
    return bool(_OPENS_BLOCK.search(before) and _CLOSES_BLOCK.match(match.string, match.end()))


def _anchor(
    match: re.Match[str], href: str, offer: Offer | None, text: str, instead_of: Offer | None = None
) -> str:
    target = safe_href(href)
    if target is None:
        return text
    held = marks(offer, "component").items() if offer else ()
    mark = "".join(f' {name}="{escape(value)}"' for name, value in held)
    if instead_of is not None:
        mark += f' data-funnel-instead-of="{escape(instead_of.id)}"'
    return f'<a{match["before"]} href="{escape(target)}"{mark}{match["after"]}>{text}</a>'
