"""When two addresses are the same, and which declared offer an address belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from mkdocs_funnel.providers.addresses import known_addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.model.offer import Offer

WEB = ("http", "https")
CONTACT = ("mailto", "tel", "sms")

_HOST = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")
_UTM = re.compile("utm_[a-z_]{1,40}")


@dataclass(frozen=True, slots=True)
class Address:
    """An address less what does not matter when one compares two."""

    scheme: str
    """`web` for http and https; else the scheme; empty for an address within the site."""

    host: str
    """In lower case, without `www.`."""

    path: str
    """Percent-decoded, without a slash at its end."""

    query: frozenset[tuple[str, str]] = frozenset()


@lru_cache(maxsize=4096)
def parse_address(href: str) -> Address | None:
    """Return the address in `href`; None if it is not one."""
    try:
        parts = urlsplit(href.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    query = frozenset(parse_qsl(parts.query, keep_blank_values=True))
    if scheme in WEB or (not scheme and host):
        return Address("web", host.removeprefix("www."), unquote(parts.path).rstrip("/"), query)
    if scheme in CONTACT:
        return Address(scheme, "", unquote(parts.path).replace(" ", "").lower(), query)
    return Address(scheme, "", unquote(parts.path))


@lru_cache(maxsize=256)
def plain_host(href: str) -> tuple[str, str] | None:
    """Return the host of an address, without `www.`, and what follows it; None: only a parser can tell."""
    found = _HOST.match(href)
    if found is None or not href.isprintable():
        return None
    return found[1].removeprefix("www."), href[found.end() :]


def utm_names(href: str) -> tuple[str, ...]:
    """Return the names of the UTM parameters in the query of an address, each once, in their order."""
    query = href.partition("#")[0].partition("?")[2]
    names = (name for name, _ in parse_qsl(query, keep_blank_values=True))
    return tuple(dict.fromkeys(name for name in names if _UTM.fullmatch(name)))


class OfferBook:
    """Finds the declared offer that an address outside the site belongs to."""

    def __init__(self, offers: Mapping[str, Offer]) -> None:
        self._exact: dict[Address, list[tuple[frozenset[tuple[str, str]], str]]] = {}
        self._prefixes: dict[str, list[tuple[str, str]]] = {}
        for offer in offers.values():
            for url in known_addresses(offer):
                self._declare(url, offer.id)
        addresses = (*(a.host for a in self._exact if a.scheme == "web"), *self._prefixes)
        self._hosts = frozenset(addresses)
        for entries in self._exact.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        for prefixes in self._prefixes.values():
            prefixes.sort(key=lambda entry: -len(entry[0]))

    def _declare(self, url: str, offer: str) -> None:
        address = parse_address(url.removesuffix("*"))
        if address is None or not address.scheme:
            return
        if url.endswith("*"):
            path = unquote(urlsplit(url[:-1]).path)
            self._prefixes.setdefault(address.host, []).append((path, offer))
            return
        bare = Address(address.scheme, address.host, address.path)
        self._exact.setdefault(bare, []).append((address.query, offer))

    def find(self, href: str) -> str | None:
        """Return the id of the offer whose `url` or `also` this is (design section 3, step 2)."""
        if ":" not in href and "//" not in href:
            return None  # Most links stay within the site.
        plain = plain_host(href)
        if plain is not None and plain[0] not in self._hosts:
            return None  # Most of the others lead to a host of which nothing was declared.
        address = parse_address(href)
        if address is None or not address.scheme:
            return None
        bare = Address(address.scheme, address.host, address.path)
        for required, offer in self._exact.get(bare, ()):
            if required <= address.query:
                return offer
        for prefix, offer in self._prefixes.get(address.host, ()):
            if f"{address.path}/".startswith(prefix or "/"):
                return offer
        return None
