"""The oracle is right about funnels that one can hold in the head."""

from __future__ import annotations

from tests.unit.graph import oracle

LINE = {"a": {"b"}, "b": {"c"}, "c": set(), "d": {"c"}}
RING = {"a": {"b"}, "b": {"a"}, "c": {"a"}}


def test_closure_follows_arrows_one_way() -> None:
    """A node reaches itself and what is down the line, not what is up."""
    assert oracle.closure(LINE) == {"a": {"a", "b", "c"}, "b": {"b", "c"}, "c": {"c"}, "d": {"c", "d"}}


def test_distance_counts_arrows() -> None:
    """The distance is that of the nearest goal, and None where there is no way."""
    assert oracle.distance(LINE, "a", {"c"}) == 2
    assert oracle.distance(LINE, "a", {"b", "c"}) == 1
    assert oracle.distance(LINE, "c", {"a"}) is None


def test_ends_of_a_line_and_a_ring() -> None:
    """A line ends in its last node, a ring in itself, and an ask takes an end away."""
    assert oracle.ends(LINE, ()) == {frozenset("c")}
    assert oracle.ends(RING, ()) == {frozenset("ab")}
    assert oracle.ends(LINE, {"c"}) == set()
    assert oracle.ends(LINE, {"b"}) == {frozenset("c")}


def test_fewest_asks() -> None:
    """Two islands need two asks, a line needs one."""
    assert oracle.fewest_asks(LINE, ()) == 1
    assert oracle.fewest_asks({"a": set(), "b": set()}, ()) == 2
    assert oracle.fewest_asks({}, ()) == 0


def test_primed_walks_may_pass_an_ask_first() -> None:
    """Nurture counts when an ask follows it, also after an ask was met before."""
    arrows = {"a": {"b"}, "b": {"c"}, "c": {"b"}}
    assert oracle.meets_nurture_then_ask(arrows, "a", {"c"}, {"b"})
    assert not oracle.meets_nurture_then_ask({"a": {"b"}, "b": {"c"}, "c": set()}, "a", {"c"}, {"b"})
