"""The one thing a piece gives its reader to do next."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container


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


def resolve_next(path: str, target: str, pieces: Container[str]) -> str | None:
    """Return the source path that a piece's `next` names, None if there is no such piece.

    It is looked for beside the piece first, then from the content folder.
    """
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    for candidate in (beside, posixpath.normpath(target)):
        if candidate in pieces and candidate != path:
            return candidate
    return None
