"""Articles that are read without a parser are read as the parser reads them."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_funnel.reading.parsed import parsed_elements
from mkdocs_funnel.reading.plain import plain_links

LINK = '<a href="../b/">text</a>'
CONTENT = Path(__file__).parents[3] / "content"

TAGS = [
    *(
        "p",
        "li",
        "ul",
        "h2",
        "div",
        "pre",
        "span",
        "code",
        "strong",
        "em",
        "details",
        "summary",
        "blockquote",
    ),
    *("table", "thead", "tbody", "tr", "td", "th", "dl", "dt", "dd", "aside", "b", "i"),
]
STRANGE = [
    *("script", "style", "template", "noscript", "textarea", "title", "svg", "select", "option", "button"),
    *(
        "form",
        "iframe",
        "math",
        "caption",
        "colgroup",
        "body",
        "html",
        "head",
        "plaintext",
        "xmp",
        "P",
        "x-y",
    ),
]
ATTRIBUTES = [
    *(' style="color: #EE0F0F"', " disabled checked", ' checked="checked"'),
    *(
        ' style="opacity: 0.5"',
        ' style="a: &#100;isplay:none"',
        ' style="Display: none"',
        ' markdown="1" markdown',
    ),
    *(
        " markdown",
        " hidden2",
        " data-funnel-taken",
        " style",
        " href",
        " alt",
        ' alt="x"',
        ' style="display:grid"',
    ),
    *("", ' class="a b"', ' id="x"', ' style="text-align: right;"', ' style="display:none"', " hidden"),
    *(' hidden=""', ' title="a > b"', ' title="<a href=1>"', " data-search-exclude", ' aria-hidden="true"'),
    *(
        ' data-funnel-taken="o"',
        " class=a",
        " title='\"'",
        ' ="x y= "',
        ' x"y',
        " a=b=c",
        ' TITLE="x"',
        "/",
        "\t",
    ),
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
LATER = '<template data-funnel-from="2025-07-02">{}</template>'
ACTION = ' action="/x" method="post"'
LINKS = [
    *(
        f"<form{ACTION}><label>E <input type='email'></label><button type=\"submit\">Go</button></form>",
        f'<form{ACTION} data-funnel-offer="o"><p>x <input type="submit" value="Go" /></p></form>',
        f'<form class="a b"{ACTION}><button class="x" title="T"></button> {LINK} <button>Late</button></form>',
        f"<form{ACTION}><button>a <b>b</b></button><button>c</button></form>",
        f"<form{ACTION}><input value='submit'><input TYPE=submit value='x'><button>c</button></form>",
        f'<form{ACTION}><button><img alt="x"></button></form>',
        f"<form{ACTION}></form>",
        f"<form{ACTION}>",
        "</form>",
    ),
    *(
        '<a href="x"><img src="i.png" alt="i &amp; j"></a>',
        '<a href="x"><img src="i.png"> <em>y</em></a>',
        '<a href="x" title="t"><img alt="" src="a" /> <img alt="b" /></a>',
        '<a href="x"><em><img alt="b"></em></a>',
        '<a data-preview href="x">y</a>',
        '<a style="color: red" href="x">y</a>',
        "<!-- md:default <code>x</code> -->",
        f"<!-- {LINK} - -- > -->",
        '<p title="<!-- ">x</p>',
        "<button>x</button>",
    ),
    *(
        '<span data-funnel-taken="o">no <em>more</em></span>',
        '<span data-funnel-unknown="x" class="a">x</span>',
    ),
    *(
        LATER.format(f"<p>Then {LINK}</p>"),
        LATER.format(LATER.format("x")),
        LATER.format("<!-- </template> -->"),
    ),
    *('<a id="l-1" name="l-1" href="#l-1"></a>', '<a id="l" href="#l" data-funnel-offer="o">x</a>'),
    *(
        '<a id="l" href="#l" href="x">x</a>',
        '<a id="l" href="x" href="#l">x</a>',
        '<a title="href=#" href="x">x</a>',
    ),
    *(LINK, '<a href="#x">within</a>', '<a class="headerlink" href="#x" title="Permanent link">&para;</a>'),
    *(
        '<a class="md-button" href="x">Buy <em>now</em></a>',
        '<a href="x" title="T"></a>',
        '<a href="">none</a>',
    ),
    *('<a href="x" data-funnel-offer="o" data-funnel-source="component">x</a>', '<a id="here"></a>'),
    *(
        '<a class="a" class="b" href="1" href="2">x</a>',
        '<a title="&quot;" href="?a=1&amp;b=2">&lt;x&gt;</a>',
    ),
    *(
        '<a class="footnote-ref" href="/x/#fn:1">1</a>',
        '<a hidden href="x">x</a>',
        '<a href="x"><p>a</p></a>',
    ),
    *(
        '<a href="x"><img src="i.png" alt="i"></a>',
        '<a href="x"><b>a</a></b>',
        "<a href=x>x</a>",
        '<a href="x">',
    ),
    *('<a href="x"><em class="a > b">x</em></a>', "</a>", '<A href="x">x</A>', '<a  href="x">x</a>', "<a>"),
    *(
        '<a class="headerlink" href="#x"><b>x</b></a>',
        '<a class="headerlink" href="#x">',
        '<a href=" x ">\u00a0</a>',
    ),
]
TEXTS = [
    *("<!-- more -->", "&#8617;", "&#109;&#97;", "&rsquo;", f'{SVG}<path d="M1 2z"/></svg>', f"{SVG}</svg>"),
    *(
        "word",
        " ",
        "\n",
        "\t",
        "caf\u00e9",
        "\u00a0",
        "\u2003",
        "&amp;",
        "&lt;p&gt;",
        "&nbsp;",
        "&copy",
        "&#32;",
    ),
    *(
        "&Tab;",
        "&notit;",
        "&",
        "<",
        ">",
        "< p",
        "<!-- x -->",
        "<!doctype x>",
        "<?x?>",
        "</",
        "]]>",
        "\r\n",
        "\f",
    ),
    *('<path d="M1"/>', '<path d="M1">', f'<a href="x"><span class="twemoji">{SVG}</svg></span> y</a>'),
    *(f'<a href="x"><span>{SVG}<path d="M1" /></svg></span></a>', f'<a href="x">{SVG}</svg></a>'),
    *(f"{SVG}<a>x</a></svg>", f'{SVG}<path d="M1">x</path></svg>', f"{SVG}<title>x</title></svg>"),
    *("<!---->", "<!-->", "<!--->", "<!-- > -->", "<!-- a --!> b -->", "<!-- <p> -->", "<!--"),
    *("&#8617;", "&#109;&#97;", "&#133;", "&#9;", "&rsquo;", "&trade;", "&frac12;"),
    *("\U0001f600", '"', "'", "=", "\0", "&para;", "&hellip;"),
]


def _tags(names: list[str]) -> st.SearchStrategy[str]:
    opened = st.builds("<{}{}>".format, st.sampled_from(names), st.sampled_from(ATTRIBUTES))
    closed = st.builds("</{}>".format, st.sampled_from(names))
    return opened | closed


USUAL = _tags(TAGS) | st.sampled_from(LINKS[:38]) | st.sampled_from(TEXTS[:15])
HOSTILE = USUAL | _tags(STRANGE) | st.sampled_from(LINKS) | st.sampled_from(TEXTS)


def _whole(inner: str, names: list[str]) -> str:
    for name in names:
        inner = f"<{name}>{inner}</{name}>"
    return inner


WELL_FORMED = st.lists(
    st.builds(
        _whole,
        st.sampled_from([*LINKS, *TEXTS]),
        st.lists(st.sampled_from([*TAGS[:12], "tr", "td"]), max_size=3),
    )
)


def agree(html: str) -> bool:
    """Hold what is read without a parser against what the parser finds; return whether it was."""
    links = plain_links(html)
    if links is None:
        return False
    expected, _ = parsed_elements(html, frozenset())
    assert [(e.tag, e.href, e.text, e.position, e.classes, e.marks) for e in links] == [
        (e.tag, e.href, e.text, e.position, e.classes, e.marks) for e in expected
    ]
    return True


@settings(deadline=None, max_examples=400)
@given(st.lists(USUAL, max_size=25).map("".join))
def test_usual_tags_in_any_order(html: str) -> None:
    """However they are nested, opened twice, or never closed."""
    agree(html)


@settings(deadline=None, max_examples=400)
@given(st.lists(HOSTILE, max_size=15).map("".join))
def test_hostile_html(html: str) -> None:
    """With all that makes parsers change their ways."""
    agree(html)


@settings(deadline=None, max_examples=300)
@given(WELL_FORMED.map("".join))
def test_html_that_is_well_formed(html: str) -> None:
    """As generators make it."""
    agree(html)


@settings(deadline=None, max_examples=200)
@given(st.text("<>/a p=\"'&;!-b\n", max_size=60))
@example('<p title="a>b<a href="x">y</a>')
@example('<p ="x y= " z>text" <a href="1">x</a>')
def test_any_signs(html: str) -> None:
    """Signs of HTML in any order, behind a link and before one."""
    agree(html)
    agree(f"{LINK}{html}{LINK}")


@pytest.mark.parametrize(
    "html",
    [
        f"<h1 id='x'>T</h1>{LINK}",
        f'<p title="<!-- ">{LINK}</p>-->',
        f"<!-- {LINK} --!>",
        f'<form action="x">{LINK}',
        f'<form action="x"><form action="y">{LINK}</form></form>',
        f'<table><form action="x">{LINK}</form><tr><td>x</td></tr></table>',
        f"<textarea>{LINK}</textarea>",
        f"<table>{LINK}<tr><td>x</td></tr></table>",
        f"<table><tr>x<td>{LINK}</td></tr></table>",
        f"<p hidden>{LINK}</p>",
        f'<p style="display: none">{LINK}</p>',
        f'<p title="{LINK}">x</p>',
        '<a href="1"><a href="2">x</a></a>',
        '<a href="1"><p>x</p></a>',
        '<a href="1">x',
        '<span data-funnel-offer="x">y</span>',
        '<span class="x" data-funnel-taken="x">y</span>',
        f"<template>{LINK}</template>",
        '<template data-funnel-from="2025-01-01"><!-- </template> --></template>',
        '<button formaction="x">y</button>',
        '<a class="headerlink" href="offer:x">y</a>',
        '<a class="md-content__button" href="https://example.com/">y</a>',
        "&bogus;",
        "a < b",
    ],
)
def test_what_only_a_parser_can_tell(html: str) -> None:
    """It is left to the parser."""
    assert plain_links(html) is None


@pytest.mark.parametrize(
    "html",
    [
        f"<!-- {LINK} -->",
        '<form class="f" action="x" data-funnel-offer="o"><input type="email" required><button>Go</button></form>',
        '<a href="x"><img src="i.png" alt="i"></a>',
        '<div class="result" markdown style="opacity: 0.5">x</div>',
        '<p>We write once a week. <a class="funnel-privacy" href="https://example.com/privacy">Privacy</a></p>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<table><tr><td style="text-align: right;">1</td></tr></table>',
        f'<span>{SVG}<!--! Font Awesome (Icons: CC BY 4.0) --><path d="M1"/></svg></span>',
    ],
)
def test_what_most_sites_hold_is_plain(html: str) -> None:
    """No parser is asked."""
    assert agree(f"<p>{html}</p>{LINK}")


EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
]


def test_what_markdown_makes_is_plain() -> None:
    """Nearly every page of our own documentation can be read so, and is read rightly."""
    pages = [file.read_text("utf-8").rpartition("\n---\n")[2] for file in sorted(CONTENT.rglob("*.md"))]
    made = [
        markdown.markdown(
            page, extensions=EXTENSIONS, extension_configs={"toc": {"permalink": True}}, output_format="html"
        )
        for page in pages
    ]
    assert sum(map(agree, made)) > 0.5 * len(made)
