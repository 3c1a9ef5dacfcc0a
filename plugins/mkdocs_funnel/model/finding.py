"""What a rule has to say about a site."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for `off`, rising with gravity."""
        return ("off", "info", "warning", "error").index(self.value)

    def at_least(self, other: Level) -> bool:
        """Return whether this is as grave as `other`, or graver."""
        return self.rank >= other.rank > 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a fact about one place, and what mends it."""

    code: str
    name: str
    level: Level
    path: str
    """Source path of the piece, or the file, that it is about."""

    message: str
    """The fact, with its subject in backticks."""

    remedy: str
    """What to do, in the imperative."""

    line: int | None = None
    related: tuple[str, ...] = ()
    """Source paths of the other pieces that it is about."""

    subject: str = ""
    """What tells this finding from others of its rule on the same path; never a line number."""

    excused: str | None = None
    """The reason why it is excused; None: it is not."""

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits over code, path and subject: the same after lines have moved."""
        text = "\0".join((self.code, self.path, self.subject))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
