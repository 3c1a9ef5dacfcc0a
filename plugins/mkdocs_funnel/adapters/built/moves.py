"""Addresses that lead elsewhere: pages that only send their readers on, and copies of other pages."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_funnel.adapters.built.document import Document


def moves(documents: Sequence[Document], site_url: str) -> tuple[list[Document], dict[str, str]]:
    """Return the documents that are pages, and the addresses that lead to one of them, or out of the site.

    Args:
        documents: All that was read.
        site_url: The address the site is published at, empty if it is not known.

    Returns:
        The pages, and by address the file of the page, or the whole address, that it leads to.
    """
    finder = _Finder(documents, site_url)
    leads: dict[str, str] = {}
    for document in documents:
        if document.redirect is not None:
            leads[document.file] = finder.find(document.redirect, document)
        elif (original := _original(document, finder)) is not None:
            leads[document.file] = original
    pages = [document for document in documents if document.file not in leads]
    kept = {document.file for document in pages}
    aliases = {d.url: _end(leads[d.file], leads) for d in documents if d.file in leads}
    # Servers show `about.html` at `about` as well, and some generators link so.
    urls = {document.url.rstrip("/") for document in pages}
    for file in kept:
        short = posixpath.splitext(file)[0]
        if posixpath.basename(file) not in ("index.html", "index.htm") and short not in urls:
            aliases.setdefault(short, file)
    return pages, aliases


def _original(document: Document, finder: _Finder) -> str | None:
    """Return the file of the page that a document says it is a copy of.

    Only pages with the same title count, for templates that give every page one address are common; and
    pages of a listing after the first often name the first.
    """
    if not document.canonical or document.listing:
        return None
    found = finder.documents.get(finder.find(document.canonical, document))
    if found is None or found.file == document.file or found.title != document.title:
        return None
    says_so_itself = finder.find(found.canonical, found) == found.file if found.canonical else True
    return found.file if says_so_itself and found.redirect is None else None


class _Finder:
    """Finds the file that an address leads to."""

    def __init__(self, documents: Sequence[Document], site_url: str) -> None:
        self.documents: Mapping[str, Document] = {document.file: document for document in documents}
        self._by_url = {document.url.rstrip("/"): document.file for document in documents}
        for document in documents:
            self._by_url.setdefault(posixpath.splitext(document.file)[0], document.file)
        base = urlsplit(site_url)
        self._host, self._prefix = base.netloc.lower(), unquote(base.path).rstrip("/")

    def find(self, href: str, document: Document) -> str:
        """Return the file that `href` on a page leads to; the address itself where there is none."""
        try:
            parts = urlsplit(href.strip())
        except ValueError:
            return href
        if parts.netloc and parts.netloc.lower() != self._host:
            return href
        path = unquote(parts.path)
        if parts.netloc or path.startswith("/"):
            path = path.removeprefix(self._prefix)
        else:
            path = posixpath.join(posixpath.dirname(document.url), path)
        key = posixpath.normpath(path).strip("/").removesuffix("index.html").strip("/")
        return self._by_url.get("" if key == "." else key, href)


def _end(target: str, leads: Mapping[str, str]) -> str:
    """Return where one ends up by way of a page, over others that send one on."""
    seen = {target}
    while (following := leads.get(target)) is not None and following not in seen:
        seen.add(target := following)
    return target
