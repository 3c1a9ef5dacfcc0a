"""Who reaches an ask, by which way, and how far it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.role import EntryKind, Role
from tests.unit.graph import oracle
from tests.unit.graph.made import Funnel, call, funnels, graph, piece


@given(funnels())
def test_distances_are_those_of_the_oracle(funnel: Funnel) -> None:
    """`clicks_to_ask` and `reaches_ask` agree with an enumeration of all walks."""
    arrows, built = oracle.reader_arrows(funnel.pieces), funnel.graph
    for made in funnel.pieces:
        expected = oracle.distance(arrows, made.path, funnel.asking) if made.path in arrows else None
        assert built.clicks_to_ask(made.path) == expected
        assert built.reaches_ask(made.path) == (expected is not None)


@given(funnels())
def test_path_to_ask_is_a_shortest_walk(funnel: Funnel) -> None:
    """`path_to_ask` starts at the piece, follows arrows, and stops at the first ask."""
    arrows, built = oracle.reader_arrows(funnel.pieces), funnel.graph
    for made in funnel.pieces:
        way, clicks = built.path_to_ask(made.path), built.clicks_to_ask(made.path)
        if clicks is None:
            assert way == ()
            continue
        assert way[0] == made.path
        assert way[-1] in funnel.asking
        assert len(way) == clicks + 1
        assert oracle.is_walk(arrows, way)


@given(funnels(), st.integers(0, 6))
def test_coverage_within_clicks(funnel: Funnel, clicks: int) -> None:
    """`within` counts the pieces at most so far from an ask, `reached` those at any distance."""
    arrows, built = oracle.reader_arrows(funnel.pieces), funnel.graph
    far = [oracle.distance(arrows, path, funnel.asking) for path in arrows]
    assert built.within(clicks) == sum(d is not None and d <= clicks for d in far)
    assert built.reached == sum(d is not None for d in far)


@given(funnels())
def test_the_graph_does_not_depend_on_the_order_of_pieces(funnel: Funnel) -> None:
    """The same pieces in another order make the same graph."""
    turned = Funnel(funnel.pieces[::-1], funnel.landings, funnel.listed_entries)
    assert turned.graph == funnel.graph


def test_no_pieces() -> None:
    """A site without pieces has a graph in which nothing is anywhere."""
    empty = graph()
    assert (empty.paths, empty.reached, empty.within(9)) == ((), 0, 0)
    assert empty.clicks_to_ask("a") is None
    assert empty.targets("a") == ()


def test_pieces_outside_the_funnel_lead_nowhere() -> None:
    """A way through a piece with the role none is no way, even where that piece asks."""
    built = graph(
        piece("a", "b"),
        piece("b", "c", roles=(Role.NONE,), asks=True),
        piece("c", asks=True),
    )
    assert built.paths == ("a", "c")
    assert not built.reaches_ask("a")
    assert built.clicks_to_ask("b") is None


def test_a_role_beside_none_is_outside_too() -> None:
    """A piece that is said to be outside stays outside, whatever else is said."""
    assert graph(piece("a", roles=(Role.LEAD, Role.NONE))).paths == ()


def test_targets_are_met_once_in_reading_order() -> None:
    """Repeated links are one arrow; links to itself, to nothing, from chrome and listings are none."""
    built = graph(
        piece(
            "a", "c", "b", "c", "a", "gone", Link("a", "d", LinkKind.NAV), Link("a", "d", LinkKind.LISTING)
        ),
        piece("b"),
        piece("c"),
        piece("d"),
    )
    assert built.targets("a") == ("c", "b")


def test_an_ask_for_a_closed_offer_does_not_count() -> None:
    """Signups and asks that nobody can say yes to do not make a piece ask."""
    built = graph(piece("a", calls=(call(counts=False),)), piece("b", signup=True))
    assert built.reached == 0


def test_the_surest_kind_of_entry_wins() -> None:
    """Lead before channel before listed; a piece outside is no entry."""
    built = graph(
        piece("a", roles=(Role.NURTURE, Role.LEAD), listed=True),
        piece("b", listed=True),
        piece("c", listed=True),
        piece("d"),
        piece("e", roles=(Role.NONE,), listed=True),
        landings=("a", "b", "e"),
    )
    assert built.entries == {"a": EntryKind.LEAD, "b": EntryKind.CHANNEL, "c": EntryKind.LISTED}


def test_listed_entries_can_be_turned_off() -> None:
    """Without `listed_entries` only leads and landings are entries."""
    assert build_graph([piece("a", listed=True)], listed_entries=False).entries == {}
    assert build_graph([piece("a", listed=True)]).entries == {"a": EntryKind.LISTED}
