"""Where paths end without an ask, who runs into it, and how."""

from __future__ import annotations

from hypothesis import given

from mkdocs_funnel.graph import condensation
from mkdocs_funnel.graph.ends import find_ends
from mkdocs_funnel.model.end import EndKind
from mkdocs_funnel.model.role import EntryKind, Role
from tests.unit.graph import oracle
from tests.unit.graph.made import Funnel, funnels, graph, piece

LEAD = (Role.LEAD,)


@given(funnels())
def test_ends_are_those_of_the_oracle(funnel: Funnel) -> None:
    """The ends are the sets of pieces that lead to each other and to nothing else, and do not ask."""
    arrows = oracle.reader_arrows(funnel.pieces)
    found = find_ends(funnel.graph)
    assert {frozenset(end.pieces) for end in found} == oracle.ends(arrows, funnel.asking)
    for end in found:
        assert list(end.pieces) == sorted(end.pieces)
        assert end.kind is (EndKind.LOOP if len(end.pieces) > 1 else EndKind.DEAD_END)


@given(funnels())
def test_one_ask_at_each_end_closes_every_leak_and_fewer_cannot(funnel: Funnel) -> None:
    """The ends are a smallest fix set."""
    arrows = oracle.reader_arrows(funnel.pieces)
    found = find_ends(funnel.graph)
    assert not oracle.leaking(arrows, funnel.asking | {end.pieces[-1] for end in found})
    assert oracle.fewest_asks(arrows, funnel.asking) == len(found)


@given(funnels())
def test_upstream_and_entries_are_counted(funnel: Funnel) -> None:
    """Pieces upstream leave out the end's own, entries do not."""
    arrows, built = oracle.reader_arrows(funnel.pieces), funnel.graph
    reached = oracle.closure(arrows)
    for end in find_ends(built):
        into = {node for node in arrows if end.pieces[0] in reached[node]}
        assert end.upstream == len(into) - len(end.pieces)
        kinds = [built.entries.get(node) for node in into]
        assert end.entries == {kind: kinds.count(kind) for kind in EntryKind}


@given(funnels())
def test_a_signup_on_any_piece_makes_a_signup_end(funnel: Funnel) -> None:
    """`signup` tells whether some piece of the end takes addresses."""
    takers = {p.path for p in funnel.pieces if any(c.kind == "signup" and c.counts for c in p.calls)}
    for end in find_ends(funnel.graph):
        assert end.signup == bool(takers & set(end.pieces))


@given(funnels())
def test_the_way_into_an_end(funnel: Funnel) -> None:
    """The path is a walk from an entry of the kind it names: from the nearest sure one, if any gets there."""
    arrows, built = oracle.reader_arrows(funnel.pieces), funnel.graph
    for end in find_ends(built):
        assert end.path[-1] in end.pieces
        assert oracle.is_walk(arrows, end.path)
        ways = {
            kind: [
                length
                for path, its_kind in built.entries.items()
                if its_kind is kind and (length := oracle.distance(arrows, path, end.pieces)) is not None
            ]
            for kind in EntryKind
        }
        sure = ways[EntryKind.LEAD] + ways[EntryKind.CHANNEL]
        if sure:
            assert len(end.path) - 1 == min(sure)
            assert end.came_from in (EntryKind.LEAD, EntryKind.CHANNEL)
        elif ways[EntryKind.LISTED]:
            assert end.came_from is EntryKind.LISTED
            assert len(end.path) - 1 in ways[EntryKind.LISTED]
        else:
            assert end.came_from is None
        assert built.entries.get(end.path[0]) is end.came_from


@given(funnels())
def test_the_worst_end_comes_first(funnel: Funnel) -> None:
    """Ends are sorted by sure entries, then by pieces upstream."""
    found = find_ends(funnel.graph)
    gravity = [(e.entries[EntryKind.LEAD] + e.entries[EntryKind.CHANNEL], e.upstream) for e in found]
    assert gravity == sorted(gravity, reverse=True)


def test_the_farthest_listed_piece_starts_the_way() -> None:
    """Without a lead or channel upstream the longest way from a listed piece is shown."""
    built = graph(piece("a", "b", listed=True), piece("b", "c", listed=True), piece("c", listed=True))
    (end,) = find_ends(built)
    assert (end.path, end.came_from) == (("a", "b", "c"), EntryKind.LISTED)


def test_a_listed_piece_that_is_nearer_another_end_still_tells_the_way() -> None:
    """An end whose only listed piece is nearer to another end is shown the way from it all the same."""
    built = graph(piece("a", "near", "b", listed=True), piece("b", "far"), piece("far"), piece("near"))
    ways = {end.pieces: end.path for end in find_ends(built)}
    assert ways == {("near",): ("a", "near"), ("far",): ("a", "b", "far")}


def test_without_any_entry_every_piece_is_one() -> None:
    """On a site without entries the way from the farthest piece is shown, and no kind is claimed."""
    (end,) = find_ends(graph(piece("a", "b"), piece("b")))
    assert (end.path, end.came_from, end.upstream) == (("a", "b"), None, 1)


def test_an_end_that_no_entry_leads_to() -> None:
    """On a site with entries, an end that none leads to is shown by itself."""
    built = graph(piece("lead", roles=LEAD, asks=True), piece("x", "y"), piece("y"))
    (end,) = find_ends(built)
    assert (end.pieces, end.path, end.came_from) == (("y",), ("y",), None)


def test_everything_asks() -> None:
    """Where every piece asks there is no end."""
    assert find_ends(graph(piece("a", "b", asks=True), piece("b", asks=True))) == ()
    assert find_ends(graph()) == ()


def test_an_asking_piece_inside_a_ring_saves_the_ring() -> None:
    """A ring with one ask is no end, a ring beside it is."""
    built = graph(piece("a", "b"), piece("b", "a", asks=True), piece("c", "d"), piece("d", "c"))
    assert [end.pieces for end in find_ends(built)] == [("c", "d")]


def test_more_ends_than_fit_in_one_pass() -> None:
    """A hub before 2 * 1024 + 7 dead ends is upstream of each, whichever pass counts it."""
    count = 2 * condensation._CHUNK + 7
    leaves = [piece(f"{number:05}", listed=number % 3 == 0) for number in range(count)]
    hub = piece("hub", *(leaf.path for leaf in leaves), roles=LEAD)
    own = piece("zzz", leaves[-1].path)
    found = {end.pieces[0]: end for end in find_ends(graph(hub, own, *leaves))}
    assert len(found) == count
    for number, leaf in enumerate(leaves):
        end = found[leaf.path]
        assert end.upstream == (2 if leaf is leaves[-1] else 1)
        assert end.entries[EntryKind.LEAD] == 1
        assert end.entries[EntryKind.LISTED] == (number % 3 == 0)
        assert end.path == ("hub", leaf.path)
