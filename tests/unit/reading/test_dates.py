"""Dates and names from front matter."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.reading.dates import names, piece_date

DAY = dt.date(2025, 3, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (DAY, DAY),
        (dt.datetime(2025, 3, 1, 23, 59, tzinfo=dt.UTC), DAY),
        ({"created": DAY, "updated": dt.date(2026, 1, 1)}, DAY),
        ({"created": "2025-03-01"}, DAY),
        ("2025-03-01", DAY),
        (" 2025-03-01T10:00:00 ", DAY),
        ("2025-03-01T10:00:00+02:00", DAY),
        ({"updated": DAY}, None),
        ("1 March", None),
        ("", None),
        (20250301, None),
        (None, None),
        (["2025-03-01"], None),
    ],
)
def test_the_day_of_a_piece(value: object, expected: dt.date | None) -> None:
    """A day, a time, a text in ISO form, or the creation day as Material's blog has it."""
    assert piece_date({"date": value}) == expected


def test_no_date() -> None:
    """A piece need not have one."""
    assert piece_date({}) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["a", "b"], ("a", "b")),
        ("a, b", ("a, b",)),
        ([2025, None, True], ("2025", "True")),
        (None, ()),
        ({"a": 1}, ()),
        (7, ()),
    ],
)
def test_names(value: object, expected: tuple[str, ...]) -> None:
    """A list of names, or a single one."""
    assert names({"tags": value}, "tags") == expected
