"""A whole site: pages, addresses, order, what is left out."""

from __future__ import annotations

import concurrent.futures
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.source import pool
from mkdocs_funnel.adapters.source.urls import relative_url, url_of
from mkdocs_funnel.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.project import Project
    from mkdocs_funnel.model.page import Page

CONFIG = "site_name: Test\nsite_url: https://example.com/sub/\n"
BLOG = f"{CONFIG}theme: {{name: material}}\nplugins:\n  - blog: {{post_url_format: '{{date}}/{{slug}}'}}\n"


def _pages(project: Project) -> dict[str, Page]:
    return {page.path: page for page in project.site.pages}


@pytest.mark.parametrize(
    ("path", "folders", "files"),
    [
        ("index.md", "./", "index.html"),
        ("a.md", "a/", "a.html"),
        ("a/index.md", "a/", "a/index.html"),
        ("a/README.md", "a/", "a/index.html"),
        ("a b/\xe4.md", "a%20b/%C3%A4/", "a%20b/%C3%A4.html"),
        ("i/a.png", "i/a.png", "i/a.png"),
    ],
)
def test_addresses(path: str, folders: str, files: str) -> None:
    """As MkDocs makes them."""
    assert url_of(path, directory_urls=True) == folders
    assert url_of(path, directory_urls=False) == files


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("a/", "b/", "../a/"),
        ("./", "b/c/", "../../"),
        ("a/b/", "./", "a/b/"),
        ("a.html", "b/c.html", "../a.html"),
        ("a/", "a/", "./"),
    ],
)
def test_ways_between_addresses(target: str, page: str, way: str) -> None:
    """Relative, with the slash at the end kept."""
    assert relative_url(target, page) == way


def test_pages_and_links(project: Callable[..., Project]) -> None:
    """Links lead to pages whatever the folder; titles come from where MkDocs takes them."""
    read = project(
        {
            "mkdocs.yml": CONFIG,
            "docs/index.md": "# Home page\n\n[a](a/b.md#c) [i](i.png) [gone](gone.md)\n",
            "docs/a/b.md": "---\ntitle: B\n---\n[home](../index.md) <a href='../../'>raw</a>\n",
            "docs/a/the_third-page.md": "text",
            "docs/i.png": b"",
        }
    )
    found = engine.survey(read.site, read.settings, articles=read.articles)
    links = {path: [(link.target, link.line) for link in r.links] for path, r in found.readings.items()}
    assert links == {"index.md": [("a/b.md", 3)], "a/b.md": [("index.md", 4)] * 2, "a/the_third-page.md": []}
    assert [page.title for page in read.site.pages] == ["Home page", "B", "The third page"]
    assert read.site.assets == {"i.png"}
    (broken,) = found.readings["index.md"].notices
    assert (broken.target, broken.line) == ("gone.md", 3)  # type: ignore[union-attr]


def test_what_is_left_out(project: Callable[..., Project]) -> None:
    """Excluded files, drafts and hidden ones are withheld, each with its reason; links to them are broken."""
    read = project(
        {
            "mkdocs.yml": f"{CONFIG}exclude_docs: |\n  old/\n  !keep.md\ndraft_docs: wip*.md\nnot_in_nav: side.md\n",
            "docs/index.md": "[a](old/a.md) [b](wip.md) [c](hidden.md)\n",
            "docs/old/a.md": "",
            "docs/wip.md": "",
            "docs/side.md": "",
            "docs/hidden.md": "---\ndraft: true\n---\n",
            "docs/.secret/x.md": "",
        }
    )
    assert list(_pages(read)) == ["index.md", "side.md"]
    expected = {"old/a.md": "excluded", "wip.md": "draft", "hidden.md": "draft", ".secret/x.md": "excluded"}
    assert read.site.withheld == expected
    assert read.site.nav == ("index.md",)
    notices = engine.survey(read.site, read.settings, articles=read.articles).readings["index.md"].notices
    assert [notice.reason for notice in notices] == ["excluded", "draft", "draft"]  # type: ignore[union-attr]


def test_readme_beside_index(project: Callable[..., Project]) -> None:
    """Both would be the index of the folder; the one named so wins."""
    assert list(_pages(project({"mkdocs.yml": CONFIG, "docs/index.md": "", "docs/README.md": ""}))) == [
        "index.md"
    ]


def test_navigation(project: Callable[..., Project]) -> None:
    """It sets titles and order; addresses and pages that are not there are no part of it."""
    nav = "nav: [Start: index.md, More: [two.md, One: one.md], Out: 'https://example.org', gone.md]\n"
    read = project(
        {"mkdocs.yml": CONFIG + nav, "docs/index.md": "", "docs/one.md": "# 1", "docs/two.md": "# 2"}
    )
    assert read.site.nav == ("index.md", "two.md", "one.md")
    assert [page.title for page in read.site.pages] == ["Start", "One", "2"]
    followers = {page.path: page.follower for page in read.site.pages}
    assert followers == {"index.md": "two.md", "two.md": "one.md", "one.md": None}


def _post(day: str, rest: str = "") -> str:
    return f"---\ndate: {day}\n{rest}---\n\n# A post, of {day}!\n\nText\n"


def test_blog(project: Callable[..., Project]) -> None:
    """Posts have the addresses of the blog, its listings show them, and each leads on to the next newer."""
    read = project(
        {
            "mkdocs.yml": BLOG,
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": _post("2024-03-05", "categories: [A b]\n"),
            "docs/blog/posts/two.md": _post("2025-01-02", "slug: own\n"),
            "docs/blog/posts/three.md": _post("2025-01-03", "draft: true\n"),
            "docs/blog/posts/i.png": b"",
        }
    )
    pages = _pages(read)
    assert pages["blog/posts/one.md"].url == "blog/2024/03/05/a-post-of-2024-03-05/"
    assert pages["blog/posts/two.md"].url == "blog/2025/01/02/own/"
    assert pages["blog/index.md"].listing
    assert pages["blog/index.md"].shows == ("blog/posts/two.md", "blog/posts/one.md")
    assert pages["blog/category/a-b.md"].shows == ("blog/posts/one.md",)
    assert {"blog/archive/2024.md", "blog/archive/2025.md"} <= set(pages)
    assert pages["blog/posts/one.md"].follower == "blog/posts/two.md"
    assert pages["blog/posts/two.md"].follower is None
    assert read.site.withheld == {"blog/posts/three.md": "draft"}
    assert read.site.assets == {"blog/i.png"}


def test_further_pages_of_a_listing(project: Callable[..., Project]) -> None:
    """Eleven posts make a second page, of the archive too; links to it are not broken."""
    posts = {f"docs/blog/posts/p{day}.md": _post(f"2025-01-{day:02}") for day in range(1, 12)}
    read = project({"mkdocs.yml": BLOG, "docs/blog/index.md": "[2](page/2/index.md)\n", **posts})
    assert {"blog/page/2/index.md", "blog/archive/2025/page/2.md"} <= set(_pages(read))
    assert "blog/page/3/index.md" not in _pages(read)


@pytest.mark.parametrize(
    ("nav", "pages", "follower"),
    [
        ("[index.md, blog/index.md, end.md]", ["index.md", "blog/index.md", "end.md"], "end.md"),
        (
            "[index.md, Blog: [blog/index.md], end.md]",
            ["index.md", "blog/index.md", "end.md", "blog/archive/2025.md", "blog/category/c.md"],
            "blog/category/c.md",
        ),
    ],
)
def test_listings_in_the_navigation(
    project: Callable[..., Project], nav: str, pages: list[str], follower: str
) -> None:
    """The blog puts its listings into the section that its index stands in, if it stands in one."""
    files = {f"docs/{path}": "" for path in ("index.md", "blog/index.md", "end.md")}
    post = {"docs/blog/posts/a.md": _post("2025-01-02", "categories: [c]\n")}
    read = project({"mkdocs.yml": f"{BLOG}nav: {nav}\n", **files, **post})
    assert list(read.site.nav) == pages
    assert _pages(read)["blog/index.md"].follower == follower


def test_front_matter_of_folders(project: Callable[..., Project]) -> None:
    """Material's `meta` plugin puts it under that of each page."""
    files = {
        "docs/a/.meta.yml": "tags: [x]\ntitle: Under\n",
        "docs/a/b.md": "---\ntags: [y]\n---\n",
        "docs/c.md": "",
    }
    read = project({"mkdocs.yml": f"{CONFIG}plugins: [meta]\n", **files})
    assert _pages(read)["a/b.md"].meta == {"tags": ["x", "y"], "title": "Under"}
    assert _pages(read)["c.md"].meta == {}


def test_redirects(project: Callable[..., Project]) -> None:
    """An address that moved leads where it is sent."""
    maps = "plugins:\n  - redirects: {redirect_maps: {old.md: 'new.md#x', out.md: 'https://example.org'}}\n"
    read = project({"mkdocs.yml": CONFIG + maps, "docs/new.md": ""})
    assert read.site.aliases == {"old/": "new.md", "out/": "https://example.org"}


def test_faults_of_front_matter_have_lines(project: Callable[..., Project]) -> None:
    """What stands under `funnel` is checked with its place in the file."""
    read = project({"mkdocs.yml": CONFIG, "docs/index.md": "---\ntitle: T\nfunnel: nurtur\n---\n"})
    with pytest.raises(SettingsError, match=r"index\.md:3:\d+: .*nurtur"):
        engine.survey(read.site, read.settings, articles=read.articles)


def test_no_content_folder(project: Callable[..., Project]) -> None:
    """It is a fault that names the option."""
    with pytest.raises(SettingsError, match="docs_dir: the folder 'docs' is not there"):
        project({"mkdocs.yml": CONFIG})


def test_listings_of_the_settings(project: Callable[..., Project]) -> None:
    """A page that `listings` names shows what it links to, though nothing rendered its HTML."""
    read = project(
        {
            "mkdocs.yml": CONFIG,
            "funnel.yml": "listings: [all.md]\n",
            "docs/all.md": "[a](a.md)\n",
            "docs/a.md": "",
        }
    )
    found = engine.survey(read.site, read.settings, articles=read.articles)
    assert found.readings["all.md"].piece is None
    assert found.pieces["a.md"].listed


def test_many_files_are_read_by_several_processes(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outcome is that of one."""
    files = {f"docs/p{n}.md": f"# {n}\n\n[x](p{(n + 1) % 30}.md) [y](offer:none)\n" for n in range(30)}
    alone = project({"mkdocs.yml": CONFIG, **files})
    monkeypatch.setattr(pool, "ENOUGH", 4)
    monkeypatch.setattr(pool, "_processors", lambda: 2)
    together = project({"mkdocs.yml": f"{CONFIG}theme: {{language: de}}\n"})
    assert together.stats["read anew"] == 30
    assert together.articles == alone.articles


def test_where_processes_cannot_be_started(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process reads them all."""

    def refused(*_: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(pool, "ENOUGH", 4)
    monkeypatch.setattr(pool, "_processors", lambda: 2)
    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", refused)
    files = {f"docs/p{n}.md": "text" for n in range(10)}
    assert project({"mkdocs.yml": CONFIG, **files}).stats["read anew"] == 10


def test_today_decides_about_posts_of_the_future(project: Callable[..., Project]) -> None:
    """With `draft_if_future_date`, a post waits for its day."""
    config = f"{CONFIG}plugins:\n  - blog: {{draft_if_future_date: true}}\n"
    files = {"mkdocs.yml": config, "docs/blog/index.md": "", "docs/blog/posts/a.md": _post("2025-06-01")}
    assert "blog/posts/a.md" not in _pages(project(files, today=dt.date(2025, 5, 1)))
    assert "blog/posts/a.md" in _pages(project({}, today=dt.date(2025, 6, 1)))


CHANNELS = "channels: {talks: {kind: speaking, landing: talk.md, short: talk, utm: {source: meetup}}}\n"


def test_links_to_short_addresses_lead_to_landing_pieces(project: Callable[..., Project]) -> None:
    """They are written at each build, if the plugin is there; nobody else writes them."""
    pages = {
        "docs/index.md": "# Home\n\n[talk](/go/talk/) and [talk](go/talk/)\n",
        "docs/talk.md": "# Talk\n",
        "funnel.yml": CHANNELS,
    }
    with_plugin = {**pages, "mkdocs.yml": "site_name: T\nsite_url: https://e.test/\nplugins: [funnel]\n"}
    found = project(with_plugin)
    assert found.site.aliases == {"go/talk/": "talk.md"}
    assert found.site.assets >= {"go/talk/qr.svg", "go/talk/qr.png"}
    assert project({**pages, "mkdocs.yml": "site_name: T\nplugins: [search]\n"}).site.aliases == {}


def test_a_page_where_a_short_address_would_be(project: Callable[..., Project]) -> None:
    """The fault names both."""
    with pytest.raises(SettingsError, match=r"cannot be written, for the page 'go/talk\.md' is there"):
        project(
            {
                "mkdocs.yml": "site_name: T\nplugins: [funnel]\n",
                "funnel.yml": CHANNELS,
                "docs/talk.md": "# Talk\n",
                "docs/go/talk.md": "# Talk\n",
            }
        )


def test_the_query_of_a_link_is_kept(project: Callable[..., Project]) -> None:
    """Rules look at it; a slash in it is no folder."""
    found = project(
        {
            "mkdocs.yml": "site_name: T\n",
            "docs/index.md": "[b](b.md?q=https://x//../y#z) [b](b.md?q=1){ .md-button }\n",
            "docs/b.md": "# B\n",
        }
    )
    hrefs = [element.href for element in found.articles["index.md"].elements]
    assert hrefs[0] == "/b/?q=https://x//../y#z"
    assert hrefs[1].endswith("b/?q=1")
