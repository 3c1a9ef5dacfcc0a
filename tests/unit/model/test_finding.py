"""Findings, and how much they matter."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mkdocs_funnel.model.finding import Finding, Level

FINDING = Finding("FN101", "dead-end", Level.ERROR, "a.md", "message", "remedy", line=3, subject="x")


@pytest.mark.parametrize(
    "change",
    [
        {"line": 99},
        {"line": None},
        {"message": "other"},
        {"remedy": "other"},
        {"level": Level.INFO},
        {"related": ("b.md",)},
        {"excused": "reason"},
        {"name": "other"},
    ],
)
def test_a_fingerprint_survives(change: dict[str, object]) -> None:
    """Edits, other words, other levels."""
    assert replace(FINDING, **change).fingerprint == FINDING.fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"code": "FN102"},
        {"path": "b.md"},
        {"subject": "y"},
        {"path": "a.mdx", "subject": ""},
        {"code": "FN101\0a.md"},
    ],
)
def test_a_fingerprint_tells_findings_apart(change: dict[str, object]) -> None:
    """Code, path and subject, each by itself."""
    assert replace(FINDING, **change).fingerprint != FINDING.fingerprint


def test_the_shape_of_a_fingerprint() -> None:
    """A baseline that was written once must fit for ever."""
    assert re.fullmatch("[0-9a-f]{16}", FINDING.fingerprint)
    assert FINDING.fingerprint == "b6f78b94621d38d7"


def test_ranks_rise_with_gravity() -> None:
    """From `off` to `error`."""
    order = [Level.OFF, Level.INFO, Level.WARNING, Level.ERROR]
    assert sorted(Level, key=lambda level: level.rank) == order
    assert Level.OFF.rank == 0


@pytest.mark.parametrize(
    ("level", "other", "expected"),
    [
        (Level.ERROR, Level.ERROR, True),
        (Level.ERROR, Level.INFO, True),
        (Level.WARNING, Level.ERROR, False),
        (Level.INFO, Level.WARNING, False),
        (Level.OFF, Level.INFO, False),
        (Level.ERROR, Level.OFF, False),
        (Level.OFF, Level.OFF, False),
    ],
)
def test_at_least(level: Level, other: Level, expected: bool) -> None:
    """`off` as the bar lets nothing fail."""
    assert level.at_least(other) is expected
