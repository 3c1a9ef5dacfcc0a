"""Breadth-first search over arrows given as lists of numbers.

Levels are walked in plain Python: a callback per arrow out of native code costs more than the walk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FAR = -1
"""The distance of a node that cannot be reached, and the parent and root of one that has none."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a breadth-first search from a set of nodes has found, by node."""

    distance: list[int]
    """Arrows from the nearest source; `FAR` where there is no way."""

    parent: list[int]
    """The node it was reached from; `FAR` for sources and unreached nodes."""

    root: list[int]
    """The source it was reached from; `FAR` for unreached nodes."""

    def way(self, node: int) -> list[int]:
        """Return the nodes from `node` back to its source, both included."""
        nodes = [node]
        while (node := self.parent[node]) != FAR:
            nodes.append(node)
        return nodes


def search(arrows: Sequence[Iterable[int]], sources: Iterable[int]) -> Search:
    """Walk `arrows` (node to its targets) from `sources`; on a tie the first source in order wins."""
    distance = [FAR] * len(arrows)
    parent = [FAR] * len(arrows)
    root = [FAR] * len(arrows)
    level = []
    for source in sources:
        if distance[source] == FAR:
            distance[source] = 0
            root[source] = source
            level.append(source)
    depth = 0
    while level:
        depth += 1
        following = []
        for node in level:
            for target in arrows[node]:
                if distance[target] == FAR:
                    distance[target] = depth
                    parent[target] = node
                    root[target] = root[node]
                    following.append(target)
        level = following
    return Search(distance, parent, root)


def reversed_arrows(arrows: Sequence[Iterable[int]]) -> list[list[int]]:
    """Return every arrow turned round."""
    turned: list[list[int]] = [[] for _ in arrows]
    for node, targets in enumerate(arrows):
        for target in targets:
            turned[target].append(node)
    return turned
