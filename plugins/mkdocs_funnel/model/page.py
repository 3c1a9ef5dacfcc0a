"""What an adapter hands to the engine: pages as a generator made them, and the site around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site, before anything is known about the funnel."""

    path: str
    """Source path relative to the content folder, with `/`."""

    url: str
    """Address relative to the root of the site: `about/`, `about.html`, `` for the home page."""

    title: str = ""
    html: str = ""
    """The final content of the article, without theme chrome."""

    source: str = ""
    """The Markdown file as written, front matter included; empty for pages without a file."""

    meta: Mapping[str, object] = field(default_factory=dict)
    """Front matter."""

    listing: bool = False
    """Whether a generator made it to list other pages."""

    shows: tuple[str, ...] = ()
    """Source paths of the pages that it lists."""

    follower: str | None = None
    """Source path of the page after it in the site's own reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A whole site, as a generator sees it."""

    pages: tuple[Page, ...]
    name: str = ""
    url: str = ""
    """The address the site is published at, `` if it is not known."""

    generator: str = "mkdocs"
    language: str = "en"
    assets: frozenset[str] = frozenset()
    """Addresses of files that are not pages, relative to the root of the site."""

    withheld: Mapping[str, str] = field(default_factory=dict)
    """Source path to why the file is not part of the site: `draft` or `excluded`."""

    withheld_urls: Mapping[str, str] = field(default_factory=dict)
    """The addresses that withheld files would have had, to their source paths."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    """Addresses that redirect, relative to the root of the site, to the source path they lead to."""

    nav: tuple[str, ...] = ()
    """Source paths of the pages that every page's navigation links to."""

    content_dir: str = ""
    """The content folder as seen from the root of the repository, with `/`; `` if that is it."""

    templates: frozenset[str] = frozenset()
    """Page templates of the tool that pages may name, less those that the site replaces by its own."""

    project_dir: str = ""
    """The folder of `mkdocs.yml` and `funnel.yml`, as seen from there."""
