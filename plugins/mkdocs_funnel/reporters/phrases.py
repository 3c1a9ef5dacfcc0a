"""Figures as words, the same in every text that people read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.layout import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.report import Summary

Kind = TypeVar("Kind", bound=StrEnum)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 piece`, `2 pieces`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """Return a share as whole per cent; only nothing is 0 % and only everything is 100 %."""
    if share <= 0 or share >= 1:
        return "0 %" if share <= 0 else "100 %"
    return f"{min(max(round(share * 100), 1), 99)} %"


def tally(figures: Mapping[Kind, int], kinds: Iterable[Kind]) -> str:
    """Return `1 lead, 79 listed`: the figures that are not 0, in the order of `kinds`."""
    parts = [f"{figures[kind]:,} {kind.value}" for kind in kinds if figures.get(kind)]
    return ", ".join(parts) or "none"


def levels(findings: Mapping[Level, int]) -> str:
    """Return `3 errors, 2 warnings, 88 infos`, or `no findings`."""
    shown = (Level.ERROR, Level.WARNING, Level.INFO)
    parts = [count(findings[level], level.value) for level in shown if findings.get(level)]
    return ", ".join(parts) or "no findings"


def has_steps(summary: Summary) -> bool:
    """Return whether automatic next steps change what readers meet."""
    return (summary.coverage, summary.ends) != (summary.coverage_written, summary.ends_written)


def place(finding: Finding) -> str:
    """Return `path:line`, or the path alone where no line is known."""
    line = "" if finding.line is None else f":{finding.line}"
    return f"{clean(finding.path)}{line}"


def sentence(text: str) -> str:
    """Return a fact on one line, ended like a sentence."""
    fact = clean(text).rstrip()
    return fact if fact.endswith((".", "!", "?", ":")) else f"{fact}."


def in_full(finding: Finding) -> str:
    """Return the fact as a sentence, and below it the remedy in as many lines as it has."""
    return "\n".join([sentence(finding.message), *map(clean, finding.remedy.splitlines())])
