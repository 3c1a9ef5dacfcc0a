"""Breadth-first search from a set of nodes."""

from __future__ import annotations

from mkdocs_funnel.graph.search import FAR, reversed_arrows, search


def test_the_first_source_wins_a_tie() -> None:
    """A node as near to two sources belongs to the one that was named first."""
    arrows = [[2], [2], []]
    assert search(arrows, [1, 0]).root == [0, 1, 1]
    assert search(arrows, [0, 1]).root == [0, 1, 0]


def test_a_node_that_cannot_be_reached_is_far() -> None:
    """Distance, parent and root say so."""
    found = search([[0], [0]], [0])
    assert (found.distance, found.parent, found.root) == ([0, FAR], [FAR, FAR], [0, FAR])
    assert found.way(0) == [0]


def test_a_source_named_twice_is_one() -> None:
    """Repeated sources do no harm."""
    assert search([[1], [0]], [0, 0]).distance == [0, 1]


def test_no_sources_and_no_nodes() -> None:
    """Nothing is reached from nothing."""
    assert search([], []).distance == []
    assert search([[]], []).distance == [FAR]


def test_arrows_are_turned_round() -> None:
    """Every arrow is turned, repeated ones too."""
    assert reversed_arrows([[1, 1], [1], [0]]) == [[2], [0, 0, 1], []]
