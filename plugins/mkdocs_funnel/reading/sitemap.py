"""What an address in a page leads to: a page of the site, a file, nothing, or the world outside."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_funnel.reading.addresses import WEB, plain_host

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from mkdocs_funnel.model.page import Page, Site

_PLAIN = re.compile(r"(?!//)([\w./-]*)(?:#([\w-]*))?")
"""A link that needs no parser: within the site, without a query and without escapes."""

_SIMPLE = re.compile(r"[\w./-]*")
_FRAGMENT = re.compile(r"[\w-]*")
_MARKDOWN = (".md", ".markdown")

_FROM_ANYWHERE = ("/", "http://", "https://")
"""How addresses begin that lead to the same place from every page."""


class Where(StrEnum):
    """What kind of place an address leads to."""

    PAGE = "page"
    ASSET = "asset"
    OUTSIDE = "outside"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Place:
    """What an address leads to."""

    where: Where
    target: str
    """Source path of a page; the address itself otherwise."""

    fragment: str = ""
    reason: str = ""
    """Why a broken one is broken: `missing`, `draft` or `excluded`."""

    withheld: str = ""
    """Source path of the draft or excluded page that a broken one would lead to."""

    over: str = ""
    """The redirect that it is reached by, relative to the root of the site."""


class SiteMap:
    """Resolves the addresses in the pages of one site."""

    def __init__(self, site: Site) -> None:
        base = urlsplit(site.url)
        self._host = (base.hostname or "").removeprefix("www.")
        self._port = _port(base)
        self._prefix = unquote(base.path).rstrip("/")
        self._known: dict[str, Place] = {}
        self._on_pages: dict[tuple[str, str], Place] = {}
        self._pages = {_key(page.url): page.path for page in site.pages}
        self._aliases = {_key(url): target for url, target in site.aliases.items()}
        self._paths = {page.path for page in site.pages}
        self._simple = {
            key: Place(Where.PAGE, path) for key, path in self._pages.items() if _SIMPLE.fullmatch(key)
        }
        self._simple_paths = {path for path in self._paths if _SIMPLE.fullmatch(path)}
        self._assets = {unquote(asset) for asset in site.assets}
        self._withheld = site.withheld
        self._withheld_urls = {_key(url): path for url, path in site.withheld_urls.items()}

    def resolve(self, href: str, page: Page) -> Place:
        """Return what `href`, as it stands in the final HTML of `page`, leads to."""
        if not href.startswith(_FROM_ANYWHERE):
            # Only what is simple throughout, with nothing left to climb or to decode, is there to be found.
            path, mark, fragment = href.partition("#")
            near = self._simple.get(joined(page.url, path).rstrip("/")) if path else None
            if near is None or (mark and not _FRAGMENT.fullmatch(fragment)):
                return self._resolved(href, page)
            return self._part_of(near.target, fragment) if fragment else near
        known = self._known.get(href)
        if known is None:
            known = self._known[href] = self._resolved(href, page)
        return known

    def _resolved(self, href: str, page: Page) -> Place:
        if (plain := _PLAIN.fullmatch(href)) is not None:
            return self._within(plain[1], href, plain[2] or "", page)
        outside = plain_host(href)
        if outside is not None and outside[0] not in ("", self._host):
            return Place(Where.OUTSIDE, href)
        try:
            parts = urlsplit(href.strip())
            host = (parts.hostname or "").removeprefix("www.")
            ours = not host or (host == self._host and _port(parts) == self._port)
        except ValueError:
            return Place(Where.BROKEN, href, reason="missing")
        fragment = unquote(parts.fragment)
        if parts.scheme and parts.scheme.lower() not in WEB:
            return Place(Where.OUTSIDE, href)
        path = unquote(parts.path)
        if host:
            if not ours or not self._below_prefix(path):
                return Place(Where.OUTSIDE, href)
            return self._place(path[len(self._prefix) :], href, fragment, page)
        return self._within(path, href, fragment, page)

    def _within(self, path: str, href: str, fragment: str, page: Page) -> Place:
        """Return what an address without a host leads to."""
        if path.startswith("/"):
            if not self._below_prefix(path):
                return Place(Where.OUTSIDE, href)
            path = path[len(self._prefix) :]
        elif not path:
            return Place(Where.PAGE, page.path, fragment)
        else:
            path = page.url[: page.url.rfind("/") + 1] + path
            if self._prefix and _leaves(path) and not path.endswith(_MARKDOWN):
                return Place(Where.OUTSIDE, href)
        return self._place(path, href, fragment, page)

    def _below_prefix(self, path: str) -> bool:
        return not self._prefix or path == self._prefix or path.startswith(f"{self._prefix}/")

    def _place(self, path: str, href: str, fragment: str, page: Page) -> Place:
        key = _without_index(_normal(path))
        if (target := self._pages.get(key)) is not None:
            return self._part_of(target, fragment)
        if key in self._aliases:
            return self._redirected(key, href, fragment)
        if key in self._withheld_urls:
            withheld = self._withheld_urls[key]
            reason = self._withheld.get(withheld, "excluded")
            return Place(Where.BROKEN, href, fragment, reason, withheld)
        if _normal(path) in self._assets:
            return Place(Where.ASSET, _normal(path), fragment)
        # A link that the generator could not follow stays as it was written, relative to its source.
        written = _normal(posixpath.join(posixpath.dirname(page.path), unquote(urlsplit(href).path)))
        if written in self._withheld:
            return Place(Where.BROKEN, href, fragment, self._withheld[written], written)
        if looks_like_page(path):
            return Place(Where.BROKEN, href, fragment, "missing")
        return Place(Where.ASSET, _normal(path), fragment)

    def _part_of(self, target: str, fragment: str) -> Place:
        known = self._on_pages.get((target, fragment))
        if known is None:
            known = self._on_pages[target, fragment] = Place(Where.PAGE, target, fragment)
        return known

    def _redirected(self, alias: str, href: str, fragment: str) -> Place:
        target = self._aliases[alias]
        if urlsplit(target).scheme:
            return Place(Where.OUTSIDE, href)
        return replace(self.place_of(target), fragment=fragment, over=alias)

    def is_simple(self, path: str) -> bool:
        """Return whether `path` is the source path of a page, and nothing in it means more than it says."""
        return path in self._simple_paths

    def place_of(self, target: str) -> Place:
        """Return what a source path (`start.md#install`), as settings name one, leads to."""
        path, _, fragment = target.partition("#")
        path = _normal(path)
        if path in self._paths:
            return Place(Where.PAGE, path, fragment)
        return Place(Where.BROKEN, target, fragment, self._withheld.get(path, "missing"))


def joined(here: str, href: str) -> str:
    """Return where a relative address leads from a page, with all steps up at its beginning taken."""
    end, start = here.rfind("/"), 0
    while end >= 0 and href.startswith("../", start):
        end, start = here.rfind("/", 0, end), start + 3
    return here[: end + 1] + href[start:]


def _port(parts: SplitResult) -> int | None:
    """Return the port that an address names, None for the usual one; raises ValueError if it is malformed."""
    return None if parts.port in (80, 443) else parts.port


def _leaves(path: str) -> bool:
    """Return whether a path relative to the root of the site climbs out of it."""
    return posixpath.normpath(path).split("/")[0] == ".."


def looks_like_page(path: str) -> bool:
    """Return whether an address is one that pages have: without an ending, or with that of HTML."""
    name = posixpath.basename(path)
    ending = posixpath.splitext(name)[1].lower()
    return ending in ("", ".html", ".htm", *_MARKDOWN) or ending.strip(".").isdigit()


def is_place(url: str | None) -> bool:
    """Return whether an offer's `url` is a place on the site rather than an address."""
    if not url:
        return False
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc


def _normal(path: str) -> str:
    path = path.lstrip("/")
    if not path:
        return ""
    normal = posixpath.normpath(path)
    while normal.startswith("../"):
        normal = normal[3:]
    return "" if normal in (".", "..") else normal


def _key(url: str) -> str:
    return _without_index(_normal(unquote(url)))


def _without_index(normal: str) -> str:
    if normal == "index.html" or normal.endswith("/index.html"):
        normal = normal[: -len("index.html")].rstrip("/")
    return normal
