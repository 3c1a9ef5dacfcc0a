"""The findings as annotations of a workflow."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters.github import render

if TYPE_CHECKING:
    from collections.abc import Callable


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """The sample looks as it was approved."""
    golden("audit.github.txt", render(sample.REPORT))


def test_excused_findings_are_left_out(sample: Any) -> None:
    """What the owner decided to live with is not shown to every reviewer."""
    assert "alone" not in render(sample.REPORT)


def test_no_more_than_ten_of_a_level(sample: Any) -> None:
    """What the service would swallow is counted instead."""
    warning = Finding("FN301", "vague-ask", Level.WARNING, "a.md", "Vague.", "")
    report = dataclasses.replace(sample.MANY, findings=(*sample.MANY.findings, *(warning,) * 11))
    lines = render(report).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-2].endswith("shows no more: 90 errors, 1 warning.")


def test_ten_of_a_level_leave_nothing_out(sample: Any) -> None:
    """Nothing is said to be missing where nothing is."""
    report = dataclasses.replace(sample.MANY, findings=sample.MANY.findings[:10])
    assert "no more" not in render(report)
    assert render(report).count("::error ") == 10


def test_a_writer_writes_no_command(sample: Any) -> None:
    """Line breaks, per cent, colons and commas are what they are, and each finding is one line."""
    text = "100%\r\n::error::hacked,\u2028a:b"
    finding = Finding("FN101", "dead-end", Level.ERROR, "a,b:c%.md", text, "Mend:\n::warning::it", line=7)
    first, *rest = render(dataclasses.replace(sample.CLEAN, findings=(finding,))).split("\n")
    assert first == (
        "::error file=a%2Cb%3Ac%25.md,line=7,title=FN101 dead-end::"
        "100%25  ::error::hacked, a:b.%0AMend:%0A::warning::it"
    )
    assert rest == ["Funnel audit: 20 pieces, 100 % lead to an ask, 0 ends; no findings", ""]


def test_paths_start_at_the_repository(sample: Any) -> None:
    """The service looks for files from the root of the repository."""
    site = dataclasses.replace(sample.REPORT.site, content_dir="docs")
    assert "::error file=docs/index.md,line=12," in render(dataclasses.replace(sample.REPORT, site=site))
