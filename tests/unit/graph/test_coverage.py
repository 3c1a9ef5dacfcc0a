"""Coverage when every link counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.graph.coverage import coverage_with_all_links
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.role import Role
from tests.unit.graph import oracle
from tests.unit.graph.made import Funnel, funnels, graph, piece


@given(funnels(), st.lists(st.sampled_from([*"abcdefg", "list", "gone"]), max_size=3), st.data())
def test_coverage_is_that_of_the_oracle(funnel: Funnel, nav: list[str], data: st.DataObject) -> None:
    """Links of every kind count, through listings too, and each page shows the navigation."""
    pages = [p.path for p in funnel.pieces]
    shown = data.draw(st.lists(st.sampled_from([*pages, "list"]), max_size=3))
    links = [link for p in funnel.pieces for link in p.links]
    links += [Link("list", target, LinkKind.LISTING) for target in shown]
    everything = {*pages, *(end for link in links for end in (link.source, link.target))}
    arrows = {page: {target for target in nav if target in everything} for page in everything}
    for link in links:
        arrows[link.source].add(link.target)
    reached = oracle.closure(arrows)
    inside = [p.path for p in funnel.pieces if Role.NONE not in p.roles]
    hits = sum(bool(reached[path] & funnel.asking) for path in inside)
    expected = hits / len(inside) if inside else 0.0
    assert coverage_with_all_links(funnel.graph, links, nav) == expected


def test_a_listing_in_between_connects() -> None:
    """What only a listing links to is reached when all links count, and not else."""
    built = graph(piece("a", Link("a", "list", LinkKind.BODY)), piece("b", asks=True))
    links = [Link("a", "list", LinkKind.BODY), Link("list", "b", LinkKind.LISTING)]
    assert built.reached == 1
    assert coverage_with_all_links(built, links, ()) == 1.0
    assert coverage_with_all_links(built, links[1:], ()) == 0.5


def test_navigation_connects_every_page() -> None:
    """An asking piece in the navigation is one click away from everywhere."""
    built = graph(piece("a"), piece("b", asks=True))
    assert coverage_with_all_links(built, (), ["b"]) == 1.0
    assert coverage_with_all_links(built, (), ["a", "gone"]) == 0.5
