"""The blocks `/// ask | ID` and `/// signup | ID`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.components.by_day import without_later

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.markdown.session import Session

    Convert = Callable[..., str]


def test_a_block_is_the_offers_component(convert: Convert) -> None:
    """Without text of the writer's own it shows what the offer says."""
    tree = LexborHTMLParser(convert("/// signup | mail\n///"))
    link = tree.css_first("aside.funnel-signup[data-search-exclude] a")
    assert link.attributes["href"] == "https://example.com/mail"
    assert link.attributes["data-funnel-offer"] == "mail"
    assert link.attributes["data-funnel-source"] == "component"
    assert "Six lessons" in tree.text()


def test_the_writers_markdown_stands_in_the_block(convert: Convert) -> None:
    """It is converted, links in it are resolved, and what the offer gives is left out."""
    html = convert("/// signup | mail\n*Mine*: [go](offer:start), [see](../a.md)\n\n- item\n///", "x/y.md")
    body = LexborHTMLParser(html).css_first("aside .funnel-body")
    assert [a.attributes["href"] for a in body.css("a")] == [
        "resolved:../start.md#install",
        "resolved:../a.md",
    ]
    assert body.css_first("em").text() == "Mine"
    assert body.css_first("li").text() == "item"
    assert "Six lessons" not in html


def test_text_around_a_block_stays_where_it_was(convert: Convert) -> None:
    """Before, after, and between two blocks."""
    html = convert("one\n\n/// ask | course\n///\n\ntwo\n\n/// ask | start\n///\n\nthree")
    text = LexborHTMLParser(html).text()
    order = ["one", "Enroll now", "two", "Get started", "three"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_the_button_to_a_place_on_the_site_is_resolved(convert: Convert) -> None:
    """The link that the template holds goes the way of every link."""
    button = LexborHTMLParser(convert("/// ask | start\n///", "x/y.md")).css_first("a.funnel-button")
    assert button.attributes["href"] == "resolved:../start.md#install"


@pytest.mark.parametrize(("name", "offer", "kind"), [("ask", "mail", "signup"), ("signup", "course", "ask")])
def test_the_offer_says_what_kind_of_block_it_is(convert: Convert, name: str, offer: str, kind: str) -> None:
    """A signup in an ask block is a signup all the same."""
    assert f'class="funnel funnel-{kind}"' in convert(f"/// {name} | {offer}\n///")


@pytest.mark.parametrize("name", ["nope", '"><script>alert(1)</script>', ""])
def test_an_unknown_offer_keeps_the_writers_text(convert: Convert, name: str) -> None:
    """The mark names what was written; a block without a name is unknown too."""
    tree = LexborHTMLParser(convert(f"/// ask | {name}\nCopy [here](offer:start)\n///"))
    kept = tree.css_first("div[data-funnel-unknown]")
    assert kept.attributes["data-funnel-unknown"] == name
    assert kept.css_first("a").attributes["href"] == "start.md#install"
    assert not tree.css("script, aside")


def test_a_closed_offer_gives_way_to_what_is_given_instead(convert: Convert) -> None:
    """The block is the other offer's, without a word about the one that closed."""
    tree = LexborHTMLParser(convert("/// ask | old\nOnly until Friday!\n///"))
    assert tree.css_first("aside.funnel-signup a").attributes["data-funnel-offer"] == "mail"
    assert "Friday" not in tree.text()


def test_a_closed_offer_gives_way_to_a_piece(convert: Convert) -> None:
    """The piece is linked, as no offer and by no tool."""
    html = without_later(convert("/// ask | soon\nwords\n///"))
    link = '<p><a data-funnel-instead-of="soon" href="posts/soon.md">Read this instead</a></p>'
    assert html == f'<div class="funnel-by-day">{link}</div>'


def test_a_closed_offer_without_anything_instead_leaves_the_text(convert: Convert) -> None:
    """Nothing but what the writer wrote remains, and nothing at all of an empty block."""
    html = convert("/// ask | bare\nwords\n///")
    assert html == '<div data-funnel-taken="bare">\n<p>words</p>\n</div>'
    assert convert("one\n\n/// ask | bare\n///\n\ntwo").split() == ["<p>one</p>", "<p>two</p>"]


def test_a_block_in_a_block_is_no_aside_in_an_aside(convert: Convert) -> None:
    """Search indexes would take the inner end for the outer one."""
    html = convert("//// ask | course\nouter\n\n/// signup | mail\ninner\n///\n////")
    assert html.count("<aside") == html.count("</aside>") == 1
    assert html.count("<a ") == 2
    assert html.index("outer") < html.index("inner") < html.index("Enroll now")


@pytest.mark.parametrize(
    "text",
    [
        "- item\n\n    /// ask | start\n    words\n    ///\n",
        "> /// ask | start\n> words\n> ///\n",
        "/// details | More\n//// ask | start\nwords\n////\n///\n",
    ],
)
def test_blocks_within_other_blocks(convert: Convert, text: str) -> None:
    """Lists, quotes and the blocks of others hold ours, whoever registers first."""
    tree = LexborHTMLParser(convert(text, None, "pymdownx.blocks.details"))
    assert tree.css_first("li aside, blockquote aside, details aside").text().strip().startswith("Start")


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("```\n/// ask | course\n///\n```", "fenced_code"),
        ("```\n/// ask | course\n///\n```", "pymdownx.superfences"),
        ("words\n\n    /// ask | course\n    ///", "fenced_code"),
        ("`/// ask | course`", "fenced_code"),
    ],
)
def test_code_is_inert(convert: Convert, text: str, extension: str) -> None:
    """A block in code is text."""
    html = convert(text, None, extension)
    assert "aside" not in html
    assert "/// ask | course" in LexborHTMLParser(html).text()


def test_classes_of_a_block_are_kept(convert: Convert) -> None:
    """Attributes in the block's header reach its outer element."""
    assert 'class="funnel funnel-ask wide"' in convert("/// ask | start\n    attrs: {class: wide}\n///")


def test_blocks_in_blocks_of_any_depth(convert: Convert) -> None:
    """Only the outermost is an aside, and what stands beside it stays one."""
    html = convert(
        "///// ask | course\n\n//// ask | start\n\n/// signup | mail\n///\n\n////\n\n"
        "//// ask | start\n////\n\n/////\n\n/// signup | mail\n///"
    )
    tree = LexborHTMLParser(html)
    assert len(tree.css(".funnel")) == 5
    assert [node.attributes["class"] for node in tree.css("aside")] == [
        "funnel funnel-ask",
        "funnel funnel-signup",
    ]
    assert not tree.css("aside aside, div[data-search-exclude]")


def test_a_converter_that_is_used_again_goes_on_finding_blocks(session: Session) -> None:
    """After texts that hold none, and before them."""
    md = Markdown(extensions=[FunnelExtension(session=lambda: session)])
    texts = [
        "[x](offer:start)",
        "/// ask | start\n///",
        "words",
        "[x](offer:start)",
        "/// signup | mail\n///",
    ]
    assert [md.reset().convert(text).count("<aside") for text in texts] == [0, 1, 0, 0, 1]
