"""A folder of finished HTML to the site that the engine reads."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.built.chrome import generator, look_of, plain
from mkdocs_funnel.adapters.built.document import chrome_links, read_document
from mkdocs_funnel.adapters.built.files import find_files, is_page, read_text
from mkdocs_funnel.adapters.built.limits import limits
from mkdocs_funnel.adapters.built.moves import moves
from mkdocs_funnel.adapters.built.paths import source_paths
from mkdocs_funnel.adapters.project import Project
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.reading.sitemap import SiteMap, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mkdocs_funnel.adapters.built.chrome import Look
    from mkdocs_funnel.adapters.built.document import Document
    from mkdocs_funnel.adapters.built.files import Files
    from mkdocs_funnel.model.settings import Settings

_HOMES = ("index.html", "index.htm")
_LOST = frozenset({"404.html", "404.htm"})
"""What servers show for addresses that lead to nothing: not a page that has an address."""

_SAMPLE = 20
"""Pages that are looked at to learn which generator made the site."""


def read_site(folder: Path, settings: Settings, *, site_url: str = "") -> Project:
    """Return the site whose finished HTML lies in `folder`.

    Args:
        folder: What a generator wrote, whichever it was.
        settings: What the owner decided; its paths tell how the sources are called.
        site_url: The address the site is published at; empty: what the home page calls its own.

    Raises:
        FunnelError: `folder` is not a folder that can be read.
    """
    files = find_files(folder)
    look, name = _generator(folder, files)
    documents, unread = _documents(folder, files, look)
    home = next((d for d in documents if d.file in _HOMES), None)
    site_url = site_url or _own_address(documents)
    pages, aliases = moves(documents, site_url)
    paths = source_paths(pages, settings)
    site = Site(
        pages=tuple(_page(document, paths) for document in pages),
        name=home.name if home else "",
        url=site_url,
        generator=name,
        language=home.language if home and home.language else "en",
        assets=frozenset(files.assets.union(files.pages) - {document.file for document in documents}),
        aliases={url: paths.get(target, target) for url, target in aliases.items()},
    )
    around = chrome_links(read_text(folder / home.file) or "", look) if home else ()
    return Project(
        site=_with_links(site, pages, around),
        settings=settings,
        root=folder,
        limits=limits(files, unread, pages),
        finished=True,
    )


def _documents(folder: Path, files: Files, look: Look) -> tuple[list[Document], list[str]]:
    """Return what the pages hold, and the files that could not be read; one text is held at a time."""
    documents: list[Document] = []
    unread: list[str] = []
    for file in files.pages:
        if posixpath.basename(file) in _LOST:
            continue
        text = read_text(folder / file)
        if text is None:
            unread.append(file)
        elif is_page(text):
            has_feed = look.id == "hugo" and _feed(file) in files.assets
            documents.append(read_document(file, text, look, has_feed=has_feed))
    return documents, unread


def _generator(folder: Path, files: Files) -> tuple[Look, str]:
    """Return how the site's pages look, and the name of what made it."""
    homes = [file for file in _HOMES if file in files.pages]
    said = ""
    for file in [*homes, *files.pages[:_SAMPLE]]:
        tree = LexborHTMLParser(read_text(folder / file) or "<html>")
        look = look_of(tree)
        if look is not None:
            return look, look.name
        said = said or generator(tree).partition(" ")[0]
    return plain(), said or plain().name


def _feed(file: str) -> str:
    return posixpath.join(posixpath.dirname(file), "index.xml")


def _own_address(documents: Iterable[Document]) -> str:
    """Return the address that most pages give themselves, less their place on the site; empty: unknown."""
    votes: Counter[str] = Counter()
    for document in documents:
        said = document.canonical.removesuffix("index.html")
        if said.startswith(("https://", "http://")) and said.endswith(f"/{document.url}"):
            votes[said.removesuffix(document.url)] += 1
    return votes.most_common(1)[0][0] if votes else ""


def _page(document: Document, paths: dict[str, str]) -> Page:
    return Page(
        path=paths[document.file],
        url=document.url,
        title=document.title,
        html=document.html,
        meta={} if document.listing else document.meta,
        listing=document.listing,
    )


def _with_links(site: Site, documents: Sequence[Document], around_home: Iterable[str]) -> Site:
    """Return the site with what its listings show and where its navigation leads."""
    sitemap = SiteMap(site)
    pages = tuple(
        replace(page, shows=tuple(_targets(document.entries, page, sitemap)))
        for page, document in zip(site.pages, documents, strict=True)
    )
    home = next((page for page in pages if not page.url or page.url in _HOMES), None)
    nav = _targets(around_home, home, sitemap) if home else ()
    return replace(site, pages=pages, nav=tuple(nav))


def _targets(hrefs: Iterable[str], page: Page, sitemap: SiteMap) -> Iterator[str]:
    places = (sitemap.resolve(href, page) for href in hrefs)
    yield from dict.fromkeys(p.target for p in places if p.where is Where.PAGE and p.target != page.path)
