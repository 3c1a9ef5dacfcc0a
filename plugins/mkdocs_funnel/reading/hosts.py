"""Addresses by which people sell, book and sign up: `data/ask_hosts.json`, and the site's own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from mkdocs_funnel.data import shipped
from mkdocs_funnel.model.offer import OfferKind, Via
from mkdocs_funnel.reading.addresses import plain_host

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_funnel.model.settings import HostRule

_VIA = {
    "checkout": Via.CHECKOUT,
    "course": Via.ENROLL,
    "booking": Via.BOOKING,
    "event": Via.EVENT,
    "contact": Via.CONTACT,
    "sponsor": Via.SPONSOR,
}


@dataclass(frozen=True, slots=True)
class KnownHost:
    """One shape of address that is an ask or a signup."""

    id: str
    kind: str
    host: str
    """A host name; `*.` before it means its subdomains, `*` any host."""

    direct: bool
    """True: a click lands on the transaction; False: on a page that also holds other things."""

    path: str | None = None
    """A regular expression, as are the others; compiled when it is first asked."""

    exclude: str | None = None
    host_exclude: frozenset[str] = frozenset()
    query: str | None = None
    """A key that must be in the query."""

    fragment: str | None = None

    @property
    def offer_kind(self) -> OfferKind:
        """What a yes there gives."""
        return OfferKind.SIGNUP if self.kind == "signup" else OfferKind.SALE

    @property
    def via(self) -> Via | None:
        """How a yes is said there; None for a signup."""
        return _VIA.get(self.kind)


class HostBook:
    """Recognises an address by its shape; the first rule that fits wins, the site's own come first."""

    def __init__(self, own: Iterable[HostRule] = ()) -> None:
        self._rules: tuple[KnownHost, ...] = (*map(_own_host, own), *shipped_hosts())
        self._by_host: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            self._by_host.setdefault(rule.host.removeprefix("www."), []).append(number)
        self._by_full_host: dict[str, list[int]] = {}
        anywhere = (self._rules[number] for number in self._by_host.get("*", ()))
        self._anywhere = [re.compile(rule.path or "") for rule in anywhere if rule.fragment is None]
        """What is in paths to which a rule fits whatever their host."""

    def find(self, href: str) -> KnownHost | None:
        """Return the rule that the address fits, None if it is not known."""
        plain = plain_host(href)
        if plain is not None and self._is_strange(*plain):
            return None
        try:
            parts = urlsplit(href.strip())
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return None
        if not host or parts.scheme.lower() not in ("http", "https", ""):
            return None
        for number in sorted([*self._candidates(host), *self._by_host.get("*", ())]):
            rule: KnownHost = self._rules[number]
            if (
                host not in rule.host_exclude
                and (rule.path is None or re.search(rule.path, parts.path))
                and (rule.exclude is None or not re.search(rule.exclude, parts.path))
                and (rule.query is None or rule.query in parse_qs(parts.query, True))
                and (rule.fragment is None or re.search(rule.fragment, parts.fragment))
            ):
                return rule
        return None

    def _is_strange(self, host: str, rest: str) -> bool:
        """Return whether no rule fits an address, as is so of most."""
        if "#" in rest or self._candidates(host):
            return False
        path = rest.partition("?")[0]
        return not any(found.search(path) for found in self._anywhere)

    def _candidates(self, host: str) -> list[int]:
        """Return the numbers of the rules for a host and for what it is a part of."""
        known = self._by_full_host.get(host)
        if known is None:
            known = self._by_full_host[host] = self._looked_up(host)
        return known

    def _looked_up(self, host: str) -> list[int]:
        found = [*self._by_host.get(host, ())]
        domain = host
        while "." in domain:
            domain = domain.partition(".")[2]
            found += self._by_host.get(f"*.{domain}", ())
        return found


@lru_cache(maxsize=1)
def shipped_hosts() -> tuple[KnownHost, ...]:
    """Return the rules of `data/ask_hosts.json` in order; read once a process."""
    text = shipped("ask_hosts.json")
    return tuple(_known_host(entry) for entry in json.loads(text)["rules"])


def _known_host(entry: Mapping[str, object]) -> KnownHost:
    def text(name: str) -> str | None:
        value = entry.get(name)
        return None if value is None else str(value)

    excluded = entry.get("host_exclude") or ()
    assert isinstance(excluded, list | tuple)
    return KnownHost(
        id=str(entry["id"]),
        kind=str(entry["kind"]),
        host=str(entry["host"]),
        direct=entry["strength"] == "direct",
        path=text("path"),
        exclude=text("exclude"),
        host_exclude=frozenset(str(host).removeprefix("www.") for host in excluded),
        query=text("query"),
        fragment=text("fragment"),
    )


def _own_host(rule: HostRule) -> KnownHost:
    return KnownHost(
        id=rule.host,
        kind=rule.kind,
        host=rule.host.lower(),
        direct=rule.strength == "direct",
        path=rule.path,
    )
