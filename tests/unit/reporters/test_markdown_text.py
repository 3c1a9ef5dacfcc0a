"""Writers' text inside Markdown."""

from __future__ import annotations

import pyromark
import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.reporters.markdown_text import block, code, escaped, message

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_TASKLISTS
)
HOSTILE = [
    "*a* _b_ **c** `d` ~~e~~ $f$ |g| \\h",
    "[text](https://example.com) ![image](x.png) [ref]: y",
    "<script>alert(1)</script> <b>&amp;</b> <!-- x -->",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "=== tab",
    "> quote",
    "``` fence",
    "[ ] task [^1]",
    "| a | b |",
    "plain text, with (brackets); 3 - 2 = 1!",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("show", [escaped, code, message])
def test_text_is_shown_as_it_is(show: object, text: str) -> None:
    """Rendered, the text is there again, in one paragraph, and nothing has come of it."""
    assert callable(show)
    tree = LexborHTMLParser(pyromark.html(show(text), options=OPTIONS))
    assert tree.body is not None
    shown = tree.body.text(deep=True).strip().replace("\u200b", "")
    assert shown == (text if show is not message else text.replace("`d`", "d"))
    tags = {node.tag for node in tree.body.traverse()} - {"body"}
    assert tags <= {"p", "code"}


@pytest.mark.parametrize(
    "text",
    [
        *("@someone", "mail a@example.com", "#12", "!34", "GH-7", ":+1:"),
        *("https://example.com", "www.example.com", "0123456789abcdef0123456789abcdef01234567"),
    ],
)
def test_nobody_is_called(text: str) -> None:
    """What code hosts turn into mentions, references and links is parted invisibly."""
    assert text not in escaped(text).replace("\\", "")
    assert escaped(text).replace("\\", "").replace("\u200b", "") == text


@pytest.mark.parametrize("text", ["3 @ 4 = no", "no: nothing", "#tag", "price 12", "wow!"])
def test_other_text_reads_the_same(text: str) -> None:
    """Near misses are shown as they are."""
    assert escaped(text).replace("\\", "").replace("\u200b", "") == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a.md", "`a.md`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("a``b`c", "```a``b`c```"),
        (" a", "`  a `"),
        ("", "` `"),
        ("a\nb\x1b[31m", "`a b`"),
    ],
)
def test_code(text: str, shown: str) -> None:
    """The fence is longer than what it encloses, and a line stays a line."""
    assert code(text) == shown


def test_message_keeps_its_subjects() -> None:
    """Subjects become code, what is around them is escaped, a lone backtick too."""
    assert message("Paths *stop* at `@a_b` `") == "Paths \\*stop\\* at `@a_b` \\`"


def test_block_cannot_be_left() -> None:
    """A fence in the text does not end the block."""
    assert block("a\n````\n</b>") == ["`````text", "a", "````", "</b>", "`````"]
