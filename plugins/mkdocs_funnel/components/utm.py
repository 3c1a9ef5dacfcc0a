"""UTM parameters: which an address is given, and in what characters they survive."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlsplit

from mkdocs_funnel.providers.addresses import yes_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.components.render import Surroundings
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.settings import Channel

LONGEST = 150
"""Checkouts drop longer values, and those with other characters, without a word."""

ANY_PIECE = "any-piece-9f2c1b7e"
"""A piece whose `content_of` is this very text, for what is made once and then put on many pieces."""

_ORDER = ("source", "medium", "campaign", "content", "term", "id")
_OTHERS = re.compile("[^a-z0-9_-]+")
_DASHES = re.compile("-{2,}")
_ENDING = re.compile(r"\.[^./]*$")
_DIGITS = 8
_UNNAMED = "site"
"""The source of a site whose address and name are not known."""


def slug(text: str) -> str:
    """Return `text` in the characters that survive everywhere, at most 150 of a to z, 0 to 9, `-` and `_`.

    What is cut off, or has no such letter, leaves eight digits in its place, so that different texts stay
    different.
    """
    letters = text.casefold()
    if not letters.isascii():
        folded = unicodedata.normalize("NFKD", letters)
        letters = "".join(char for char in folded if not unicodedata.combining(char))
    words = _DASHES.sub("-", _OTHERS.sub("-", letters)).strip("-")
    if letters.isascii() and len(words) <= LONGEST:
        return words
    digits = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    head = words[: LONGEST - _DIGITS - 1].rstrip("-")
    return f"{head}-{digits}" if head else digits


def with_parameters(href: str, values: Mapping[str, str]) -> str:
    """Return a web address with more parameters in its query; those that are there stay, and so does the fragment."""
    address, mark, fragment = href.partition("#")
    path, asked, query = address.partition("?")
    there = {name.lower() for name, _ in parse_qsl(query, keep_blank_values=True)}
    added = [f"{name}={quote(value, safe='')}" for name, value in values.items() if name not in there]
    if not added:
        return href
    joined = "&".join([*filter(None, [query.rstrip("&")]), *added])
    return f"{path}{asked or '?'}{joined}{mark}{fragment}"


def channel_parameters(channel: Channel) -> dict[str, str]:
    """Return the parameters of a channel's landing address, as its owner wrote them, in their usual order."""
    return {f"utm_{name}": channel.utm[name] for name in _ORDER if name in channel.utm}


def outgoing(href: str, offer: Offer, page: str | None, around: Surroundings) -> str:
    """Return the address of an offer with the parameters that tell where its reader came from.

    Only offers with `utm: true` whose yes happens at a web address outside the site are given any, and only
    there: not their sales pages, nor what their forms are posted to. Who asks twice gets the same.

    Args:
        href: The address.
        offer: The offer that it leads to.
        page: Source path of the piece that the link stands on; None or empty: it is not known.
        around: The site.
    """
    if not offer.utm or href != yes_address(offer) or not _leads_outside(href, around.url):
        return href
    settings = around.settings
    source = settings.outgoing.get("source") or _source(around.url, around.name)
    medium = settings.outgoing.get("medium") or "website"
    content = content_of(page or "")
    if not content or ANY_PIECE in href:
        return _tagged(href, source, medium, offer.id, content)
    # Addresses are few, and pieces many: what names the piece is made of letters that need no quoting.
    return _tagged(href, source, medium, offer.id, ANY_PIECE).replace(ANY_PIECE, content)


@lru_cache(maxsize=512)
def _tagged(href: str, source: str, medium: str, offer: str, content: str) -> str:
    values = {"utm_source": source, "utm_medium": medium, "utm_campaign": slug(offer)}
    if content:
        values["utm_content"] = content
    return with_parameters(href, values)


def _leads_outside(href: str, site_url: str) -> bool:
    host = _host(href) if href.lower().startswith(("http://", "https://")) else ""
    return bool(host) and host != _host(site_url)


@lru_cache(maxsize=64)
def _source(site_url: str, name: str) -> str:
    return slug(_host(site_url)) or slug(name) or _UNNAMED


@lru_cache(maxsize=1024)
def content_of(page: str) -> str:
    """Return what names a piece in `utm_content`: its source path, less its ending, as a slug."""
    return slug(_ENDING.sub("", page))


@lru_cache(maxsize=256)
def _host(url: str) -> str:
    """Return the host of an address in small letters, without `www.`; empty if there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
