"""The one place where findings are excused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_funnel.settings.globs import Globs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.model.settings import ExceptionEntry
    from mkdocs_funnel.rules.base import Audit


def excuse(findings: Iterable[Finding], audit: Audit) -> tuple[Finding, ...]:
    """Return all of `findings`, in order; those that the owner lives with carry the reason.

    The piece's own front matter is asked first, then the exceptions in the order of the file.
    """
    entries = [(entry, Globs(entry.paths)) for entry in audit.settings.exceptions if _holds(entry, audit)]
    return tuple(replace(finding, excused=_reason(finding, entries, audit)) for finding in findings)


def _holds(entry: ExceptionEntry, audit: Audit) -> bool:
    """Return whether an exception has paths and has not expired; without a day none has."""
    expired = entry.until is not None and audit.today is not None and entry.until < audit.today
    return bool(entry.paths) and not expired


def _reason(finding: Finding, entries: Iterable[tuple[ExceptionEntry, Globs]], audit: Audit) -> str | None:
    piece = audit.pieces.get(finding.path)
    if piece is not None and finding.code in piece.meta.ignore:
        return piece.meta.ignore[finding.code]
    for entry, globs in entries:
        if entry.rule in ("*", finding.code) and globs.matches(finding.path):
            return entry.reason
    return None
