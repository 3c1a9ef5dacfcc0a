"""What the pages of a folder are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.built.site import read_site
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.model.link import LinkKind
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import RoleGlobs, Settings
from tests.unit.adapters.built.finished import page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.adapters.built.finished import Read

SALE = Offer(id="sale", kind=OfferKind.SALE, title="Sale", url="https://shop.example.com/x")
SETTINGS = Settings(offers={"sale": SALE})
HOME = page("<main><p>Hello, see <a href='a/'>a</a>.</main>")


def test_chrome_does_not_count(read: Read) -> None:
    """Links in header, navigation and footer are not in the article, those in its own parts are."""
    body = """<header><a href="/h/">h</a></header><nav><a href="/n/">n</a></nav>
      <main><nav><a href="/toc/">t</a></nav><div class="hero"><a href="/a/">a</a></div>
      <aside class="funnel"><a href="/b/">b</a></aside>
      <blockquote><footer><a href="/c/">c</a></footer></blockquote>
      <div class="footnotes"><a href="/d/">d</a></div></main><footer><a href="/f/">f</a></footer>"""
    html = read({"index.html": page(body)}).site.pages[0].html
    assert [name for name in "abcd" if f'href="/{name}/"' in html] == list("abcd")
    assert not [name for name in ("h", "n", "toc", "f") if f'href="/{name}/"' in html]


def test_a_page_that_sends_on_is_an_alias(read: Read) -> None:
    """Over another stub, out of the site, and to nothing; a page that reloads itself later is a page."""
    stub = '<meta http-equiv="Refresh" content="{}">'
    site = read(
        {
            "index.html": HOME,
            "a/index.html": page("<main>A</main>"),
            "old/index.html": page("", stub.format("0; url=../older/")),
            "older/index.html": page("", stub.format("0;URL='/a/'")),
            "out/index.html": page("", stub.format("0; url=https://other.example.com/")),
            "loop/index.html": page("", stub.format("0; url=/loop/")),
            "news/index.html": page("<main>News</main>", stub.format("300; url=/news/")),
        }
    ).site
    assert {p.path for p in site.pages} == {"index.md", "a.md", "news.md"}
    assert site.aliases["old/"] == site.aliases["older/"] == "a.md"
    assert site.aliases["out/"] == "https://other.example.com/"
    assert "loop/" in site.aliases


def test_a_copy_of_a_page_is_an_alias(read: Read) -> None:
    """Only a page with the same title is; one wrong address in a template must not swallow a site."""
    link = "<link rel=canonical href='https://x.example.com/{}'>"
    site = read(
        {
            "index.html": page("<main><h1>Home</h1></main>", link.format("")),
            "a/index.html": page("<main><h1>A</h1></main>", link.format("a/")),
            "print/a/index.html": page("<main><h1>A</h1></main>", link.format("a/")),
            "b/index.html": page("<main><h1>B</h1></main>", link.format("")),
        }
    ).site
    assert {p.path for p in site.pages} == {"index.md", "a.md", "b.md"}
    assert site.aliases["print/a/"] == "a.md"
    assert site.url == "https://x.example.com/"


def test_files_that_are_no_pages_are_assets(read: Read) -> None:
    """A mark for a service, a part of a page and the page for what is missing are not pieces."""
    site = read(
        {
            "index.html": HOME,
            "google1.html": "google-site-verification: x",
            "404.html": HOME,
            "feed.xml": "<rss/>",
        }
    ).site
    assert [p.path for p in site.pages] == ["index.md"]
    assert {"google1.html", "feed.xml"} <= site.assets


def test_a_list_of_articles_is_a_listing(read: Read) -> None:
    """Its excerpts are left out with their links; a page with articles of its own text is none."""
    entry = (
        "<article><h2><a href='/{0}/'>{0}</a></h2><p>Much more text of {0} <a href='/wrong/'>x</a></article>"
    )
    listing = page("<main><h1>Posts</h1>" + entry.format("a") + entry.format("b") + "</main>")
    text = page(
        "<main><article><h2>One</h2>" + "word " * 90 + "</article><article><h2>Two</h2>x</article></main>"
    )
    ab = {f"{name}/index.html": page(f"<main>{name}</main>") for name in "ab"}
    site = read({"index.html": HOME, "posts/index.html": listing, "text/index.html": text, **ab}).site
    by_path = {p.path: p for p in site.pages}
    assert by_path["posts.md"].listing
    assert by_path["posts.md"].shows == ("a.md", "b.md")
    assert "wrong" not in by_path["posts.md"].html
    assert not by_path["text.md"].listing


def test_a_home_page_that_shows_posts_is_a_piece_if_it_says_more(read: Read) -> None:
    """A button beside the latest posts makes the home page one that is there for itself."""
    entry = "<li><a href='/{0}/'><h3>{0}</h3></a></li>"
    posts = "<ul>" + entry.format("a") + entry.format("b") + "</ul>"
    ab = {f"{name}/index.html": page(f"<main>{name}</main>") for name in "ab"}
    bare = read({"index.html": page(f"<main><h1>X</h1>{posts}</main>"), **ab}).site.pages
    says = read({"index.html": page(f"<main><h1>X</h1><a href='/a/'>Go</a>{posts}</main>")}).site.pages
    assert [p.listing for p in bare if p.path == "index.md"] == [True]
    assert [(p.listing, p.shows) for p in says if p.path == "index.md"] == [(False, ("a.md", "b.md"))]


def test_a_listing_with_a_role_keeps_the_links_written_on_it(read: Read) -> None:
    """What it lists are listing links, what somebody wrote above the list are links in the text."""
    entry = "<article><h2><a href='/{0}/'>{0}</a></h2><p>Much more text of {0}</article>"
    posts = f"<p>New? <a href='/start/'>Start</a></p>{entry.format('a')}{entry.format('b')}"
    settings = Settings(roles=(RoleGlobs(("posts.md",), (Role.LEAD,)),))
    others = {f"{name}/index.html": page(f"<main>{name}</main>") for name in ("a", "b", "start")}
    project = read(
        {"index.html": HOME, "posts/index.html": page(f"<main>{posts}</main>"), **others}, settings
    )
    report = engine.report(engine.survey(project.site, settings, choose=False))
    kinds = {link.target: link.kind for link in report.links if link.source == "posts.md"}
    assert kinds == {"start.md": LinkKind.BODY, "a.md": LinkKind.LISTING, "b.md": LinkKind.LISTING}


def test_a_page_about_tags_is_not_a_list_of_tags(read: Read) -> None:
    """The address alone does not make a listing."""
    text = page("<main><h1>Tags</h1><p>" + "words about tags " * 30 + "<a href='/'>x</a></main>")
    assert not any(p.listing for p in read({"index.html": HOME, "plugins/tags/index.html": text}).site.pages)


def test_automatic_steps_in_the_page_are_read_as_automatic(read: Read) -> None:
    """They count for coverage, not for what writers wrote, and no other is chosen."""
    step = (
        "<aside class='funnel'><a class='funnel-button' href='https://shop.example.com/x'"
        " data-funnel-offer='sale' data-funnel-source='next_step'>Buy</a></aside>"
    )
    project = read(
        {"index.html": page(f"<main>Hello{step}</main>"), "b/index.html": page("<main>B</main>")}, SETTINGS
    )
    report = engine.report(engine.survey(project.site, SETTINGS, choose=False))
    assert (report.summary.asks_automatic, report.summary.asks_written) == (1, 0)
    assert (report.summary.coverage, report.summary.coverage_written) == (0.5, 0.0)
    steps = {facts.piece.path: facts.next_step for facts in report.pieces}
    assert steps["b.md"] is None
    assert steps["index.md"] is not None
    assert steps["index.md"].offer == "sale"


def test_a_site_below_a_path_finds_its_own_links(read: Read) -> None:
    """Links from the root of the host lead to pages below the path of the site's address."""
    home = page("<main><a href='/base/a'>a</a></main>")
    site = read(
        {"index.html": home, "a/index.html": page("<main>A</main>")}, site_url="https://x.example.com/base/"
    ).site
    report = engine.report(engine.survey(site, Settings(), choose=False))
    assert [(link.source, link.target) for link in report.links if link.kind.is_reader] == [
        ("index.md", "a.md")
    ]


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """The message names the folder."""
    with pytest.raises(FunnelError, match="nothing"):
        read_site(tmp_path / "nothing", Settings())
