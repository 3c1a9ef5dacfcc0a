"""Strongly connected components and what runs into them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.graph.condensation import condense, upstream_weights
from tests.unit.graph import oracle

ARROWS = st.integers(0, 7).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, n - 1), max_size=4) if n else st.nothing(), min_size=n, max_size=n
    )
)


def _closure(arrows: list[list[int]]) -> dict[str, set[str]]:
    return oracle.closure({str(n): {str(t) for t in targets} for n, targets in enumerate(arrows)})


@given(ARROWS)
def test_members_are_the_nodes_that_reach_each_other(arrows: list[list[int]]) -> None:
    """Two nodes share a component exactly if each reaches the other."""
    graph, reached = condense(arrows), _closure(arrows)
    for a in range(len(arrows)):
        for b in range(len(arrows)):
            mutual = str(b) in reached[str(a)] and str(a) in reached[str(b)]
            assert (graph.component[a] == graph.component[b]) == mutual
    assert sorted(node for nodes in graph.members for node in nodes) == list(range(len(arrows)))


@given(ARROWS)
def test_a_component_comes_after_all_that_it_leads_to(arrows: list[list[int]]) -> None:
    """The order that the count of what is upstream relies on."""
    graph = condense(arrows)
    for number, onward in enumerate(graph.arrows):
        assert all(target < number for target in onward)
        assert onward == {graph.component[t] for n in graph.members[number] for t in arrows[n]} - {number}


@given(ARROWS, st.lists(st.integers(0, 1_000_000), min_size=7, max_size=7))
def test_weights_are_summed_over_all_that_leads_in(arrows: list[list[int]], weights: list[int]) -> None:
    """Each node counts once, by whatever number of ways it leads in."""
    graph, reached = condense(arrows), _closure(arrows)
    components = list(range(len(graph.members)))
    sums = upstream_weights(graph, components, {"weight": weights, "one": [1] * 7})
    for number in components:
        end = str(graph.members[number][0])
        into = [n for n in range(len(arrows)) if end in reached[str(n)]]
        assert sums[number] == {"weight": sum(weights[n] for n in into), "one": len(into)}
