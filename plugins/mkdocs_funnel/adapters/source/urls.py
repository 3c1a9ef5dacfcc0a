"""The addresses that a generator gives to files."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from mkdocs_funnel.adapters.source.walk import MARKDOWN


def url_of(path: str, *, directory_urls: bool) -> str:
    """Return the address of a file relative to the root of the site, `./` for the home page as MkDocs has it."""
    if not path.endswith(MARKDOWN):
        return quote(path)
    folder, name = posixpath.split(posixpath.splitext(path)[0])
    if name == "README":
        name = "index"
    if not directory_urls:
        return quote(posixpath.join(folder, f"{name}.html"))
    if name != "index":
        folder = posixpath.join(folder, name)
    return quote(f"{folder or '.'}/")


def relative_url(target: str, page: str) -> str:
    """Return the way from one address of the site to another."""
    start = posixpath.dirname(page) or "."
    way = posixpath.relpath(f"/{target}", posixpath.normpath(f"/{start}"))
    return f"{way}/" if target.endswith("/") else way
