"""The findings as a table."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters.csv import COLUMNS, render

if TYPE_CHECKING:
    from collections.abc import Callable


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows below the heading."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """The sample looks as it was approved, byte for byte."""
    golden("audit.csv", render(sample.REPORT))


def test_one_row_a_finding_and_lines_end_as_rfc_4180_says(sample: Any) -> None:
    """Excused findings are there too, with their reason."""
    shown = render(sample.REPORT)
    assert shown.count("\r\n") == shown.count("\n") == len(sample.FINDINGS) + 1
    assert [row["excused"] for row in rows(shown) if row["excused"]] == ["A page for friends"]
    assert rows(shown)[3]["related"] == "deep/b.md; deep/c.md"


def test_clean_site_is_a_heading(sample: Any) -> None:
    """A site without findings gives the names of the columns and nothing else."""
    assert render(sample.CLEAN) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://example.com")', '\'=HYPERLINK("https://example.com")'),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("\x1b[31m=1", "'=1"),
        ("1=1", "1=1"),
        ("a@b", "a@b"),
        ('says "yes", twice\nhere', 'says "yes", twice here'),
    ],
)
def test_cells_are_text_to_a_spreadsheet(text: str, cell: str, sample: Any) -> None:
    """Nothing that a writer wrote is computed, and other text stays as it is."""
    finding = Finding("FN101", "dead-end", Level.ERROR, text, text, "", excused=text)
    (row,) = rows(render(dataclasses.replace(sample.CLEAN, findings=(finding,))))
    assert (row["path"], row["message"], row["excused"]) == (cell, cell, cell)
