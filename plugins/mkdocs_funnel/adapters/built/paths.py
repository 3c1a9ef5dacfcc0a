"""Source paths for finished pages, so that settings written for the sources fit them.

The link to the source that themes show (`Edit this page`) tells it for certain. Where there is none, a page
has the path that MkDocs would have made it from: `services/index.html` comes from `services.md`, or from
`services/index.md` where other pages lie below it. If the settings name another likely source of it
(`services/index.md`, `_posts/2025-05-01-hello.md`), or its own address (`services.html`), that is its path.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_funnel.settings import has_wildcard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_funnel.adapters.built.document import Document
    from mkdocs_funnel.model.settings import Settings

_ENDINGS = (".md", ".markdown", ".mdx")
_OTHERS = (".html", ".astro", ".adoc", ".rst", ".js", ".jsx", ".tsx")
_BRANCH = re.compile(r"(?:^|/)(?:edit|blob|tree|raw|src|_edit)/(?:branch/)?[^/]+/")
_DATED = re.compile(r"(?:.*/)?(\d{4})/(\d{2})/(\d{2})/([^/]+)$")


def source_paths(documents: Sequence[Document], settings: Settings) -> dict[str, str]:
    """Return the source path of each document, by its file; no two have the same."""
    named = named_paths(settings)
    folders = _folders(documents)
    edited = {document.file: path for document in documents if (path := _edited(document.edit))}
    content = _content_folder(documents, edited, folders)
    if not content:
        edited = {file: path for file, source in edited.items() if (path := _in_repository(source))}
    found: dict[str, str] = {}
    taken: set[str] = set()
    # A link to the source comes first: it is certain, and others must not take its path away.
    for document in sorted(documents, key=lambda d: d.file not in edited):
        source = edited.get(document.file, "")
        below = source.startswith(content) and source.endswith(_ENDINGS + _OTHERS)
        certain = [source.removeprefix(content)] if source and below else []
        likely = list(candidates(document.url, document.url in folders))
        wanted = [path for path in likely if path in named]
        path = next(p for p in (*certain, *wanted, *likely, document.file) if p not in taken)
        taken.add(path)
        found[document.file] = path
    return found


def candidates(url: str, has_pages_below: bool) -> Iterator[str]:
    """Yield the paths that the source of the page at `url` may have, the likeliest first."""
    stem = re.sub(r"\.html?$", "", url).rstrip("/")
    if not stem or posixpath.basename(stem) == "index":
        yield from (posixpath.join(posixpath.dirname(stem), f"index{ending}") for ending in _ENDINGS)
        yield from (posixpath.join(posixpath.dirname(stem), name) for name in ("README.md", "_index.md"))
    else:
        folder = posixpath.join(stem, "index")
        first, second = (folder, stem) if has_pages_below else (stem, folder)
        yield f"{first}.md"
        yield f"{second}.md"
        yield from (f"{name}{ending}" for name in (stem, folder) for ending in _ENDINGS[1:])
        yield from (f"{stem}/README.md", f"{stem}/_index.md")
        if dated := _DATED.match(stem):
            yield "_posts/{}-{}-{}-{}.md".format(*dated.groups())
    yield from (f"{name}{ending}" for name in (stem or "index",) for ending in _OTHERS)
    if stem:
        yield stem


def named_paths(settings: Settings) -> frozenset[str]:
    """Return the paths without wildcards that the settings name."""
    offers = settings.offers.values()
    texts = [
        *(path for entry in settings.roles for path in entry.paths),
        *(path for entry in settings.exceptions for path in entry.paths),
        *(step for path in settings.paths for step in path.steps),
        *(channel.landing for channel in settings.channels),
        *settings.listings,
        *(text for offer in offers for text in (offer.page, offer.url, offer.instead, *offer.then) if text),
    ]
    plain = (text.partition("#")[0].removeprefix("./").strip("/") for text in texts if ":" not in text)
    return frozenset(text for text in plain if text and not has_wildcard(text))


def _folders(documents: Collection[Document]) -> set[str]:
    """Return the addresses below which other pages lie."""
    folders: set[str] = set()
    for document in documents:
        folder = posixpath.dirname(document.url.rstrip("/"))
        while folder and f"{folder}/" not in folders:
            folders.add(f"{folder}/")
            folder = posixpath.dirname(folder)
    return folders


def _edited(href: str) -> str:
    """Return the path in an address that leads to a source, empty for one that leads to none."""
    try:
        path = unquote(urlsplit(href).path)
    except ValueError:
        return ""
    return path.lstrip("/") if path.lower().endswith(_ENDINGS + _OTHERS) else ""


def _content_folder(documents: Sequence[Document], edited: dict[str, str], folders: set[str]) -> str:
    """Return what stands before the content in the addresses of sources, empty if that cannot be told.

    Most pages of most sites lie as their sources do, so the pages decide it by vote.
    """
    votes: Counter[str] = Counter()
    for document in documents:
        source = edited.get(document.file, "")
        for path in candidates(document.url, document.url in folders) if source else ():
            if source.endswith(f"/{path}"):
                votes[source.removesuffix(path)] += 1
                break
    return votes.most_common(1)[0][0] if votes else ""


def _in_repository(source: str) -> str:
    """Return the path behind the branch in the path of an address, empty if there is no branch in it."""
    found = _BRANCH.search(source)
    return source[found.end() :] if found else ""
