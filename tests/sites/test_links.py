"""Links as readers meet them, however they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course:
        kind: sale
        title: The course
        url: https://shop.example.com/course
        label: Enroll now
        page: sales.md
      start: {kind: sale, title: Start, url: "start.md#install"}
    roles:
      - {paths: [index.md], role: lead}
      - {paths: [sales.md], role: ask}
      - {paths: ["**"], role: nurture}
    next_step: {lead: none, nurture: none, ask: none}
"""
PAGES = {
    "index.md": "# Home\n",
    "a.md": "# A\n\nOn to [sales](sales.md).\n",
    "sales.md": "# Sales\n\n[Enroll now](offer:course)\n",
    "start.md": "# Start\n\nRead this first.\n\n## Install\n\nRun it.\n",
}


def test_links_in_raw_html(site: Workshop) -> None:
    """An address that Markdown does not touch is resolved as a browser does."""
    home = '# Home\n\n<p>Go <a href="a/">on</a> or <a href="sales/index.html#top">buy</a></p>\n'

    built = site({**PAGES, "index.md": home}, FUNNEL)

    assert built.links("index.md", "body") == ["a.md", "sales.md"]
    assert [link["line"] for link in built.report["links"] if link["source"] == "index.md"] == [3, 3]


@pytest.mark.parametrize(
    "markup",
    [
        "[now](offer:course)",
        "[now](OFFER:Course)",
        "[now][ref]\n\n[ref]: offer:course",
        '<a href="offer:course">now</a>',
        '<p class="x"><a class="btn" href=offer:course>now</a></p>',
        '<div markdown><a href="offer:course">now</a></div>',
        "/// ask | course\n///",
        "/// ask | course\nCopy of *my* own\n///",
    ],
)
def test_offer_links(site: Workshop, markup: str) -> None:
    """Whichever way the offer is named, the reader gets its address and the audit sees an ask."""
    extensions = ["md_in_html"]

    built = site({**PAGES, "a.md": f"# A\n\n{markup}\n"}, FUNNEL, markdown_extensions=extensions)

    assert "https://shop.example.com/course" in built.hrefs("a")
    assert "offer:" not in built.html("a").lower()
    assert [(ask["offer"], ask["source"]) for ask in built.pieces["a.md"]["asks"]] == [
        ("course", "component")
    ]
    assert built.pieces["a.md"]["asks"][0]["line"] is not None


def test_pasted_addresses_are_offer_links_too(site: Workshop) -> None:
    """The address of a declared offer, with UTM parameters or without `www.`, is an ask for it."""
    course = "https://www.shop.example.com/course/?utm_source=a#top"
    page = f"# A\n\n[x]({course}) [y](https://shop.example.com/courses)\n"

    built = site({**PAGES, "a.md": page}, FUNNEL)

    assert [(ask["offer"], ask["text"]) for ask in built.pieces["a.md"]["asks"]] == [("course", "x")]


def test_a_place_on_the_site(site: Workshop) -> None:
    """Where the yes happens on a page of the site, that page asks and links to it are reader links."""
    pages = {
        **PAGES,
        "a.md": "# A\n\n[Go](offer:start)\n",
        "sub/b.md": '# B\n\n<a href="offer:start">Go</a>\n',
    }
    built = site(pages, FUNNEL, args=["--strict"], validation={"links": {"anchors": "warn"}})

    assert "../start/#install" in built.hrefs("a")
    assert "../../start/#install" in built.hrefs("sub/b")
    assert built.links("a.md", "component") == ["start.md"]
    assert built.links("sub/b.md", "component") == ["start.md"]
    assert [ask["offer"] for ask in built.pieces["start.md"]["asks"]] == ["start"]
    assert built.pieces["a.md"]["clicks_to_ask"] == 1


def test_the_sales_page_of_an_offer(site: Workshop) -> None:
    """`offer:ID#page` goes to the sales page and is a reader link."""
    built = site({**PAGES, "sub/b.md": "# B\n\n[More](offer:course#page)\n"}, FUNNEL)

    assert "../../sales/" in built.hrefs("sub/b")
    assert built.pieces["sub/b.md"]["asks"] == []
    assert built.links("sub/b.md", "component") == ["sales.md"]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("[Buy *it*](offer:curse)", 5),
        ("[Buy *it*][o]\n\n[o]: offer:curse", 5),
        ('<a href="offer:curse">Buy <em>it</em></a>', 5),
        ("/// ask | curse\nBuy *it*\n///", 5),
    ],
)
def test_unknown_offers(site: Workshop, markup: str, line: int) -> None:
    """The text stays, the link goes, and FN402 names file and line."""
    built = site({**PAGES, "a.md": f"# A\n\nOn to [sales](sales.md).\n\n{markup}\n"}, FUNNEL)

    assert ("FN402", "a.md", line) in built.findings
    assert "Buy <em>it</em>" in built.html("a")
    assert not [href for href in built.hrefs("a") if "curse" in (href or "")]


def test_code_is_left_alone(site: Workshop) -> None:
    """Offers in code are text."""
    page = "# A\n\n`[x](offer:curse)`\n\n```\n[x](offer:curse)\n/// ask | curse\n///\n```\n\n[s](sales.md)\n"

    built = site({**PAGES, "a.md": page}, FUNNEL)

    assert "FN402" not in {code for code, *_ in built.findings}
    assert built.html("a").count("offer:curse") == 2


@pytest.mark.parametrize("directory_urls", [True, False])
def test_absolute_addresses_of_the_same_site(site: Workshop, directory_urls: bool) -> None:
    """`site_url` with a sub-path is folded in; the rest of that host is outside."""
    end = "/" if directory_urls else ".html"
    page = (
        f"# Home\n\n[a](https://www.site.example.com/sub/a{end}) [b](/sub/sales{end}#x) "
        f"[c](https://site.example.com/other/) [d](/a{end})\n"
    )
    built = site(
        {**PAGES, "index.md": page},
        FUNNEL,
        site_url="https://site.example.com/sub/",
        use_directory_urls=directory_urls,
    )

    assert built.links("index.md", "body") == ["a.md", "sales.md"]
    assert built.report["site"]["url"] == "https://site.example.com/sub/"
    assert "FN105" not in {code for code, *_ in built.findings}


def test_an_absolute_address_that_is_gone(site: Workshop) -> None:
    """A page that the same site does not have is a broken step, which MkDocs does not say."""
    page = "# Home\n\n[a](a.md)\n\n[old](https://site.example.com/sub/old/)\n"

    built = site({**PAGES, "index.md": page}, FUNNEL, site_url="https://site.example.com/sub/", args=["-s"])

    assert built.exit_code == 1
    assert ("FN105", "index.md", 5) in built.findings


def test_footnotes_are_content_and_their_marks_are_not(site: Workshop) -> None:
    """A link in a footnote counts; the marks that lead to the footnote and back do not."""
    page = "# A\n\nText[^1].\n\n[^1]: See [sales](sales.md).\n"

    extensions = ["footnotes", {"toc": {"permalink": True}}]

    built = site({**PAGES, "a.md": page}, FUNNEL, markdown_extensions=extensions)

    assert built.links("a.md", "body") == ["sales.md"]
    assert [link["line"] for link in built.report["links"] if link["source"] == "a.md"] == [5]


@pytest.mark.parametrize(
    ("config", "reason"),
    [({"exclude_docs": "gone.md"}, "excluded"), ({"draft_docs": "gone.md"}, "draft"), ({}, "does not exist")],
)
def test_targets_that_are_not_published(site: Workshop, config: dict[str, str], reason: str) -> None:
    """A link to a page that is excluded, a draft, or not there at all is FN105 with its line."""
    pages = {**PAGES, "a.md": "# A\n\n[gone](gone.md)\n\n[sales](sales.md)\n"}
    if config:
        pages["gone.md"] = "# Gone\n"

    built = site(pages, FUNNEL, **config)

    assert [(f["code"], f["line"]) for f in built.report["findings"] if reason in f["message"]] == [
        ("FN105", 3)
    ]
    assert "gone.md" not in built.pieces


def test_a_page_with_redirects_leads_on(site: Workshop) -> None:
    """A link to an address that the redirects plugin serves counts as one to where it leads."""
    page = '# Home\n\n<a href="old/">on</a> <a href="elsewhere/">out</a>\n'
    redirects = {"redirects": {"redirect_maps": {"old.md": "a.md", "elsewhere.md": "https://example.org/"}}}

    built = site({**PAGES, "index.md": page}, FUNNEL, plugins=["funnel", redirects])

    assert built.links("index.md", "body") == ["a.md"]
    assert "FN105" not in {code for code, *_ in built.findings}


def test_assets_are_not_broken(site: Workshop) -> None:
    """A link to a file of the site is neither a reader link nor broken."""
    built = site(
        {**PAGES, "a.md": "# A\n\n[pdf](files/a%20b.pdf) [sales](sales.md)\n", "files/a b.pdf": "x"}, FUNNEL
    )

    assert built.links("a.md", "body") == ["sales.md"]
    assert "FN105" not in {code for code, *_ in built.findings}


def test_the_writers_marks(site: Workshop) -> None:
    """`.funnel-ask` makes an ask of any link, `.funnel-no-ask` takes a declared one out."""
    page = (
        "# A\n\n[Sponsor us](https://pay.example.org/x){ .funnel-ask }\n\n"
        "[as seen here](https://shop.example.com/course){ .funnel-no-ask }\n"
    )
    built = site({**PAGES, "a.md": page}, FUNNEL, markdown_extensions=["attr_list"])

    assert [(ask["href"], ask["line"]) for ask in built.pieces["a.md"]["asks"]] == [
        ("https://pay.example.org/x", 3)
    ]


def test_forms_and_frames_are_signups(site: Workshop) -> None:
    """Half of a real blog's signups are embedded forms and scripts."""
    funnel = FUNNEL.replace(
        "    roles:",
        "      letter: {kind: signup, title: L, gives: G, url: 'https://mail.example.org/f/1'}\n    roles:",
    )
    pages = {
        **PAGES,
        "a.md": '# A\n\n<form action="https://mail.example.org/f/1"><button>Join</button></form>\n',
        "b.md": '# B\n\n<iframe src="https://mail.example.org/f/1?embed=1"></iframe>\n',
        "c.md": '# C\n\n<script async src="https://mail.example.org/f/1"></script>\n',
    }
    built = site(pages, funnel)

    for path in ("a.md", "b.md", "c.md"):
        assert [(c["offer"], c["line"]) for c in built.pieces[path]["signups"]] == [("letter", 3)], path
