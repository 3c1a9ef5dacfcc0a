"""What a build log shows."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters.phrases import count, levels, percent
from mkdocs_funnel.reporters.summary import first_findings, summary_line


def test_summary_line_with_next_steps(sample: Any) -> None:
    """Both figures are given where next steps change them."""
    assert summary_line(sample.REPORT) == (
        "20 pieces, 10 % lead to an ask (15 % with next steps), "
        "6 ends (5 with next steps); 4 errors, 1 warning, 1 info"
    )


def test_summary_line_without_next_steps(sample: Any) -> None:
    """A clean site gets one figure each, and no findings."""
    assert summary_line(sample.CLEAN) == "20 pieces, 100 % lead to an ask, 0 ends; no findings"


def test_first_findings_are_the_gravest(sample: Any) -> None:
    """Errors come first, excused ones are left out, places have lines where they are known."""
    report = dataclasses.replace(sample.REPORT, findings=sample.FINDINGS[::-1])
    assert first_findings(report, 2) == (
        "index.md:12: FN105 A link leads to `gone.md`, which is not there.",
        "deep/a.md: FN102 Paths circle through 3 pieces and never ask.",
    )
    everything = first_findings(report, 99)
    assert len(everything) == 6
    assert not any("alone" in line for line in everything)
    assert everything[-1].startswith("funnel.yml:3: FN401")


def test_first_findings_are_five_single_clean_lines(sample: Any) -> None:
    """A message cannot break the log's lines or colour them."""
    finding = Finding("FN101", "dead-end", Level.ERROR, "a\n.md", "one\ntwo \x1b[31mred", "")
    lines = first_findings(dataclasses.replace(sample.REPORT, findings=(finding,) * 9))
    assert lines == ("a .md: FN101 one two red",) * 5


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.0001, "1 %"), (0.335, "34 %"), (0.999, "99 %"), (1, "100 %")],
)
def test_percent_never_rounds_to_nothing_or_everything(share: float, words: str) -> None:
    """Only nothing is 0 %, only everything is 100 %."""
    assert percent(share) == words


def test_counts_are_spelt() -> None:
    """Singular, plural, and nothing at all."""
    assert (count(1, "piece"), count(1200, "piece")) == ("1 piece", "1,200 pieces")
    assert levels({Level.ERROR: 0}) == "no findings"
