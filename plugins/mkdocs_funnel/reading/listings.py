"""Listings that the settings name, for generators that do not tell which of their pages are ones."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.reading.sitemap import SiteMap, Where
from mkdocs_funnel.settings import Globs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.model.page import Page, Site
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.elements import Article

_NONE: Mapping[str, Article] = MappingProxyType({})


def with_listings(site: Site, settings: Settings, articles: Mapping[str, Article] = _NONE) -> Site:
    """Return the site with the pages that `listings` fits marked as listings of what they link to.

    `articles` is what stands in pages that were read already, by source path.
    """
    globs = Globs(settings.listings)
    if not any(globs.matches(page.path) for page in site.pages):
        return site
    sitemap = SiteMap(site)
    pages = (
        _listing(page, sitemap, articles.get(page.path)) if globs.matches(page.path) else page
        for page in site.pages
    )
    return replace(site, pages=tuple(pages))


def _listing(page: Page, sitemap: SiteMap, article: Article | None) -> Page:
    if page.shows:
        return replace(page, listing=True)
    elements = (article or read_article(page.html)).elements
    links = (e.href for e in elements if e.tag == "a" and e.href)
    places = (sitemap.resolve(href, page) for href in links)
    shown = (p.target for p in places if p.where is Where.PAGE and p.target != page.path)
    return replace(page, listing=True, shows=tuple(dict.fromkeys(shown)))
