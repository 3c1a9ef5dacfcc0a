"""Where content paths end without an ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_funnel.model.role import EntryKind


class EndKind(StrEnum):
    """What happens to a reader there."""

    DEAD_END = "dead end"
    """One piece that leads nowhere."""

    LOOP = "loop"
    """Several pieces that lead only to each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A set of pieces that readers get into, and not out of to an ask."""

    pieces: tuple[str, ...]
    """Source paths, sorted."""

    signup: bool
    """Whether it takes addresses all the same."""

    path: tuple[str, ...]
    """How a reader gets there: source paths from an entry to a piece of the end."""

    came_from: EntryKind | None
    """The kind of entry `path` starts at; None: no entry leads here."""

    entries: Mapping[EntryKind, int] = field(default_factory=dict)
    """How many entries of each kind run into it, its own pieces included."""

    upstream: int = 0
    """How many pieces run into it, its own pieces not included."""

    @property
    def kind(self) -> EndKind:
        """One piece or several."""
        return EndKind.DEAD_END if len(self.pieces) == 1 else EndKind.LOOP
