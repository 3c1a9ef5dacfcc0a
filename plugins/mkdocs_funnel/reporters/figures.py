"""The figures of an audit, and what has become of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.phrases import percent

if TYPE_CHECKING:
    from mkdocs_funnel.reporters.audit_file import AuditFile

MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an audit."""

    name: str
    value: float
    is_share: bool = False
    """Whether it is shown in per cent."""

    def __str__(self) -> str:
        return percent(self.value) if self.is_share else f"{self.value:,}"

    def change(self, before: Figure) -> str:
        """Return the difference with its sign, in points for shares; `` where there is none to show."""
        factor = 100 if self.is_share else 1
        difference = round((self.value - before.value) * factor)
        if not difference:
            return ""
        sign = "+" if difference > 0 else MINUS
        return f"{sign}{abs(difference):,}" + (" points" if self.is_share else "")


def figures(audit: AuditFile) -> tuple[Figure, ...]:
    """Return the figures that are told first, always the same ones in the same order."""
    summary, within = audit.summary, audit.summary.coverage_within
    return (
        Figure("Pieces", summary.pieces),
        Figure("Pieces that ask", summary.asking),
        Figure("Asks, as written", summary.asks.written),
        Figure("Asks, automatic", summary.asks.automatic),
        Figure("Lead to an ask, as written", summary.coverage_written, is_share=True),
        Figure("Lead to an ask, with next steps", summary.coverage, is_share=True),
        Figure(f"Within {within.clicks} clicks", within.share, is_share=True),
        Figure("Ends, as written", summary.ends_written),
        Figure("Ends, with next steps", summary.ends),
        Figure("Errors", summary.findings.error),
        Figure("Warnings", summary.findings.warning),
        Figure("Infos", summary.findings.info),
    )
