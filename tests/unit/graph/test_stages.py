"""Entries whose readers are asked before they know anybody."""

from __future__ import annotations

from hypothesis import given

from mkdocs_funnel.graph.stages import unprimed_entries
from mkdocs_funnel.model.role import EntryKind, Role
from tests.unit.graph import oracle
from tests.unit.graph.made import Funnel, funnels, graph, piece

LEAD, ASK = (Role.LEAD,), (Role.ASK,)


@given(funnels())
def test_unprimed_entries_are_those_of_the_oracle(funnel: Funnel) -> None:
    """A search over pieces and whether nurture was met gives the same entries."""
    arrows, built = oracle.reader_arrows(funnel.pieces), funnel.graph
    nurture = {p.path for p in funnel.pieces if Role.NURTURE in p.roles}
    expected = tuple(
        path
        for path in sorted(arrows)
        if built.entries.get(path) in (EntryKind.LEAD, EntryKind.CHANNEL)
        and oracle.distance(arrows, path, funnel.asking) is not None
        and not oracle.meets_nurture_then_ask(arrows, path, nurture, funnel.asking)
    )
    assert unprimed_entries(built) == expected


def test_one_primed_path_is_enough() -> None:
    """A lead that links straight to the ask may, as long as another way meets nurture."""
    shop = piece("shop", roles=ASK, asks=True)
    tips = piece("tips", "shop")
    assert unprimed_entries(graph(piece("home", "shop", roles=LEAD), shop, tips)) == ("home",)
    assert unprimed_entries(graph(piece("home", "shop", "tips", roles=LEAD), shop, tips)) == ()


def test_nurture_that_never_asks_does_not_prime() -> None:
    """A way that meets nurture must get to an ask as well."""
    built = graph(
        piece("home", "shop", "tips", roles=LEAD), piece("shop", roles=ASK, asks=True), piece("tips")
    )
    assert unprimed_entries(built) == ("home",)


def test_listed_entries_are_not_judged() -> None:
    """A listed piece is an entry by chance."""
    assert unprimed_entries(graph(piece("a", roles=ASK, asks=True, listed=True))) == ()


def test_a_piece_that_is_lead_and_nurture_primes_itself() -> None:
    """Content can be several parts of the cycle."""
    both = (Role.LEAD, Role.NURTURE)
    assert unprimed_entries(graph(piece("a", roles=both, asks=True))) == ()
    assert unprimed_entries(graph(piece("a", roles=LEAD, asks=True))) == ("a",)
