"""What an address in a page leads to."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.reading.sitemap import Place, SiteMap, Where, is_place, looks_like_page

PATHS = (
    "index.md",
    "start.md",
    "guide/index.md",
    "guide/first.md",
    "guide/deep/x.md",
    "50%.md",
    "a b.md",
    "ü.md",
)
DIRECTORY_URLS = ("./", "start/", "guide/", "guide/first/", "guide/deep/x/", "50%25/", "a%20b/", "%C3%BC/")
FILE_URLS = (
    "index.html",
    "start.html",
    "guide/index.html",
    "guide/first.html",
    "guide/deep/x.html",
    "50%25.html",
    "a%20b.html",
    "%C3%BC.html",
)


def site(urls: tuple[str, ...] = DIRECTORY_URLS, url: str = "https://example.com/") -> Site:
    """Return a site whose pages have the addresses `urls`."""
    return Site(
        pages=tuple(Page(path=p, url=u) for p, u in zip(PATHS, urls, strict=True)),
        url=url,
        assets=frozenset({"guide/sheet.pdf", "img/a%20b.png"}),
        withheld={"draft.md": "draft", "guide/old.md": "excluded"},
        withheld_urls={"draft/": "draft.md", "guide/old/": "guide/old.md"},
        aliases={
            "was/": "start.md",
            "away/": "https://example.org/x",
            "lost/": "nowhere.md",
            "was-draft/": "draft.md",
        },
    )


def resolve(href: str, path: str = "index.md", made: Site | None = None) -> Place:
    """Return what `href` on the page `path` leads to."""
    made = made or site()
    page = next(page for page in made.pages if page.path == path)
    return SiteMap(made).resolve(href, page)


@pytest.mark.parametrize(
    ("path", "href", "target"),
    [
        ("index.md", "start/", "start.md"),
        ("index.md", "start", "start.md"),
        ("index.md", "start/index.html", "start.md"),
        ("index.md", "./start/", "start.md"),
        ("index.md", ".", "index.md"),
        ("index.md", "./", "index.md"),
        ("index.md", "index.html", "index.md"),
        ("start.md", "..", "index.md"),
        ("start.md", "../guide/", "guide/index.md"),
        ("guide/first.md", "../../start/", "start.md"),
        ("guide/first.md", "..", "guide/index.md"),
        ("guide/first.md", "../deep/x/", "guide/deep/x.md"),
        ("guide/first.md", "/start/", "start.md"),
        ("guide/first.md", "/", "index.md"),
        ("guide/first.md", "../../../../start/", "start.md"),
        ("guide/first.md", "../../..", "index.md"),
        ("guide/first.md", "", "guide/first.md"),
        ("guide/first.md", "#part", "guide/first.md"),
        ("guide/first.md", "?print", "guide/first.md"),
        ("guide/first.md", "../?print#x", "guide/index.md"),
        ("guide/first.md", " ../ ", "guide/index.md"),
        ("index.md", "a%20b/", "a b.md"),
        ("index.md", "50%25/", "50%.md"),
        ("index.md", "%c3%bc/", "ü.md"),
        ("index.md", "ü/", "ü.md"),
    ],
)
def test_pages_by_directory(path: str, href: str, target: str) -> None:
    """As a browser finds them, when each page is a folder."""
    place = resolve(href, path)
    assert (place.where, place.target) == (Where.PAGE, target)


@pytest.mark.parametrize(
    ("path", "href", "target"),
    [
        ("index.md", "start.html", "start.md"),
        ("index.md", "index.html", "index.md"),
        ("index.md", "guide/", "guide/index.md"),
        ("index.md", "guide/index.html#a", "guide/index.md"),
        ("guide/first.md", "../start.html", "start.md"),
        ("guide/first.md", "deep/x.html", "guide/deep/x.md"),
        ("guide/first.md", "./", "guide/index.md"),
        ("guide/index.md", "first.html", "guide/first.md"),
        ("guide/index.md", "../a%20b.html", "a b.md"),
    ],
)
def test_pages_by_file(path: str, href: str, target: str) -> None:
    """As a browser finds them, when each page is a file."""
    place = resolve(href, path, site(FILE_URLS))
    assert (place.where, place.target) == (Where.PAGE, target)


@pytest.mark.parametrize(
    ("href", "where", "target"),
    [
        ("https://example.com/docs/start/", Where.PAGE, "start.md"),
        ("https://example.com/docs", Where.PAGE, "index.md"),
        ("https://example.com/docs/", Where.PAGE, "index.md"),
        ("http://www.EXAMPLE.com/docs/start/#x", Where.PAGE, "start.md"),
        ("//example.com/docs/start/", Where.PAGE, "start.md"),
        ("https://example.com:443/docs/start/", Where.PAGE, "start.md"),
        ("/docs/start/", Where.PAGE, "start.md"),
        ("/docs", Where.PAGE, "index.md"),
        ("../../start/", Where.PAGE, "start.md"),
        ("/start/", Where.OUTSIDE, "/start/"),
        ("/docsets/", Where.OUTSIDE, "/docsets/"),
        ("https://example.com/start/", Where.OUTSIDE, "https://example.com/start/"),
        ("https://example.com/docs-2/start/", Where.OUTSIDE, "https://example.com/docs-2/start/"),
        ("https://example.com/", Where.OUTSIDE, "https://example.com/"),
        ("../../../start/", Where.OUTSIDE, "../../../start/"),
        ("../../../shop/", Where.OUTSIDE, "../../../shop/"),
        ("https://example.com:8443/docs/start/", Where.OUTSIDE, "https://example.com:8443/docs/start/"),
        ("https://shop.example.com/docs/start/", Where.OUTSIDE, "https://shop.example.com/docs/start/"),
        ("https://example.org/docs/start/", Where.OUTSIDE, "https://example.org/docs/start/"),
        ("https://example.com/docs/gone/", Where.BROKEN, "https://example.com/docs/gone/"),
        ("../../../gone.md", Where.BROKEN, "../../../gone.md"),
    ],
)
def test_a_site_in_a_folder_of_its_host(href: str, where: Where, target: str) -> None:
    """What lies beside the folder is not the site, by whichever way it is written."""
    place = resolve(href, "guide/first.md", site(url="https://www.example.com/docs/"))
    assert (place.where, place.target) == (where, target)


def test_a_folder_whose_name_is_encoded() -> None:
    """The site's own address may hold encoded signs."""
    made = site(url="https://example.com/my%20docs/")
    assert resolve("https://example.com/my%20docs/start/", made=made).target == "start.md"
    assert resolve("/my docs/start/", made=made).target == "start.md"


def test_an_encoded_sign_in_the_name_of_a_page() -> None:
    """An address is decoded once, not twice."""
    made = Site(pages=(Page(path="a%20b.md", url="a%2520b/"), Page(path="a b.md", url="a%20b/")))
    page = made.pages[0]
    assert SiteMap(made).resolve("../a%2520b/", page).target == "a%20b.md"
    assert SiteMap(made).resolve("../a%20b/", page).target == "a b.md"


def test_a_site_that_is_served_at_a_port() -> None:
    """Another port is another site."""
    made = site(url="http://127.0.0.1:8000/")
    assert resolve("http://127.0.0.1:8000/start/", made=made).where is Where.PAGE
    assert resolve("http://127.0.0.1/start/", made=made).where is Where.OUTSIDE


def test_a_site_whose_address_is_not_known() -> None:
    """Whole addresses lead outside then, paths do not."""
    made = site(url="")
    assert resolve("https://example.com/start/", made=made).where is Where.OUTSIDE
    assert resolve("/start/", made=made).target == "start.md"
    assert resolve("../../start/", made=made).target == "start.md"


@pytest.mark.parametrize(
    ("href", "reason", "withheld"),
    [
        ("gone/", "missing", ""),
        ("gone.md", "missing", ""),
        ("gone.html", "missing", ""),
        ("guide/gone", "missing", ""),
        ("draft/", "draft", "draft.md"),
        ("draft.md#x", "draft", "draft.md"),
        ("guide/old/", "excluded", "guide/old.md"),
        ("guide/old.md", "excluded", "guide/old.md"),
        ("https://[", "missing", ""),
        ("https://example.com:99999/", "missing", ""),
        ("https://example.com:port/", "missing", ""),
        ("lost/", "missing", ""),
        ("was-draft/", "draft", ""),
    ],
)
def test_broken_links(href: str, reason: str, withheld: str) -> None:
    """Nothing is there, or a page that is not published."""
    place = resolve(href)
    assert (place.where, place.reason, place.withheld) == (Where.BROKEN, reason, withheld)


def test_a_link_as_written_is_relative_to_its_file() -> None:
    """What the generator could not follow is looked for beside the source file."""
    assert resolve("old.md", "guide/first.md").reason == "excluded"
    assert resolve("../draft.md", "guide/first.md").reason == "draft"
    assert resolve("draft.md", "guide/first.md").reason == "missing"


@pytest.mark.parametrize(
    ("href", "where"),
    [
        ("guide/sheet.pdf", Where.ASSET),
        ("img/a%20b.png", Where.ASSET),
        ("img/a b.png", Where.ASSET),
        ("feed_rss_created.xml", Where.ASSET),
        ("gone.pdf", Where.ASSET),
        ("release-1.2", Where.BROKEN),
        ("mailto:a@example.com", Where.OUTSIDE),
        ("tel:1", Where.OUTSIDE),
        ("javascript:void(0)", Where.OUTSIDE),
        ("offer:x", Where.OUTSIDE),
        ("//cdn.example.org/start/", Where.OUTSIDE),
        ("https://example.org:99999/", Where.OUTSIDE),
    ],
)
def test_what_is_no_page(href: str, where: Where) -> None:
    """Files, and the world outside."""
    assert resolve(href).where is where


def test_redirects_lead_to_their_target() -> None:
    """To a page, or out of the site; a page of the same address comes first."""
    assert resolve("was/#part").target == "start.md"
    assert resolve("was/#part").fragment == "part"
    assert resolve("away/").where is Where.OUTSIDE
    made = Site(
        pages=(Page(path="index.md", url=""), Page(path="a.md", url="a/")), aliases={"a/": "index.md"}
    )
    assert resolve("a/", made=made).target == "a.md"


def test_fragments_are_decoded() -> None:
    """They are held against the `id`s of the page."""
    assert resolve("start/#%C3%BCber").fragment == "über"
    assert resolve("start/").fragment == ""


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("start.md", Place(Where.PAGE, "start.md")),
        ("./start.md#install", Place(Where.PAGE, "start.md", "install")),
        ("/guide/first.md", Place(Where.PAGE, "guide/first.md")),
        ("start/", Place(Where.BROKEN, "start/", "", "missing")),
        ("draft.md#x", Place(Where.BROKEN, "draft.md#x", "x", "draft")),
        ("guide/old.md", Place(Where.BROKEN, "guide/old.md", "", "excluded")),
    ],
)
def test_source_paths_in_settings(target: str, expected: Place) -> None:
    """Settings name pages by their files."""
    assert SiteMap(site()).place_of(target) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("start.md#install", True),
        ("start/", True),
        ("#buy", True),
        ("https://example.com/", False),
        ("//example.com/x", False),
        ("mailto:a@example.com", False),
        ("", False),
        (None, False),
    ],
)
def test_places_on_the_site(url: str | None, expected: bool) -> None:
    """What has a scheme or a host is elsewhere."""
    assert is_place(url) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/", True), ("a", True), ("a.HTML", True), ("a.md", True), ("v1.2", True), ("", True),
        ("a.pdf", False), ("a.tar.gz", False), ("feed.xml", False), ("a/b.png", False),
    ],
)  # fmt: skip
def test_what_looks_like_a_page(path: str, expected: bool) -> None:
    """Addresses without an ending, or with that of HTML or Markdown; a version is no ending."""
    assert looks_like_page(path) is expected
