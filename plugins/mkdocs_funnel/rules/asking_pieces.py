"""Which asking piece suits the readers of another piece, as a suggestion."""

from __future__ import annotations

from collections import Counter
from posixpath import dirname
from typing import TYPE_CHECKING

from mkdocs_funnel.model.role import Role
from mkdocs_funnel.rules.wording import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.model.piece import Piece

_TOPIC = 2
_FOLDER = 1


class AskingPieces:
    """The asking pieces of a site by tag, category and folder; built and asked in linear time."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        asking = [piece for piece in pieces if piece.in_funnel and piece.is_asking]
        asking.sort(key=lambda piece: (Role.ASK not in piece.roles, piece.path))
        self._default = asking[0].path if asking else None
        self._first: dict[tuple[str, str], str] = {}
        for piece in asking:
            for key, _ in _features(piece):
                self._first.setdefault(key, piece.path)

    def nearest(self, piece: Piece) -> str | None:
        """Return the asking piece that shares most with `piece`; None: no piece asks."""
        shared: Counter[str] = Counter()
        for key, weight in _features(piece):
            if key in self._first:
                shared[self._first[key]] += weight
        if not shared:
            return self._default
        return min(shared, key=lambda path: (-shared[path], path))

    def such_as(self, piece: Piece) -> str:
        """Return `, such as ...` with the nearest asking piece; nothing if no piece asks."""
        path = self.nearest(piece)
        return "" if path is None else f", such as {code(path)}"


def _features(piece: Piece) -> Iterator[tuple[tuple[str, str], int]]:
    for tag in piece.tags:
        yield ("tag", tag.casefold()), _TOPIC
    for category in piece.categories:
        yield ("category", category.casefold()), _TOPIC
    if folder := dirname(piece.path):
        yield ("folder", folder), _FOLDER
