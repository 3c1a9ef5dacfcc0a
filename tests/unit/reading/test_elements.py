"""The places in an article that hold an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.reading.elements import Article, read_article

if TYPE_CHECKING:
    from mkdocs_funnel.reading.element import Element


def only(html: str) -> Element:
    """Return the one element that `html` has."""
    (element,) = read_article(html).elements
    return element


def hrefs(html: str) -> list[str]:
    """Return the addresses in `html`."""
    return [element.href for element in read_article(html).elements]


def test_elements_come_in_the_order_of_the_text() -> None:
    """Whatever kind they are, however deep they stand."""
    html = """
    <p><a href="1">a</a></p>
    <div><ul><li><a href="2">b</a><ul><li><a href="3">c</a></li></ul></li></ul></div>
    <form action="4"><button formaction="5">x</button><input type="submit" formaction="6" value="y"></form>
    <iframe src="7"></iframe><script src="8"></script>
    <table><tr><td><a href="9">d</a></td></tr></table>
    """
    assert hrefs(html) == list("123456789")
    assert [e.tag for e in read_article(html).elements] == [
        "a", "a", "a", "form", "button", "input", "iframe", "script", "a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "",
        " \n",
        "<p>text</p>",
        '<a id="x">no address</a>',
        '<a href="">empty</a>',
        '<a href="#part">within</a>',
        "<form><button>no address</button></form>",
        "<script>let a = '<a href=1>';</script>",
        '<img src="a.png">',
        '<p title="x">&lt;a href="1"&gt;</p>',
        "<!-- <a href='1'>x</a> -->",
        '<h2>T<a class="headerlink" href="/x/#t">¶</a></h2>',
        '<sup><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<sup><a class="footnote-ref" href="/x/#fn:1">1</a></sup>',
        '<a class="footnote-backref" href="/x/#fnref:1">↩</a>',
        '<a class="md-content__button md-icon" href="https://example.com/edit">edit</a>',
        "<div><span>x</span></div>",
    ],
)
def test_what_is_no_element(html: str) -> None:
    """Text, marks of the theme, and what has no address."""
    assert read_article(html).elements == ()


def test_links_in_a_footnote_are_kept() -> None:
    """Only the marks that lead to it and back are dropped."""
    html = """<p>Text<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>
    <div class="footnote"><ol><li id="fn:1"><p>See <a href="../start/">start</a>
    <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>"""
    assert hrefs(html) == ["../start/"]


@pytest.mark.parametrize(
    "html",
    [
        '<p hidden><a href="1">x</a></p>',
        '<div hidden=""><p><a href="1">x</a></p></div>',
        '<noscript><p><a href="1">x</a></p></noscript>',
        '<template><p><a href="1">x</a></p></template>',
        '<p style="display:none"><a href="1">x</a></p>',
        '<p style="color: red; DISPLAY: none"><b><a href="1">x</a></b></p>',
        '<a hidden href="1">x</a>',
    ],
)
def test_what_a_reader_does_not_see(html: str) -> None:
    """Hidden elements are left out with all that is in them, and their text is not counted."""
    article = read_article(f'{html}<p>four</p><a href="2">tail</a>')
    assert [(e.href, e.position) for e in article.elements] == [("2", 0.5)]


@pytest.mark.parametrize(
    "html",
    [
        '<details><summary>More</summary><a href="1">x</a></details>',
        '<p style="display: block"><a href="1">x</a></p>',
        '<div class="hidden"><a href="1">x</a></div>',
        '<div class="tabbed-content"><div class="tabbed-block"><a href="1">x</a></div></div>',
        '<p aria-hidden="true"><a href="1">x</a></p>',
    ],
)
def test_what_a_reader_can_get_to_see(html: str) -> None:
    """What opens on a click is there."""
    assert hrefs(html) == ["1"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="1">Buy <b>now</b></a>', "Buy now"),
        ('<a href="1">\n  Buy\n  now </a>', "Buy now"),
        ('<a href="1">Buy &amp; go</a>', "Buy & go"),
        ('<a href="1"><img src="x" alt=" Book a call "></a>', "Book a call"),
        ('<a href="1" title="T"><img src="x" alt="Book"></a>', "Book"),
        ('<a href="1" aria-label="Label"><img src="x" alt="Book"></a>', "Label"),
        ('<a href="1"><img src="x" alt="Logo"> Buy</a>', "Buy"),
        ('<a href="1" title="T"><img src="x" alt=""></a>', "T"),
        ('<a href="1"><img src="x"></a>', ""),
        ('<a href="1"></a>', ""),
        ('<form action="1"><input name="mail"><button>Send <i>it</i></button></form>', "Send it"),
        ('<form action="1"><label>Mail</label><input type="submit" value="Join"></form>', "Join"),
        ('<form action="1"><p>Only text</p></form>', ""),
        ('<button formaction="1" aria-label="Buy"></button>', "Buy"),
        ('<input type="image" formaction="1" value="Pay">', "Pay"),
        ('<iframe src="1" title="Calendar"></iframe>', "Calendar"),
        ('<script src="1" title="x">code</script>', ""),
    ],
)
def test_texts(html: str, text: str) -> None:
    """What a reader reads on the element: text, else a name; a form speaks by its button."""
    assert only(html).text == text


def test_positions_count_the_text_before() -> None:
    """From 0 at the top; markup, white space, scripts and styles do not count."""
    html = """<a href="0">aaaa</a>   <style>p { color: red }</style><script>var long = "long";</script>
    <p class="some classes">bbbb</p>\n\n<a href="half">cccc</a><p>dddd</p><script src="end"></script>"""
    found = {e.href: e.position for e in read_article(html).elements}
    assert found == {"0": 0.0, "half": 0.5, "end": 1.0}


def test_a_page_without_text() -> None:
    """Everything stands at the top."""
    assert [
        e.position for e in read_article('<iframe src="1"></iframe><iframe src="2"></iframe>').elements
    ] == [0, 0]


def test_anchors_are_found_where_they_stand() -> None:
    """Only those that were asked for; the first of several wins."""
    html = '<p>four</p><h2 id="buy">four</h2><p id="other">x</p><p id="buy">y</p>'
    article = read_article(html, frozenset({"buy", "gone"}))
    assert article.anchors == {"buy": 0.4}


def test_hidden_anchors_are_not_there() -> None:
    """No yes can happen at a place that nobody sees."""
    assert read_article('<p hidden id="buy">x</p>', frozenset({"buy"})).anchors == {}


def test_marks_of_ours() -> None:
    """They are kept without their prefix, on elements without an address too."""
    html = (
        '<span data-funnel-taken="a">x</span>'
        '<a href="1" class="b c" data-funnel-offer="o" data-other="n">y</a>'
    )
    taken, link = read_article(html).elements
    assert (taken.href, taken.marks, taken.text) == ("", {"taken": "a"}, "x")
    assert (link.marks, link.classes) == ({"offer": "o"}, frozenset("bc"))


def test_a_marked_block() -> None:
    """A block that names no offer is told by its mark."""
    assert only('<div data-funnel-unknown="x"><p>text</p></div>').marks == {"unknown": "x"}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="1">x</a>', False),
        ('<a class="link" href="1">x</a>', False),
        ('<a class="buttons" href="1">x</a>', False),
        ('<a class="md-button" href="1">x</a>', True),
        ('<a class="md-button md-button--primary" href="1">x</a>', True),
        ('<a class="btn" href="1">x</a>', True),
        ('<a class="funnel-button" href="1">x</a>', True),
        ('<form action="1"></form>', True),
        ('<iframe src="1"></iframe>', True),
    ],
)
def test_what_looks_like_the_main_thing(html: str, expected: bool) -> None:
    """Buttons, forms and embeds; a link in the text does not."""
    assert only(html).looks_primary is expected


def test_without_steps() -> None:
    """The article as written leaves the tool's own step out and keeps what the writer placed."""
    html = """<a href="1" data-funnel-offer="a" data-funnel-source="component">x</a>
    <a href="2" data-funnel-offer="a" data-funnel-source="next_step">x</a>"""
    article = read_article(html).without_steps()
    assert isinstance(article, Article)
    assert [e.href for e in article.elements] == ["1"]


@pytest.mark.parametrize(
    "html", ["<a href='1'>x", "<a href=1><a href=2>", "<p><<a href=1>", "<table><a href=1>x"]
)
def test_broken_html(html: str) -> None:
    """It is read as a browser reads it."""
    assert hrefs(html)[0] == "1"


def test_what_is_for_a_later_day_is_neither_read_nor_counted() -> None:
    """Elements in a template are not there, their text neither, and marks in it tell nothing."""
    later = '<template data-funnel-from="2025-05-21"><span data-funnel-taken="x">much text</span></template>'
    html = f'<p>ab <a href="x">c</a>{later}</p><p>d <a href="y">e</a></p>'
    article = read_article(html)
    assert [element.href for element in article.elements] == ["x", "y"]
    assert [element.position for element in article.elements] == [
        element.position for element in read_article(html.replace(later, "")).elements
    ]
