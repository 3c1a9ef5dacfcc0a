"""The graph of a funnel: pieces, the reader links between them, and how far each is from an ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.graph.search import FAR, Search, reversed_arrows, search
from mkdocs_funnel.model.link import LinkKind
from mkdocs_funnel.model.role import EntryKind, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from mkdocs_funnel.model.piece import Piece

_READ = frozenset(kind for kind in LinkKind if kind.is_reader)


@dataclass(frozen=True, slots=True)
class FunnelGraph:
    """The pieces whose role is not none and the reader links between them; made by `build_graph`."""

    pieces: Mapping[str, Piece]
    """By source path, in order."""

    paths: tuple[str, ...]
    """Source path by node number."""

    arrows: tuple[tuple[int, ...], ...]
    """Node number to the numbers it leads to, each once, in reading order."""

    entries: Mapping[str, EntryKind]
    """Source path to the surest kind of entry that it is; empty: the site has no entry at all."""

    backwards: Sequence[Sequence[int]]
    """The arrows turned round."""

    to_ask: Search
    """From the asking pieces backwards along the arrows."""

    _numbers: Mapping[str, int]

    def reaches_ask(self, path: str) -> bool:
        """Return whether a reader of the piece can get to an ask; False outside the funnel."""
        return self.clicks_to_ask(path) is not None

    def clicks_to_ask(self, path: str) -> int | None:
        """Return the distance to the nearest ask; 0: the piece asks; None: there is no way."""
        node = self.node(path)
        if node is None or self.to_ask.distance[node] == FAR:
            return None
        return self.to_ask.distance[node]

    def path_to_ask(self, path: str) -> tuple[str, ...]:
        """Return the shortest way to an ask, both ends included; empty: there is none."""
        node = self.node(path)
        if node is None or self.to_ask.distance[node] == FAR:
            return ()
        return tuple(self.paths[step] for step in self.to_ask.way(node))

    def node(self, path: str) -> int | None:
        """Return the number of a piece; None for what is not in the graph."""
        return self._numbers.get(path)

    def targets(self, path: str) -> tuple[str, ...]:
        """Return the source paths that the piece leads to."""
        node = self.node(path)
        return () if node is None else tuple(self.paths[target] for target in self.arrows[node])

    @property
    def reached(self) -> int:
        """How many pieces reach an ask."""
        return sum(distance != FAR for distance in self.to_ask.distance)

    def within(self, clicks: int) -> int:
        """Return how many pieces are at most `clicks` from an ask."""
        return sum(FAR < distance <= clicks for distance in self.to_ask.distance)


def build_graph(
    pieces: Iterable[Piece], landings: Collection[str] = (), *, listed_entries: bool = True
) -> FunnelGraph:
    """Return the graph of `pieces`, in linear time.

    Args:
        pieces: All pieces of the site, those with role none too.
        landings: Source paths on which channels land.
        listed_entries: Whether a piece that a listing shows is an entry.
    """
    inside = {p.path: p for p in sorted(pieces, key=lambda p: p.path) if p.in_funnel}
    numbers = {path: number for number, path in enumerate(inside)}
    arrows = tuple(_targets(piece, numbers) for piece in inside.values())
    backwards = reversed_arrows(arrows)
    asking = [numbers[path] for path, piece in inside.items() if piece.is_asking]
    kinds = ((path, _entry(p, landings, listed_entries)) for path, p in inside.items())
    return FunnelGraph(
        pieces=inside,
        paths=tuple(inside),
        arrows=arrows,
        entries={path: kind for path, kind in kinds if kind is not None},
        backwards=backwards,
        to_ask=search(backwards, asking),
        _numbers=numbers,
    )


def _targets(piece: Piece, numbers: Mapping[str, int]) -> tuple[int, ...]:
    own = numbers[piece.path]
    targets = dict.fromkeys([numbers.get(link.target, own) for link in piece.links if link.kind in _READ])
    targets.pop(own, None)
    return tuple(targets)


def _entry(piece: Piece, landings: Collection[str], listed_entries: bool) -> EntryKind | None:
    if Role.LEAD in piece.roles:
        return EntryKind.LEAD
    if piece.path in landings:
        return EntryKind.CHANNEL
    if listed_entries and piece.listed:
        return EntryKind.LISTED
    return None
