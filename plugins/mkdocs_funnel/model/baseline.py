"""The findings that were there when a site began to be checked: `funnel-baseline.json`, read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One finding that is no news."""

    fingerprint: str
    """What it is known by; the rest is for people."""

    code: str
    path: str
    message: str
    line: int | None = None
    """Where the entry stands in the file."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """All of the file; `Baseline()` is a site without one."""

    file: str = "funnel-baseline.json"
    """The file as messages name it."""

    entries: tuple[BaselineEntry, ...] = ()


NO_BASELINE = Baseline()
