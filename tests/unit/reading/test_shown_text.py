"""What is text in a source, held against a search that goes from sign to sign."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from mkdocs_funnel.reading.destinations import _text_only
from mkdocs_funnel.reading.shown_text import text_of
from tests.unit.reading.test_certain import SOURCES


@settings(deadline=None, max_examples=600)
@given(SOURCES)
@example("`a\nb` x `c\nd`")
@example("<!-- ` --> [x](b.md) `")
@example("` <!-- ` -->")
@example("~~~\n`\n~~~\n`")
@example("---\nx: '`'\n---\n`")
def test_it_is_the_text_that_is_found_the_long_way(source: str) -> None:
    """Wherever it is told at all, lines included."""
    text = text_of(source)
    # What stands before a fence is of no matter.
    assert text is None or text.translate({0: None, 1: None}).replace(" ", "") == _text_only(source).replace(
        " ", ""
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("---\na: b\n---\nx\n", "\n\n\nx\n"),
        ("a `b` c", "a \0 c"),
        ("a `b\nc` d", "a \0\n d"),
        ("a\n\n  ```py\n  b\n  ```\nc", "a\n\n  \0\n\n\nc"),
        ("a <!-- more\n --> b", "a \0\n b"),
        ("<!-- `a` --> `-->`", "\0 \0\1"),
        ("a <b> ~ c", "a <b> ~ c"),
    ],
)
def test_what_stands_for_code(source: str, text: str) -> None:
    """One sign, and the ends of its lines."""
    assert text_of(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "a ` b",
        "``a ` b``",
        "`a\n\nb`",
        "```\nopen",
        "x ```\na\n```",
        "<!-- open",
        "<!-- `a --> b` c -->",
        "~~~\na\n~~~",
    ],
)
def test_what_is_not_plain_to_see(source: str) -> None:
    """Nothing is said of it."""
    assert text_of(source) is None
