"""Where content paths end without an ask, and how readers get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.graph.condensation import condense, upstream_weights
from mkdocs_funnel.graph.search import FAR, search
from mkdocs_funnel.model.end import End
from mkdocs_funnel.model.role import EntryKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_funnel.graph.condensation import Condensation
    from mkdocs_funnel.graph.funnel import FunnelGraph

SURE_ENTRIES = (EntryKind.LEAD, EntryKind.CHANNEL)
"""Entries that somebody meant to be one; a listed piece is one by chance."""


def find_ends(graph: FunnelGraph) -> tuple[End, ...]:
    """Return the ends of a graph, worst first: most lead and channel entries, then most pieces upstream.

    The ends are the terminal strongly connected components of the pieces that reach no ask. An arrow
    out of such a piece never leads to one that reaches an ask, so they are terminal in the whole graph.
    """
    condensed = condense(graph.arrows)
    terminal = _terminal(graph, condensed)
    if not terminal:
        return ()
    weights = {"pieces": [1] * len(graph.paths)} | {
        kind.value: [int(graph.entries.get(path) == kind) for path in graph.paths] for kind in EntryKind
    }
    counts = upstream_weights(condensed, terminal, weights)
    arrivals = _arrivals(graph, condensed, terminal)
    ends = [
        _end(graph, condensed.members[number], count, *arrival)
        for number, count, arrival in zip(terminal, counts, arrivals, strict=True)
    ]
    return tuple(sorted(ends, key=_gravity))


def count_ends(graph: FunnelGraph) -> int:
    """Return how many ends a graph has."""
    return len(_terminal(graph, condense(graph.arrows)))


def _terminal(graph: FunnelGraph, condensed: Condensation) -> list[int]:
    return [
        number
        for number, nodes in enumerate(condensed.members)
        if not condensed.arrows[number] and graph.to_ask.distance[nodes[0]] == FAR
    ]


def _gravity(end: End) -> tuple[int, int, tuple[str, ...]]:
    sure = sum(end.entries[kind] for kind in SURE_ENTRIES)
    return -sure, -end.upstream, end.pieces


def _end(
    graph: FunnelGraph,
    nodes: Sequence[int],
    count: dict[str, int],
    way: Sequence[int],
    came_from: EntryKind | None,
) -> End:
    pieces = tuple(graph.paths[node] for node in nodes)
    return End(
        pieces=pieces,
        signup=any(graph.pieces[path].takes_addresses for path in pieces),
        path=tuple(graph.paths[node] for node in way),
        came_from=came_from,
        entries={kind: count[kind.value] for kind in EntryKind},
        upstream=count["pieces"] - len(nodes),
    )


def _arrivals(
    graph: FunnelGraph, condensed: Condensation, terminal: Sequence[int]
) -> list[tuple[list[int], EntryKind | None]]:
    """Return for each end the way a reader takes into it and the kind of entry it starts at.

    The shortest way from a lead or channel entry; else the way from the farthest listed piece of those
    to which this end is the nearest; else from the nearest listed piece. Three searches serve all ends,
    where a search an end would be quadratic.
    """
    from_sure = search(graph.arrows, _entries(graph, SURE_ENTRIES))
    from_listed = search(graph.arrows, _entries(graph, (EntryKind.LISTED,)))
    farthest = _Farthest(graph, condensed, terminal)
    arrivals: list[tuple[list[int], EntryKind | None]] = []
    for number in terminal:
        nodes = condensed.members[number]
        near = min(nodes, key=lambda n: (from_sure.distance[n] == FAR, from_sure.distance[n], n))
        listed = min(nodes, key=lambda n: (from_listed.distance[n] == FAR, from_listed.distance[n], n))
        if from_sure.distance[near] != FAR:
            way = from_sure.way(near)[::-1]
            arrivals.append((way, graph.entries[graph.paths[way[0]]]))
        elif (start := farthest.start(number)) is not None:
            way = farthest.search.way(start)
            arrivals.append((way, graph.entries.get(graph.paths[start])))
        elif from_listed.distance[listed] != FAR:
            arrivals.append((from_listed.way(listed)[::-1], EntryKind.LISTED))
        else:
            arrivals.append(([nodes[0]], None))
    return arrivals


def _entries(graph: FunnelGraph, kinds: Collection[EntryKind]) -> list[int]:
    return [n for n, path in enumerate(graph.paths) if graph.entries.get(path) in kinds]


class _Farthest:
    """The farthest listed piece of those that run into an end before any other; any piece without entries."""

    def __init__(self, graph: FunnelGraph, condensed: Condensation, terminal: Sequence[int]) -> None:
        nodes = [node for number in terminal for node in condensed.members[number]]
        self.search = search(graph.backwards, nodes)
        self._starts: dict[int, int] = {}
        for node, path in enumerate(graph.paths):
            root = self.search.root[node]
            if root == FAR or (graph.entries and graph.entries.get(path) != EntryKind.LISTED):
                continue
            end = condensed.component[root]
            best = self._starts.get(end)
            if best is None or self.search.distance[node] > self.search.distance[best]:
                self._starts[end] = node

    def start(self, end: int) -> int | None:
        """Return the piece, None if there is none."""
        return self._starts.get(end)
