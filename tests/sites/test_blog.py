"""Material's blog: posts are pieces, its listings are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
      letter: {kind: signup, title: The letter, gives: Ideas, url: "https://letter.example.com/", label: Join}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: ["**"], role: nurture}
    next_step: {lead: none}
"""
THEME = {"name": "material", "font": False}
BLOG = {"blog": {"archive": True, "categories": True, "pagination_per_page": 1}}
PAGES = {
    "index.md": "# Home\n\n[The blog](blog/index.md)\n",
    "blog/index.md": "# Blog\n\nRead [the first](posts/one.md).\n",
    "blog/posts/one.md": """\
        ---
        date: 2025-01-01
        categories: [Ideas]
        ---
        # One

        Before you go: [Enroll now](offer:course).

        /// signup | letter
        ///

        <p>Or <a href="offer:course">raw</a>.</p>

        <!-- more -->

        The rest, at length.
        """,
    "blog/posts/two.md": "---\ndate: 2025-01-02\n---\n# Two\n\nShort.\n\n<!-- more -->\n\nLong.\n",
    "blog/posts/draft.md": "---\ndate: 2025-01-03\ndraft: true\n---\n# Draft\n\nNot yet.\n",
}


def _built(site: Workshop, pages: dict[str, str] = PAGES, funnel: str = FUNNEL, **more: object) -> Built:
    return site(pages, funnel, plugins=[BLOG, "funnel"], theme=THEME, **more)


def test_listings_are_not_pieces(site: Workshop) -> None:
    """Index, archive, category and pagination pages are listings and get no next step; drafts are nothing."""
    built = _built(site)

    assert built.exit_code == 0, built.output
    assert set(built.pieces) == {"index.md", "blog/posts/one.md", "blog/posts/two.md"}
    assert built.report["summary"]["listings"] == 5
    assert built.steps("blog/2025/01/02/two") == ["https://shop.example.com/course"]
    pages = [*(built.root / "site/blog").rglob("*.html")]
    with_step = [p for p in pages if "funnel-next-step" in p.read_text(encoding="utf-8")]
    posts = [p for p in pages if p.parent.name in ("one", "two")]
    assert len(posts) == 2
    assert set(with_step) <= set(posts)
    assert len(pages) == 7


def test_posts_are_listed_entries(site: Workshop) -> None:
    """Strangers stumble upon any post that a listing shows; a date is one."""
    built = _built(site)

    assert built.report["summary"]["entries"] == {"lead": 1, "channel": 0, "listed": 2}
    assert built.pieces["blog/posts/one.md"]["entry"] == "listed"
    assert built.pieces["blog/posts/one.md"]["date"] == "2025-01-01"


def test_links_of_a_listing_are_no_reader_links(site: Workshop) -> None:
    """A page that leads to nothing but a listing is a dead end, though the listing leads on."""
    built = _built(site)

    assert built.links("index.md", "body") == ["blog/index.md"]
    assert not built.pieces["index.md"]["reaches_ask"]
    assert [f["path"] for f in built.report["findings"] if f["code"] == "FN101"] == ["index.md"]
    assert "listing" in next(f["message"] for f in built.report["findings"] if f["code"] == "FN101")


def test_excerpts_hold_real_offers(site: Workshop) -> None:
    """Excerpts are converted once more: what readers see there is links, not shortcodes."""
    built = _built(site)

    listing = built.html("blog/category/ideas")
    assert "offer:" not in listing
    assert "/// " not in listing
    assert built.hrefs("blog/category/ideas").count("https://shop.example.com/course") == 2
    assert "https://letter.example.com/" in built.hrefs("blog/category/ideas")


def test_a_link_in_an_excerpt_has_the_base_of_the_listing(site: Workshop) -> None:
    """An offer whose yes happens on the site is linked to from each listing's own folder."""
    funnel = FUNNEL.replace('"https://shop.example.com/course"', "index.md#yes")
    pages = {**PAGES, "index.md": "# Home\n\n## Yes {: #yes }\n"}

    built = _built(site, pages, funnel, markdown_extensions=["attr_list"])

    for url in ("blog/archive/2025/page/2", "blog/category/ideas"):
        found = [n.attributes.get("href") for n in built.dom(url).css("a[data-funnel-offer=course]")]
        assert found == ["../" * (url.count("/") + 1) + "#yes"] * 2, url


def test_excerpts_do_not_ask_for_what_is_closed(site: Workshop) -> None:
    """No link to a closed offer is left on any listing, in raw HTML neither."""
    funnel = FUNNEL.replace("label: Enroll now}", "label: Enroll now, closes: 2025-01-01}")

    built = site(PAGES, funnel, plugins=[BLOG, {"funnel": {"today": "2025-02-01"}}], theme=THEME)

    for page in (built.root / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "offer:" not in text, page
        assert "shop.example.com" not in text, page


def test_a_blog_index_as_home_page(site: Workshop) -> None:
    """A listing that is given a role is a piece: what is written in it counts, what is generated does not."""
    pages = {path.removeprefix("blog/"): text for path, text in PAGES.items() if path != "index.md"}
    pages["index.md"] = "# Home\n\nRead [the first](posts/one.md).\n"

    built = site(pages, FUNNEL, plugins=[{"blog": {"blog_dir": "."}}, "funnel"], theme=THEME)

    assert built.exit_code == 0, built.output
    home = built.pieces["index.md"]
    assert home["entry"] == "lead"
    assert built.links("index.md", "body") == ["posts/one.md"]
    assert sorted(built.links("index.md", "listing")) == ["posts/one.md", "posts/two.md"]
    assert built.steps("") == []


def test_a_home_page_that_only_lists_leads_nowhere(site: Workshop) -> None:
    """Without a written link it is a dead end, and no next step is put on a listing."""
    pages = {path.removeprefix("blog/"): text for path, text in PAGES.items() if path != "index.md"}
    pages["index.md"] = "# Home\n"

    built = site(pages, FUNNEL, plugins=[{"blog": {"blog_dir": "."}}, "funnel"], theme=THEME)

    assert ("FN101", "index.md") in {(code, path) for code, path, _ in built.findings}


def test_a_link_to_a_draft(site: Workshop) -> None:
    """A post that is not published is named as such."""
    pages = {**PAGES, "index.md": "# Home\n\n[soon](blog/posts/draft.md)\n"}

    built = _built(site, pages)

    assert [finding for finding in built.findings if finding[0] == "FN105"] == [("FN105", "index.md", 3)]
