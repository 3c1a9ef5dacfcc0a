"""What the graph has to say about small funnels, worked out in the plainest way there is."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from mkdocs_funnel.model.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_funnel.model.piece import Piece

Arrows = dict[str, set[str]]


def reader_arrows(pieces: Iterable[Piece]) -> Arrows:
    """Return the arrows between pieces in the funnel, self-links left out."""
    inside = {piece.path: piece for piece in pieces if Role.NONE not in piece.roles}
    return {
        path: {
            link.target
            for link in piece.links
            if link.kind not in ("listing", "nav") and link.target in inside and link.target != path
        }
        for path, piece in inside.items()
    }


def closure(arrows: Mapping[str, Iterable[str]]) -> Arrows:
    """Return what each node reaches, itself included, by squaring until nothing is new."""
    reached = {node: {node, *targets} for node, targets in arrows.items()}
    while True:
        squared = {node: set().union(*(reached[step] for step in steps)) for node, steps in reached.items()}
        if squared == reached:
            return reached
        reached = squared


def walks(arrows: Arrows, start: str) -> list[tuple[str, ...]]:
    """Return every walk from `start` that visits no node twice."""
    found: list[tuple[str, ...]] = []
    waiting = [(start,)]
    while waiting:
        walk = waiting.pop()
        found.append(walk)
        waiting += [(*walk, target) for target in arrows[walk[-1]] if target not in walk]
    return found


def distance(arrows: Arrows, start: str, goals: Iterable[str]) -> int | None:
    """Return the length of the shortest walk from `start` to any of `goals`; None: there is none."""
    lengths = [len(walk) - 1 for walk in walks(arrows, start) if walk[-1] in set(goals)]
    return min(lengths, default=None)


def is_walk(arrows: Arrows, walk: Iterable[str]) -> bool:
    """Return whether each step of `walk` is an arrow."""
    return all(b in arrows[a] for a, b in pairwise(walk))


def leaking(arrows: Arrows, asking: Iterable[str]) -> set[str]:
    """Return the nodes from which no asking node can be reached."""
    goals = set(asking)
    return {node for node, reached in closure(arrows).items() if not reached & goals}


def ends(arrows: Arrows, asking: Iterable[str]) -> set[frozenset[str]]:
    """Return the sets of leaking nodes that reach each other and nothing else."""
    reached = closure(arrows)
    return {
        frozenset(reached[node])
        for node in leaking(arrows, asking)
        if all(node in reached[other] for other in reached[node])
    }


def fewest_asks(arrows: Arrows, asking: Iterable[str]) -> int:
    """Return how many nodes must ask in addition so that nothing leaks, by trying all sets of nodes."""
    asking = set(asking)
    for size in range(len(arrows) + 1):
        for extra in combinations(sorted(arrows), size):
            if not leaking(arrows, asking | set(extra)):
                return size
    raise AssertionError("with an ask on every node nothing leaks")


def meets_nurture_then_ask(arrows: Arrows, start: str, nurture: Iterable[str], asking: Iterable[str]) -> bool:
    """Return whether some walk from `start` meets nurture and stands on an ask then or later."""
    nurture, asking = set(nurture), set(asking)
    waiting = [(start, start in nurture)]
    seen = set(waiting)
    while waiting:
        node, primed = waiting.pop()
        if primed and node in asking:
            return True
        for target in arrows[node]:
            state = (target, primed or target in nurture)
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return False
