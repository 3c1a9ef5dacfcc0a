"""The texts of page templates in front matter."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from mkdocs_funnel.model.texts import PageTexts, Question
from mkdocs_funnel.settings import parse_page_texts


def parsed(block: str) -> tuple[PageTexts, list[str]]:
    """Return the texts of a front matter block, and its faults as messages."""
    source = f"---\n{block}---\n# Page\n"
    meta: dict[str, Any] = yaml.safe_load(block)
    texts, faults = parse_page_texts(meta, source, "sales.md")
    return texts, [str(fault) for fault in faults]


def test_everything_that_can_be_said() -> None:
    """Both mappings, with every key."""
    texts, faults = parsed(
        "sales:\n"
        "  promise: You will find things\n"
        "  for: [Those who search, Those who lost]\n"
        "  inside: One thing\n"
        "  questions: [{ask: 'Hard?', answer: 'No.'}]\n"
        "thanks: {next: Look into your inbox}\n"
    )

    assert faults == []
    assert texts == PageTexts(
        promise="You will find things",
        suits=("Those who search", "Those who lost"),
        inside=("One thing",),
        questions=(Question("Hard?", "No."),),
        next="Look into your inbox",
    )


def test_a_page_that_says_nothing() -> None:
    """No texts, no faults."""
    assert parsed("title: X\n") == (PageTexts(), [])


@pytest.mark.parametrize(
    ("block", "place", "message"),
    [
        (
            "title: X\nsales: yes\n",
            "sales.md:3:8: sales:",
            "a mapping of promise, for, inside, questions is needed",
        ),
        ("sales:\n  promis: X\n", "sales.md:3:3: sales.promis:", "did you mean 'promise'?"),
        ("sales:\n  promise: 3\n", "sales.md:3:12: sales.promise:", "a text is needed, not '3' (a number)"),
        ("sales:\n  for:\n    - A\n    - ''\n", "sales.md:5:7: sales.for[1]:", "the text is blank"),
        ("sales:\n  inside: [{a: b}]\n", "sales.md:3:12: sales.inside[0]:", "not a mapping"),
        ("sales:\n  questions: [Why]\n", "sales.md:3:15: sales.questions[0]:", "{ask: ..., answer: ...}"),
        (
            "sales:\n  questions: [{ask: Why}]\n",
            "sales.md:3:15: sales.questions[0]:",
            "{ask: ..., answer: ...}",
        ),
        ("thanks: {nxt: X}\n", "sales.md:2:10: thanks.nxt:", "known here: next"),
    ],
)
def test_faults_have_a_place(block: str, place: str, message: str) -> None:
    """File, line, column, what is wrong and what is allowed."""
    texts, faults = parsed(block)

    assert len(faults) == 1
    assert faults[0].startswith(place)
    assert message in faults[0]
    assert texts.questions == ()


def test_all_faults_at_once_and_the_sound_parts() -> None:
    """What is right is kept beside what is wrong."""
    texts, faults = parsed("sales: {promise: [], for: [A], colour: red}\nthanks: 3\n")

    assert texts == PageTexts(suits=("A",))
    assert len(faults) == 3
