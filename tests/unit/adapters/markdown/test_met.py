"""Pages that need not be searched for raw offer links hold none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.raw import settle_raw_links
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.adapters.markdown.signs import Met
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.settings import parse_settings

SETTINGS = parse_settings("""
offers:
  course: {kind: sale, title: Course, label: Join, url: "https://example.com/course"}
  old: {kind: sale, title: Old, url: "https://example.com/old", closes: 2025-01-01, instead: course}
""")
EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "tables", "pymdownx.magiclink", "pymdownx.superfences"]
PARTS = [
    "offer:course", "OFFER:old", "o\\ffer:old", "offer\\:old", "offer&#58;old", "&#111;ffer:old", "offer:nope",
    "https://example.com/old", "HTTPS://Example.COM/old", "https://example\\.com/old", "https://www.example.com/old",
    "//example.com/old", "www.example.com/old", "example&#46;com/old", "https://example.org/old", "b.md",
    "[x](", ")", "[x][r]", "\n\n[r]: ", "<", ">", "<a href=", '<a href="', '">', "</a>", "<form action=", "</form>",
    "<p markdown>", "</p>", "\n", "\n\n", " ", "    ", "`", "\n```\n", "{: href=", "}", "text", "**",
    "/// ask | old\n///\n", "|a|\n|-|\n|", "[^1]", "\n[^1]: ", "<!--", "-->", "\\", "&", "%", "*", "_",
]  # fmt: skip


def session() -> Session:
    """Return a session in which one offer is open and one closed."""
    return Session(SETTINGS, Components(), dt.date(2025, 6, 1))


@given(st.lists(st.sampled_from(PARTS), max_size=10).map("".join))
@example("[x](https://example\\.com/old)")
@example("<a href=https://example\\.com/old>x</a>")
@example('<a href="offer:course">x</a>')
@example("www.example.com/old")
@example("[x](offer&#58;old)")
@example("\n[^1]: https://example.com/old")
@example("/// ask | old\n///\n\nwww.example.com/old")
def test_what_is_not_searched_holds_nothing(text: str) -> None:
    """Whatever a writer puts together."""
    now = session()
    html = Markdown(extensions=[FunnelExtension(session=lambda: now), *EXTENSIONS]).convert(text)
    if now.met.take() is False:
        assert settle_raw_links(html, Catalogue(now, "a.md"), str) == html


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Words, and [more](b.md).", False),
        ("[Join](offer:course)", True),
        ("See https://example.org/old and <b>more</b>", False),
        ('<a href="https://example.com/old">x</a>', True),
        ("`a\\b`", True),
        ("", False),
    ],
)
def test_most_texts_leave_nothing(text: str, may: bool) -> None:
    """Neither markup nor other addresses are signs."""
    now = session()
    Markdown(extensions=[FunnelExtension(session=lambda: now)]).convert(text)
    assert now.met.take() is (may if text else None)


def test_one_text_with_signs_is_enough() -> None:
    """A page may be made from many texts; for the next one all is forgotten."""
    met = Met()
    for signs in (False, True, False):
        met.add("<p>", signs=signs)
    assert met.take() is True
    assert met.take() is None
    met.add("<p>", signs=False)
    assert met.take() is False
