"""The one place where findings are excused, and where it is known what excused none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_funnel.settings.globs import Globs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.model.finding import Finding
    from mkdocs_funnel.rules.base import Audit

BASELINE = "baseline"
"""The reason of findings that the baseline excuses."""

ANY = "*"


class ExcuseKind(StrEnum):
    """Where an excuse was written."""

    EXCEPTION = "exception"
    IGNORE = "ignore"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Excuse:
    """One thing that the owner wrote down to live with findings."""

    kind: ExcuseKind
    code: str
    """A rule's code, or `*`."""

    reason: str
    file: str
    """The file that holds it."""

    line: int | None
    scope: tuple[str, ...]
    """Globs of an exception, the piece of an `ignore`, the fingerprint and path of a baseline entry."""

    until: dt.date | None = None

    @property
    def subject(self) -> str:
        """What tells it from the others in its file, wherever it stands there."""
        return " ".join((self.kind, self.code, *self.scope))

    def expired(self, today: dt.date | None) -> bool:
        """Return whether its last day is over; without a day none is."""
        return self.until is not None and today is not None and self.until < today


class Excuses:
    """Everything that excuses findings of one site; remembers what it was good for.

    The piece's own front matter is asked first, then the exceptions in the order of the file, then the
    baseline.
    """

    def __init__(self, audit: Audit) -> None:
        self._today = audit.today
        self._ignores = {(e.file, e.code): e for e in _ignores(audit)}
        self._exceptions = [(e, e.subject, Globs(e.scope)) for e in _exceptions(audit)]
        self._baseline: dict[str, Excuse] = {}
        self._all = [*self._ignores.values(), *(e for e, _, _ in self._exceptions)]
        for excuse in _baseline(audit):
            self._baseline.setdefault(excuse.scope[0], excuse)
            self._all.append(excuse)
        self._used: set[int] = set()

    def apply(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return all of `findings`, in order; those that the owner lives with carry the reason."""
        return tuple(self._judged(finding) for finding in findings)

    def unused(self) -> tuple[Excuse, ...]:
        """Return what has excused nothing so far."""
        return tuple(excuse for excuse in self._all if id(excuse) not in self._used)

    def _judged(self, finding: Finding) -> Finding:
        excuse = self._find(finding)
        if excuse is None:
            return finding
        self._used.add(id(excuse))
        return replace(finding, excused=excuse.reason)

    def _find(self, finding: Finding) -> Excuse | None:
        """Return what excuses a finding; nothing excuses the finding that is about itself."""
        ignored = self._ignores.get((finding.path, finding.code))
        if ignored is not None and ignored.subject != finding.subject:
            return ignored
        for excuse, subject, globs in self._exceptions:
            fits = excuse.code in (ANY, finding.code) and globs.matches(finding.path)
            if fits and not excuse.expired(self._today) and subject != finding.subject:
                return excuse
        return self._baseline.get(finding.fingerprint) if self._baseline else None


def is_about_baseline(finding: Finding) -> bool:
    """Return whether a finding is about an entry of the baseline."""
    return finding.subject.startswith(f"{ExcuseKind.BASELINE} ")


def _ignores(audit: Audit) -> Iterator[Excuse]:
    for path, piece in audit.pieces.items():
        for code, reason in piece.meta.ignore.items():
            line = piece.meta.lines.get(f"ignore.{code}")
            yield Excuse(ExcuseKind.IGNORE, code, reason, path, line, (path,))


def _exceptions(audit: Audit) -> Iterator[Excuse]:
    file = audit.settings.file
    for entry in audit.settings.exceptions:
        yield Excuse(
            ExcuseKind.EXCEPTION, entry.rule, entry.reason, file, entry.line, entry.paths, entry.until
        )


def _baseline(audit: Audit) -> Iterator[Excuse]:
    file = audit.baseline.file
    for entry in audit.baseline.entries:
        scope = (entry.fingerprint, entry.path)
        yield Excuse(ExcuseKind.BASELINE, entry.code, BASELINE, file, entry.line, scope)
