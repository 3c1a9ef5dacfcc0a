"""The article of a finished page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.model.notice import DroppedCall
from mkdocs_funnel.reading.final import dropped_calls, place_of, read_final

MATERIAL = """<!doctype html><html><head><title>T</title><script src="head.js"></script></head><body>
<header class="md-header"><nav><a href="home">Home</a></nav></header>
<div class="md-container" data-md-component="container">
 <nav class="md-tabs"><a href="tab">Tab</a></nav>
 <section class="hero"><a href="hero" class="md-button">Start</a></section>
 <main class="md-main" data-md-component="main"><div class="md-main__inner">
  <div class="md-sidebar"><nav class="md-nav"><a href="nav">Nav</a></nav></div>
  <div class="md-content"><article class="md-content__inner">
   <a class="md-content__button" href="edit">edit</a><nav class="md-tags"><a href="tag">Tag</a></nav>
   <h1 id="t">Text<a class="headerlink" href="/x/#t">x</a></h1><p><a href="body">Body</a></p>
   <h2 id="buy">Body</h2>
   <article class="md-post md-post--excerpt"><a href="excerpt">Excerpt</a></article>
   <aside class="md-source-file"><a href="source">s</a></aside>
   <form class="md-feedback"><button formaction="feedback">y</button></form>
  </article></div></div></main>
 <footer class="md-footer"><a href="footer">Footer</a></footer>
</div><div class="md-dialog"><a href="dialog">x</a></div></body></html>"""

MKDOCS = """<!doctype html><html><body>
<div class="navbar"><a href="brand">Site</a></div>
<div class="container"><div class="row">
<div class="col-md-3"><div class="bs-sidebar"><a href="#a">A</a><a href="side">B</a></div></div>
<div class="col-md-9" role="main"><h1>T</h1><p><a href="body">Body</a></p></div></div></div>
<footer class="col-md-12"><a href="footer">MkDocs</a></footer>
<div class="modal"><div role="search"><form action="search"></form></div></div></body></html>"""


def hrefs(html: str) -> list[str]:
    """Return the addresses in the article of a page."""
    return [element.href for element in read_final(html).elements]


def test_a_page_of_material() -> None:
    """The text and the hero beside it are read, and nothing of the theme."""
    assert hrefs(MATERIAL) == ["hero", "body"]


def test_positions_do_not_count_the_theme() -> None:
    """`Start`, `Text`, `Body` and `Body` are the text."""
    article = read_final(MATERIAL, frozenset({"buy", "gone"}))
    assert [round(e.position * 17) for e in article.elements] == [0, 9]
    assert article.anchors == {"buy": 13 / 17}


def test_a_page_of_the_built_in_theme() -> None:
    """The main column is read."""
    assert hrefs(MKDOCS) == ["body"]


def test_other_pages() -> None:
    """`<main>` where there is one, else the body without its chrome."""
    assert hrefs("<body><a href=1>x</a><main><a href=2>y</a></main></body>") == ["2"]
    assert hrefs(
        "<header><a href=1>x</a></header><p><a href=2>y</a></p><footer><a href=3>z</a></footer>"
    ) == ["2"]
    assert hrefs("") == []


def test_chrome_within_chrome() -> None:
    """What stands in left-out parts is left out, however often they are nested."""
    html = "<main><header><nav><nav><a href=1>x</a></nav></nav></header><a href=2>y</a></main>" * 50
    assert set(hrefs(f"<body>{html}</body>")) == {"2"}


def test_hidden_parts_are_left_out() -> None:
    """As in the content."""
    assert hrefs("<main><p hidden><a href=1>x</a></p><a href=2>y</a></main>") == ["2"]


LINK = '<a href="1" data-funnel-offer="a" data-funnel-source="component">x</a>'
BLOCK = '<a class="funnel-button" href="1" data-funnel-offer="b" data-funnel-source="component">x</a>'
STEP = '<a class="funnel-button" href="1" data-funnel-offer="a" data-funnel-source="next_step">x</a>'
NEXT = '<a class="funnel-link" href="1" data-funnel-source="next_step">x</a>'


def dropped(content: str, html: str) -> list[tuple[str | None, str]]:
    """Return offer and kind of what was dropped."""
    found = dropped_calls("a.md", content, html)
    assert all(isinstance(notice, DroppedCall) and notice.path == "a.md" for notice in found)
    return [(notice.offer, notice.what) for notice in found]


def test_nothing_is_dropped() -> None:
    """The page holds what its content holds, in its frame or among more."""
    assert dropped(LINK + BLOCK + STEP, f"<main>{LINK}{BLOCK}{STEP}</main>") == []
    assert dropped("", LINK) == []
    assert dropped(LINK, LINK + LINK) == []


def test_each_that_is_dropped_is_told() -> None:
    """By its offer and what it is."""
    assert dropped(LINK + BLOCK + STEP + NEXT, "<main></main>") == [
        ("a", "offer link"),
        ("b", "block"),
        ("a", "next step"),
        (None, "next step"),
    ]
    assert dropped(LINK + BLOCK, LINK) == [("b", "block")]
    assert dropped(LINK + LINK, LINK) == [("a", "offer link")]


def test_minified_pages_are_understood() -> None:
    """Without quotes, in another order, over several lines, in other case."""
    for html in (
        "<a data-funnel-source=component data-funnel-offer=a href=1>x</a>",
        "<A DATA-FUNNEL-OFFER='a'\n data-funnel-source='component' HREF=1>x</A>",
    ):
        assert dropped(LINK, html) == []
        assert dropped(LINK + BLOCK, html) == [("b", "block")]


def test_marks_in_the_text_are_no_components() -> None:
    """A page may write about them."""
    text = "<code>&lt;a data-funnel-source=&quot;component&quot;&gt;</code>"
    assert dropped(text, "<main></main>") == []


HEADER = '<a class="funnel-header" data-funnel-offer="course" data-funnel-source={} href="sale">Enroll</a>'


def test_the_button_in_the_header_is_chrome() -> None:
    """Wherever it was put; what it asks for is never read."""
    assert hrefs(f'<body>{HEADER.format("header")}<main><p><a href="body">Body</a></p></main>') == ["body"]
    assert hrefs(f'<body>{HEADER.format("header")}<p><a href="body">Body</a></p>') == ["body"]


@pytest.mark.parametrize("mark", ['"header"', "header", "'header'"])
def test_the_button_in_the_header_does_not_stand_for_what_was_dropped(mark: str) -> None:
    """It asks for the same offer, and is no part of the content."""
    content = '<p><a data-funnel-offer="course" data-funnel-source="component" href="x">Enroll</a></p>'
    lost = dropped_calls("a.md", content, f"<body>{HEADER.format(mark)}<main></main>")
    assert lost == (DroppedCall("a.md", "course", "offer link"),)
    assert dropped_calls("a.md", content, f"<body>{HEADER.format(mark)}<main>{content}</main>") == ()


def test_what_is_for_a_later_day_is_not_read() -> None:
    """The content of a template is no part of the page, and of no call that was dropped."""
    later = (
        '<template data-funnel-from="2025-05-21"><a href="y" data-funnel-source="component">b</a></template>'
    )
    assert hrefs(f'<main><p><a href="x">a</a>{later}</p></main>') == ["x"]
    assert dropped_calls("a.md", f"<p>{later}</p>", f"<main><p>{later}</p></main>") == ()


@given(
    st.text("ab", max_size=40),
    st.text("ab", max_size=250),
    st.text("ab", max_size=40),
    st.booleans(),
    st.integers(0, 400),
)
def test_a_page_holds_its_content_or_not(
    above: str, content: str, below: str, there: bool, guessed: int
) -> None:
    """Wherever it stands, however often it begins, whatever stood below another."""
    html = f"{above}{content if there else content[:-1]}{below}"
    at = place_of(html, content, guessed)
    assert (at >= 0) == (content in html)
    assert at < 0 or html.startswith(content, at)


@pytest.mark.parametrize("below", [0, 900, 1100, 5000, 10**9])
def test_content_is_found_above_the_place_where_it_was_expected(below: int) -> None:
    """The guess saves time, and decides nothing; a place that only looks like its beginning is passed over."""
    content = "x" * 150 + "END"
    html = f"<p>{'x' * 130}</p>{content}{'-' * 3000}{content[:120]}{'+' * 2000}"
    assert place_of(html, content, below) == html.index(content)
