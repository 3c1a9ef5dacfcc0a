"""The one thing a piece gives its reader to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepOrigin(StrEnum):
    """What chose a next step."""

    FRONT_MATTER = "front matter"
    PATH = "path"
    SETTINGS = "next_step"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step from the end of a piece: to an offer, or to another piece."""

    origin: StepOrigin
    offer: str | None = None
    """Id of the offer that it invites to."""

    piece: str | None = None
    """Source path of the piece that it leads to: the next piece, or the offer's sales page."""

    path: str | None = None
    """Id of the declared path that it belongs to."""
