"""What has changed, for people."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.reporters.changes import render
from mkdocs_funnel.reporters.compare import compare
from mkdocs_funnel.reporters.figures import Figure
from mkdocs_funnel.reporters.json import document
from mkdocs_funnel.reporters.layout import cells

if TYPE_CHECKING:
    from collections.abc import Callable

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """What has changed since a clean site looks as it was approved."""
    golden("changes.txt", render(compare(document(sample.CLEAN), document(sample.REPORT))))


def test_golden_mended(sample: Any, golden: Callable[[str, str], None]) -> None:
    """What was mended and excused looks as it was approved."""
    findings = tuple(dataclasses.replace(f, excused="Known") for f in sample.FINDINGS[:1])
    new = dataclasses.replace(sample.CLEAN, findings=findings, pieces=sample.PIECES[:4])
    golden("mended.txt", render(compare(document(sample.REPORT), document(new))))


def test_no_change_is_said_in_one_line(sample: Any) -> None:
    """No table of figures that are all the same."""
    shown = render(compare(document(sample.CLEAN), document(sample.CLEAN)))
    assert shown == "Funnel diff  Clean\nNothing has changed.\n"


@pytest.mark.parametrize("width", [40, 60, 100])
def test_width(width: int, sample: Any) -> None:
    """No line is wider than the terminal."""
    changed = compare(document(sample.CLEAN), document(sample.REPORT))
    assert max(map(cells, render(changed, width=width).splitlines())) <= width


def test_limit_says_how_many_more(sample: Any) -> None:
    """Each list is cut at its own end, and not at all without a limit."""
    changed = compare(document(sample.CLEAN), document(sample.MANY))
    shown = render(changed, limit=3)
    assert shown.count("  … 97 more\n") == 2
    assert " more\n" not in render(changed, limit=None)


def test_colour_adds_only_colour(sample: Any) -> None:
    """The coloured text without its escape sequences is the plain one, a writer's own ones left out."""
    changed = compare(document(sample.CLEAN), document(sample.REPORT))
    coloured = render(changed, colour=True)
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == render(changed)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (Figure("", 2), Figure("", 2), ""),
        (Figure("", 2), Figure("", 1200), "+1,198"),
        (Figure("", 2), Figure("", 1), "\u22121"),
        (Figure("", 0.1, is_share=True), Figure("", 0.25, is_share=True), "+15 points"),
        (Figure("", 0.1, is_share=True), Figure("", 0.101, is_share=True), ""),
    ],
)
def test_change_of_a_figure(old: Figure, new: Figure, change: str) -> None:
    """Shares change by points, and what does not show is not told."""
    assert new.change(old) == change
