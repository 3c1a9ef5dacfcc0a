"""From which entries a reader gets to one piece, and by which way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.graph.search import FAR, search

if TYPE_CHECKING:
    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.role import EntryKind


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way from one entry to a piece."""

    kind: EntryKind
    path: tuple[str, ...]
    """Source paths from the entry to the piece, both included."""


def ways_into(graph: FunnelGraph, piece: str) -> tuple[Way, ...]:
    """Return the shortest way from every entry that leads to `piece`: the shortest first, surest kinds first on a tie.

    One search backwards from the piece serves all entries. A piece outside the funnel has no ways.
    """
    target = graph.node(piece)
    if target is None:
        return ()
    found = search(graph.backwards, [target])
    order = {path: number for number, path in enumerate(graph.paths)}
    ways = [
        Way(kind, tuple(graph.paths[node] for node in found.way(order[path])))
        for path, kind in graph.entries.items()
        if found.distance[order[path]] != FAR
    ]
    kinds = [kind.value for kind in type(ways[0].kind)] if ways else []
    return tuple(sorted(ways, key=lambda way: (len(way.path), kinds.index(way.kind.value), way.path)))
