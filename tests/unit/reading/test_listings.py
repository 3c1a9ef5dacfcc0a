"""Listings that the settings name."""

from __future__ import annotations

from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.reading.listings import with_listings

INDEX = Page(
    path="blog/index.md",
    url="blog/",
    html='<a href="a/">A</a><a href="a/#x">A</a><a href="./">me</a>'
    '<a href="https://else.test/">x</a><a href="gone/">y</a>',
)
POST = Page(path="blog/a.md", url="blog/a/", html='<a href="../">Blog</a>')
SITE = Site(pages=(INDEX, POST))


def test_a_page_that_a_glob_fits_lists_what_it_links_to() -> None:
    """Each page once, itself left out."""
    index, post = with_listings(SITE, Settings(listings=("blog/index.md",))).pages
    assert (index.listing, index.shows) == (True, ("blog/a.md",))
    assert post is POST


def test_what_a_generator_knows_is_kept() -> None:
    """A listing that tells what it shows is believed."""
    known = Page(path="tags.md", url="tags/", html='<a href="../blog/">x</a>', shows=("blog/a.md",))
    made = with_listings(Site(pages=(known, POST)), Settings(listings=("tags.md",)))
    assert made.pages[0].shows == ("blog/a.md",)
    assert made.pages[0].listing


def test_no_globs_change_nothing() -> None:
    """Nor globs that fit no page."""
    assert with_listings(SITE, Settings()) is SITE
    assert with_listings(SITE, Settings(listings=("news/**",))) is SITE
