"""Short addresses of channels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mkdocs_funnel.components.render import Components
from mkdocs_funnel.components.short_links import (
    channel_uses,
    short_links,
    with_short_links,
)
from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.settings import Channel, Settings
from mkdocs_funnel.reading.sitemap import SiteMap, Where

TALKS = Channel("talks", "speaking", "talk.md", "talk", {"source": "meet up", "medium": "talk"}, line=7)
ADS = Channel("ads", "ads", "index.md", utm={"source": "ads"})
CARDS = Channel("cards", "networking", "index.md", "card")
SETTINGS = Settings(channels=(TALKS, ADS, CARDS))
SITE = Site(
    pages=(
        Page(path="index.md", url="./", title="Home"),
        Page(path="talk.md", url="talk/", title="For <you> & me"),
    ),
    url="https://www.example.com/sub/",
)
QUERY = "?utm_source=meet%20up&utm_medium=talk"


def test_where_they_lead() -> None:
    """Relative, so that the site may lie anywhere; the home page too; only channels that have one."""
    talk, card = short_links(SITE, SETTINGS)
    assert (talk.path, talk.href, talk.clean) == ("go/talk/", f"../../talk/{QUERY}", "../../talk/")
    assert (card.path, card.href, card.clean) == ("go/card/", "../../", "../../")
    assert talk.title == "For <you> & me"


def test_addresses_with_endings() -> None:
    """Sites whose pages are files have short addresses that are folders all the same."""
    pages = (Page(path="index.md", url="index.html"), Page(path="talk.md", url="talk.html"))
    talk, card = short_links(replace(SITE, pages=pages), SETTINGS)
    assert (talk.path, talk.href) == ("go/talk/", f"../../talk.html{QUERY}")
    assert card.href == "../../index.html"


def test_a_landing_piece_that_is_gone() -> None:
    """FN105 tells of it; no page leads nowhere, and the report names no address."""
    home = replace(SITE, pages=SITE.pages[:1])
    assert [link.path for link in short_links(home, SETTINGS)] == ["go/card/"]
    talks = channel_uses(with_short_links(home, SETTINGS), SETTINGS)[0]
    assert (talks.short, talks.url, talks.qr) == (None, None, None)


def test_links_to_them_lead_on() -> None:
    """However they are written, they lead to the landing piece; links to their pictures are none to a page."""
    site = with_short_links(SITE, SETTINGS)
    where = SiteMap(site).resolve
    page = Page(path="posts/one.md", url="posts/one/")
    for href in ("../../go/talk/", "../../go/talk", "/sub/go/talk/index.html", f"{SITE.url}go/talk/"):
        place = where(href, page)
        assert (place.where, place.target) == (Where.PAGE, "talk.md"), href
    assert where("../../go/other/", page).where is Where.BROKEN
    assert where("../../go/talk/qr.svg", page).where is Where.ASSET


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"pages": (*SITE.pages, Page(path="go/talk.md", url="go/talk/"))}, "the page 'go/talk.md'"),
        ({"pages": (*SITE.pages, Page(path="go/talk.md", url="go/talk.html"))}, "the page 'go/talk.md'"),
        ({"aliases": {"go/talk/": "talk.md"}}, "a redirect to 'talk.md'"),
        ({"assets": frozenset({"go/talk/qr.png"})}, "the file 'go/talk/qr.png'"),
        ({"assets": frozenset({"go"})}, "the file 'go'"),
    ],
)
def test_something_is_there_already(change: dict[str, Any], what: str) -> None:
    """The fault names line, address and what is in its way."""
    with pytest.raises(SettingsError) as fault:
        with_short_links(replace(SITE, **change), Settings(channels=(TALKS,)))
    assert f"funnel.yml:7: channels.talks.short: 'go/talk/' cannot be written, for {what} is there" in str(
        fault.value
    )


@pytest.mark.parametrize(
    "change",
    [
        {"pages": (*SITE.pages, Page(path="go/index.md", url="go/"), Page(path="go/x.md", url="go/talker/"))},
        {"aliases": {"gone/": "talk.md"}},
        {"assets": frozenset({"go/talk/slides.pdf", "golf"})},
    ],
)
def test_neighbours_are_no_trouble(change: dict[str, Any]) -> None:
    """A folder `go` with other things in it may be there."""
    assert "go/talk/" in with_short_links(replace(SITE, **change), SETTINGS).aliases


def test_a_site_without_channels_is_as_it_was() -> None:
    """Nothing is added to it, and a folder `go` is its own affair."""
    site = replace(SITE, pages=(Page(path="go/talk.md", url="go/talk/"),))
    assert with_short_links(site, Settings(channels=(ADS,))) is site


def test_what_reports_tell() -> None:
    """Whole addresses where that of the site is known, and codes only then."""
    talks, ads, cards = channel_uses(with_short_links(SITE, SETTINGS), SETTINGS)
    assert (talks.short, talks.qr) == ("go/talk/", "go/talk/qr.svg")
    assert talks.url == f"https://www.example.com/sub/talk/{QUERY}"
    assert (ads.short, ads.url, ads.qr) == (None, "https://www.example.com/sub/?utm_source=ads", None)
    assert cards.url == "https://www.example.com/sub/"
    unknown = replace(SITE, url="")
    assert channel_uses(with_short_links(unknown, SETTINGS), SETTINGS)[0].qr is None
    assert channel_uses(with_short_links(unknown, SETTINGS), SETTINGS)[0].url == f"talk/{QUERY}"


def test_a_site_whose_generator_writes_none() -> None:
    """Where nobody wrote the short addresses, none is told of."""
    assert [use.short for use in channel_uses(SITE, SETTINGS)] == [None, None, None]


def test_the_page_of_a_short_address() -> None:
    """It sends its readers on without a script, shows the way, keeps out of search engines, and escapes."""
    (talk,) = short_links(SITE, Settings(channels=(TALKS,)))
    html = Components(language="de").short_page(
        href=talk.href, canonical='https://e.test/"><script>', title=talk.title, language="de"
    )
    assert html.startswith('<!doctype html>\n<html lang="de">')
    assert (
        '<meta http-equiv="refresh" content="0; url=../../talk/?utm_source=meet%20up&amp;utm_medium=talk">'
        in html
    )
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="https://e.test/&#34;&gt;&lt;script&gt;">' in html
    assert '">For &lt;you&gt; &amp; me</a>' in html
    assert "Diese Adresse führt zu:" in html
    assert "<script" not in html
