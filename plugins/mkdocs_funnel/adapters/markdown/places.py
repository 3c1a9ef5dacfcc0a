"""Where the page being converted stands, and how it links to others."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.providers.addresses import link_address, yes_address

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_funnel.model.offer import Offer

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.\-]*:|[/\\#?]", re.IGNORECASE)


def current_page(md: Markdown) -> str | None:
    """Return the source path of the page being converted, as MkDocs or Zensical tell it."""
    if "relpath" in md.treeprocessors:
        file = getattr(md.treeprocessors["relpath"], "file", None)
        return getattr(file, "src_uri", None)
    if "rendering_context" in md.preprocessors:
        page = getattr(md.preprocessors["rendering_context"], "page", None)
        path = getattr(page, "path", None)
        return str(path).replace("\\", "/") if path else None
    return None


def leads_elsewhere(href: str) -> bool:
    """Return whether a link is the same on every page of the site."""
    return _ELSEWHERE.match(href) is not None


def link_to(address: str, page: str | None) -> str | None:
    """Return the link from `page` to an address, or to a place on the site that the generator resolves."""
    if leads_elsewhere(address):
        return safe_href(address)
    return _on_site(address, None if page is None else posixpath.dirname(page))


@lru_cache(maxsize=1024)
def _on_site(address: str, folder: str | None) -> str:
    path, mark, rest = address.partition("#")
    if folder is not None:
        path = posixpath.relpath(path, folder or ".")
    return quote(path, safe="/!$&'()*+,;=@~%") + mark + rest


def offer_link(offer: Offer, page: str | None, *, to_sales_page: bool = False) -> str | None:
    """Return the link from `page` to where the yes to `offer` happens, or to its sales page."""
    sold_on = offer.page if to_sales_page or offer.page != page else None
    there = yes_address(offer)
    places = (sold_on, there) if to_sales_page else (there, sold_on)
    address = next(filter(None, (*places, link_address(offer))), None)
    return link_to(address, page) if address else None
