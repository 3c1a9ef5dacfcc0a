"""What has changed between two audits of a site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.audit_reading import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_funnel.reporters.audit_file import AuditFile, End, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two audits and the differences between them."""

    old: AuditFile
    new: AuditFile
    pieces_added: tuple[str, ...]
    """Source paths, sorted; pieces outside the funnel do not count."""

    pieces_removed: tuple[str, ...]
    leaks_new: tuple[End, ...]
    """Ends at pieces where no path ended before."""

    leaks_mended: tuple[End, ...]
    """Ends whose pieces are gone, or lead to an ask now."""

    findings_new: tuple[Finding, ...]
    """Findings that count now and did not before, because they were not there or were excused."""

    findings_gone: tuple[Finding, ...]
    """Findings that are not there any more."""

    findings_excused: tuple[Finding, ...]
    """Findings that are still there, and excused since."""

    @property
    def new_errors(self) -> tuple[Finding, ...]:
        """The new findings at the level error."""
        return tuple(finding for finding in self.findings_new if finding.level == "error")

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed that this tells of."""
        lists = (
            *(self.pieces_added, self.pieces_removed, self.leaks_new, self.leaks_mended),
            *(self.findings_new, self.findings_gone, self.findings_excused),
        )
        return self.old.summary == self.new.summary and not any(lists)


def compare(
    old: Mapping[str, object], new: Mapping[str, object], names: tuple[str, str] = ("old", "new")
) -> Comparison:
    """Return what has changed from one `audit.json` to another.

    Args:
        old: The earlier document.
        new: The later one.
        names: What messages call the two.

    Raises:
        FunnelError: One of them is of another version, or not as an `audit.json` should be.
    """
    return between(parse(old, names[0]), parse(new, names[1]))


def between(old: AuditFile, new: AuditFile) -> Comparison:
    """Return what has changed from one audit to another."""
    before, now = _funnel(old), _funnel(new)
    counted_before, counted_now = _prints(old), _prints(new)
    there = {finding.fingerprint for finding in new.findings}
    gone = [f for f in old.findings if f.excused is None and f.fingerprint not in counted_now]
    return Comparison(
        old=old,
        new=new,
        pieces_added=tuple(sorted(now - before)),
        pieces_removed=tuple(sorted(before - now)),
        leaks_new=_elsewhere(new.ends, _at_ends(old)),
        leaks_mended=_elsewhere(old.ends, _lost(new)),
        findings_new=tuple(
            f for f in new.findings if f.excused is None and f.fingerprint not in counted_before
        ),
        findings_gone=tuple(f for f in gone if f.fingerprint not in there),
        findings_excused=tuple(f for f in gone if f.fingerprint in there),
    )


def _funnel(audit: AuditFile) -> set[str]:
    return {piece.path for piece in audit.pieces if "none" not in piece.roles}


def _prints(audit: AuditFile) -> set[str]:
    return {finding.fingerprint for finding in audit.findings if finding.excused is None}


def _at_ends(audit: AuditFile) -> set[str]:
    return {path for end in audit.ends for path in end.pieces}


def _lost(audit: AuditFile) -> set[str]:
    """Return the pieces from which no ask can be reached, at an end or on the way to one."""
    outside = {piece.path for piece in audit.pieces if "none" in piece.roles}
    lost = {piece.path for piece in audit.pieces if not piece.reaches_ask}
    return (lost | _at_ends(audit)) - outside


def _elsewhere(ends: Iterable[End], pieces: set[str]) -> tuple[End, ...]:
    return tuple(end for end in ends if pieces.isdisjoint(end.pieces))
