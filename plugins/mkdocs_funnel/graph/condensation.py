"""Strongly connected components, and how much of the graph runs into some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rustworkx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

_CHUNK = 1024
"""Ends whose upstream is counted in one pass: 128 bytes a component, so that a pass stays small."""


@dataclass(frozen=True, slots=True)
class Condensation:
    """The graph with every strongly connected component drawn together into one node."""

    members: list[list[int]]
    """Nodes by component; a component comes after all that it leads to."""

    component: list[int]
    """Component by node."""

    arrows: list[set[int]]
    """Components that a component leads to, itself excluded."""


def condense(arrows: Sequence[Sequence[int]]) -> Condensation:
    """Return the condensation of a graph given as node to targets."""
    graph: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(len(arrows)))
    graph.add_edges_from_no_data([(a, b) for a, targets in enumerate(arrows) for b in targets])
    members = [sorted(nodes) for nodes in rustworkx.strongly_connected_components(graph)]
    component = [0] * len(arrows)
    for number, nodes in enumerate(members):
        for node in nodes:
            component[node] = number
    onward: list[set[int]] = [
        {component[target] for node in nodes for target in arrows[node]} - {number}
        for number, nodes in enumerate(members)
    ]
    return Condensation(members, component, onward)


def upstream_weights(
    graph: Condensation, ends: Sequence[int], weights: Mapping[str, Sequence[int]]
) -> list[dict[str, int]]:
    """Return for each of the components `ends` the sum of each weight over all that leads into it.

    `weights` are given by node; the end's own nodes count. What leads into an end is found for many
    ends at once: a component's bits say which ends it runs into, and are those of its successors
    together, so one pass over the arrows serves `_CHUNK` ends.
    """
    import numpy as np

    names = list(weights)
    by_component = np.array(
        [[sum(weights[name][n] for n in nodes) for nodes in graph.members] for name in names],
        dtype=np.float64,
    )
    sums: list[dict[str, int]] = []
    for start in range(0, len(ends), _CHUNK):
        chunk = ends[start : start + _CHUNK]
        reached = _reached(graph, chunk)
        columns = by_component @ reached
        sums += [
            {name: int(columns[row, column]) for row, name in enumerate(names)}
            for column in range(len(chunk))
        ]
    return sums


def _reached(graph: Condensation, ends: Sequence[int]) -> NDArray[np.uint8]:
    """Return a matrix of 0 and 1: whether a component (row) runs into an end (column)."""
    import numpy as np

    bits = [0] * len(graph.members)
    for number, end in enumerate(ends):
        bits[end] = 1 << number
    for number, onward in enumerate(graph.arrows):
        for target in onward:
            bits[number] |= bits[target]
    width = (len(ends) + 7) // 8
    packed = np.frombuffer(b"".join(b.to_bytes(width, "little") for b in bits), dtype=np.uint8)
    rows = np.unpackbits(packed.reshape(len(bits), width), axis=1, bitorder="little")
    return rows[:, : len(ends)]
