"""Strongly connected components, and how much of the graph runs into some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rustworkx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CHUNK = 4096
"""Ends whose upstream is counted in one pass: 512 bytes a component, so that a pass stays small."""


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

    `weights` are given by node, none below 0; the end's own nodes count. What leads into an end is found
    for many ends at once: a component's bits say which ends it runs into, and are those of its successors
    together, so one pass over the arrows serves `_CHUNK` ends.
    """
    totals = {
        name: [sum(weight[node] for node in nodes) for nodes in graph.members]
        for name, weight in weights.items()
    }
    sums: list[dict[str, int]] = []
    for start in range(0, len(ends), _CHUNK):
        chunk = ends[start : start + _CHUNK]
        bits = _reached(graph, chunk)
        columns = {name: _column_sums(bits, total, len(chunk)) for name, total in totals.items()}
        sums += [{name: column[at] for name, column in columns.items()} for at in range(len(chunk))]
    return sums


def _reached(graph: Condensation, ends: Sequence[int]) -> list[int]:
    """Return for each component a number whose bits say which of the ends it runs into."""
    bits = [0] * len(graph.members)
    for number, end in enumerate(ends):
        bits[end] = 1 << number
    for number, onward in enumerate(graph.arrows):
        for target in onward:
            bits[number] |= bits[target]
    return bits


def _column_sums(bits: Sequence[int], weights: Sequence[int], width: int) -> list[int]:
    """Return for each of the first `width` bits the sum of the weights of the numbers that have it set.

    All sums are kept at once and added to as by hand, binary place by place: three digits of a place make
    one of it and one to carry. It takes no memory to speak of, and no library to import.
    """
    places: list[list[int]] = []
    for held, weight in zip(bits, weights, strict=True):
        for place in range(weight.bit_length() if held else 0):
            if weight >> place & 1:
                _add(places, held, place)
    firsts, seconds = ([row[at] if at < len(row) else 0 for row in places] for at in (0, 1))
    return [a + b for a, b in zip(_columns(firsts, width), _columns(seconds, width), strict=True)]


def _add(places: list[list[int]], digits: int, place: int) -> None:
    while True:
        while place >= len(places):
            places.append([])
        row = places[place]
        if len(row) < 2:
            row.append(digits)
            return
        either = row[0] ^ row[1]
        digits, row[:] = (row[0] & row[1]) | (either & digits), [either ^ digits]
        place += 1


def _columns(places: Sequence[int], width: int) -> list[int]:
    """Return the numbers whose digits stand in one column of `places`, the lowest place first."""
    rows = [f"{row:0{width}b}"[::-1] for row in reversed(places)]
    return [int("".join(digits), 2) for digits in zip(*rows, strict=True)] if rows else [0] * width
