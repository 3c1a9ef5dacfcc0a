"""Cleaning, measuring and wrapping of text."""

from __future__ import annotations

import pytest

from mkdocs_funnel.reporters import layout
from mkdocs_funnel.reporters.layout import GLUE, cells, clean, elide, pad, quoted, wrap
from mkdocs_funnel.reporters.paint import plain


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain", "plain"),
        ("Größe 文章 👩\u200d🔧", "Größe 文章 👩\u200d🔧"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]8;;https://example.com\x07link\x1b]8;;\x1b\\", "link"),
        ("\x1b]0;unended", "0;unended"),
        ("\x1b(B\x1bcend", "end"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("a\xa0b", "a b"),
        ("bell\x07 nul\x00 \x7f", "bell nul "),
        ("\u202eevil\u202c \u2066x\u2069\ufeff", "evil x"),
        ("bad\udcff", "bad\ufffd"),
    ],
)
def test_clean(dirty: str, cleaned: str) -> None:
    """What could steer a terminal goes, what a writer means stays."""
    assert clean(dirty) == cleaned


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("文章", 4), ("e\u0301", 1), ("ß", 1)])
def test_cells(text: str, width: int) -> None:
    """Wide characters take two columns, combining ones none."""
    assert cells(text) == width
    assert cells(pad(text, 10)) == 10


def test_signs_that_are_known_to_be_narrow() -> None:
    """What is not looked up sign by sign takes the columns that it would if it were."""
    signs = [chr(code) for code in range(0x10000) if layout._NARROW.fullmatch(chr(code))]
    assert "é" in signs
    assert "文" not in signs
    assert {layout._cell(sign) for sign in signs} == {1}


def test_elide_keeps_both_ends() -> None:
    """The middle goes, and only where it must."""
    assert elide("writing/posts/name.md", 21) == "writing/posts/name.md"
    assert elide("writing/posts/name.md", 13) == "writ…/name.md"
    assert cells(elide("文章" * 20, 14)) <= 14


def test_wrap_breaks_at_spaces_and_hangs() -> None:
    """Later lines are indented, and glued words stay together."""
    line = (("  one two ", ""), (f"three{GLUE}four", "strong"), (" five", ""))
    assert plain(wrap(line, 14, 4)) == "  one two\n    three four\n    five\n"


def test_wrap_keeps_styles() -> None:
    """A styled word keeps its style on whichever line it ends up."""
    lines = wrap((("one ", ""), ("two three", "strong")), 6, 0)
    assert lines == [
        (("one", ""),),
        ((("", "")), ("two", "strong")),
        (("", ""), ("three", "strong")),
    ]


def test_wrap_folds_long_words_after_a_slash_unless_whole() -> None:
    """A path that is wider than the line is broken at a folder, or left whole."""
    line = (("see writing/posts/name.md now", ""),)
    assert plain(wrap(line, 16, 2)) == "see\n  writing/posts/\n  name.md now\n"
    assert plain(wrap(line, 16, 2, whole=True)) == "see\n  writing/posts/name.md\n  now\n"


def test_quoted_styles_what_stands_in_backticks() -> None:
    """Only closed backticks count."""
    assert quoted("a `b` `c") == (("a ", ""), ("`b`", "subject"), (" `c", ""))
