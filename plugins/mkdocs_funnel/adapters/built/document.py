"""One finished page: its article, and what its head and its chrome tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.built.chrome import look_of
from mkdocs_funnel.adapters.built.entries import take_entries
from mkdocs_funnel.adapters.built.facts import address, facts
from mkdocs_funnel.reading.parsed import drop

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from mkdocs_funnel.adapters.built.chrome import Look

_REFRESH = re.compile(r"^\s*(\d+)(?:\.\d*)?\s*[;,]\s*url\s*=\s*['\"]?\s*([^'\"\s]+)", re.IGNORECASE)
_NO_TEXT = "script:not([src]), style, template"
_QUICK = 10
"""Seconds after which a reader is sent on; a page that waits longer is one that people read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one file says; addresses are as written."""

    file: str
    """Relative to the folder of the site, with `/`."""

    title: str = ""
    html: str = ""
    """The article, less chrome and less the entries of a listing."""

    meta: dict[str, object] = field(default_factory=dict)
    """`date`, `tags` and `categories`, as front matter would have them."""

    language: str = ""
    canonical: str = ""
    name: str = ""
    """What the page calls the site."""

    redirect: str | None = None
    """Where it sends its readers."""

    edit: str = ""
    """The address of its source in a repository."""

    listing: bool = False
    entries: tuple[str, ...] = ()
    """Addresses of the pages that it lists."""

    @property
    def url(self) -> str:
        """The address relative to the root of the site."""
        folder, _, last = self.file.rpartition("/")
        if last not in ("index.html", "index.htm"):
            return self.file
        return f"{folder}/" if folder else ""


def read_document(file: str, text: str, look: Look, *, has_feed: bool = False) -> Document:
    """Return what a page holds.

    Args:
        file: Its path relative to the folder of the site.
        text: Its HTML.
        look: How the pages of the site look; a page that names its own generator knows better.
        has_feed: Whether a feed of Hugo's lies beside it, as beside the lists it makes.
    """
    tree = LexborHTMLParser(text)
    redirect = redirect_of(tree)
    if redirect is not None:
        return Document(file=file, redirect=redirect, canonical=address(tree, "link[rel=canonical]"))
    look = look_of(tree) or look
    known = facts(tree, look)
    is_listing = bool(look.listing) and tree.css_first(look.listing) is not None
    root = _root(tree, look)
    if root is None:
        return Document(file=file, **known)
    found = take_entries(root, look, file, marked=is_listing, has_feed=has_feed)
    return Document(file=file, html=root.html or "", listing=found.listing, entries=found.hrefs, **known)


def chrome_links(text: str, look: Look) -> tuple[str, ...]:
    """Return the addresses in what surrounds the article of a page."""
    tree = LexborHTMLParser(text)
    around = tree.css((look_of(tree) or look).chrome)
    links = (link.attributes.get("href") for node in around for link in node.css("a[href]"))
    return tuple(dict.fromkeys(href for href in links if href and not href.startswith("#")))


def redirect_of(tree: LexborHTMLParser) -> str | None:
    """Return where a page sends its readers at once; None: they are meant to stay."""
    for node in tree.css('meta[http-equiv="refresh" i]'):
        found = _REFRESH.match(node.attributes.get("content") or "")
        if found and len(found[1]) < 4 and int(found[1]) <= _QUICK and not _in_noscript(node):
            return found[2]
    return None


def _in_noscript(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "noscript"


def _root(tree: LexborHTMLParser, look: Look) -> LexborNode | None:
    root = next((node for query in look.roots if (node := tree.css_first(query)) is not None), None)
    drop(root, f"{look.chrome}, {_NO_TEXT}")
    return root
