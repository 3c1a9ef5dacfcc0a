"""Which next step a piece is given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.graph.steps import choose_steps, with_steps
from mkdocs_funnel.model.call import Invite
from mkdocs_funnel.model.offer import Topics
from mkdocs_funnel.model.piece import FunnelMeta, Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import DeclaredPath, Settings, StepPolicy
from mkdocs_funnel.model.step import NextStep, StepOrigin
from tests.unit.graph.made import TODAY, call, closed, funnels, piece, sale, settings, signup

if TYPE_CHECKING:
    from tests.unit.graph.made import Funnel

LEAD, NURTURE, ASK, NONE = (Role.LEAD,), (Role.NURTURE,), (Role.ASK,), (Role.NONE,)
ALL = Topics(everything=True)


def steps(setup: Settings, *pieces: Piece) -> dict[str, NextStep]:
    """Return the steps of some pieces."""
    return choose_steps({p.path: p for p in pieces}, setup, TODAY)


def step(setup: Settings, *pieces: Piece) -> tuple[str | None, str | None] | None:
    """Return offer and piece of the first piece's step."""
    found = steps(setup, *pieces).get(pieces[0].path)
    return found and (found.offer, found.piece)


def shown(piece_: Piece, *offers: str, position: float = 0.3, placed: bool = True) -> Piece:
    """Return the piece with invitations to some offers."""
    return replace(piece_, invites=tuple(Invite(name, position, placed) for name in offers))


# What writers name


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (FunnelMeta(next_step=False), None),
        (FunnelMeta(next_step=False, next="b.md"), None),
        (FunnelMeta(next="b.md"), NextStep(StepOrigin.FRONT_MATTER, piece="b.md")),
        (FunnelMeta(next="b.md", offer="letter"), NextStep(StepOrigin.FRONT_MATTER, piece="b.md")),
        (FunnelMeta(offer="letter"), NextStep(StepOrigin.FRONT_MATTER, offer="letter")),
        (FunnelMeta(next="gone.md"), NextStep(StepOrigin.SETTINGS, offer="course")),
        (FunnelMeta(next="a.md"), NextStep(StepOrigin.SETTINGS, offer="course")),
        (FunnelMeta(offer="unknown"), NextStep(StepOrigin.SETTINGS, offer="course")),
        (FunnelMeta(), NextStep(StepOrigin.SETTINGS, offer="course")),
    ],
)
def test_front_matter_comes_first(meta: FunnelMeta, expected: NextStep | None) -> None:
    """`next_step: false`, then `next`, then `offer`; what cannot be followed is passed over."""
    found = steps(settings(sale(), signup()), piece("a.md", meta=meta), piece("b.md"))
    assert found.get("a.md") == expected


def test_declared_paths_come_before_the_policy() -> None:
    """Each step of a path leads to the one after it; the last one is left to the policy."""
    path = DeclaredPath("p", ("a.md", "b.md", "offer:letter"))
    setup = settings(sale(), signup(), paths=(path,))
    found = steps(setup, piece("a.md"), piece("b.md"), piece("c.md"))
    assert found["a.md"] == NextStep(StepOrigin.PATH, piece="b.md", path="p")
    assert found["b.md"] == NextStep(StepOrigin.PATH, offer="letter", path="p")
    assert found["c.md"] == NextStep(StepOrigin.SETTINGS, offer="course")


def test_front_matter_comes_before_declared_paths() -> None:
    """The piece itself knows better than the path."""
    setup = settings(sale(), paths=(DeclaredPath("p", ("a.md", "b.md")),))
    made = (piece("a.md", meta=FunnelMeta(next="c.md")), piece("b.md"), piece("c.md"))
    assert step(setup, *made) == (None, "c.md")


def test_a_piece_of_two_paths_follows_the_first() -> None:
    """The order of the settings decides."""
    paths = (DeclaredPath("p", ("a.md", "b.md")), DeclaredPath("q", ("a.md", "c.md")))
    found = steps(settings(sale(), paths=paths), piece("a.md"), piece("b.md"), piece("c.md"))
    assert found["a.md"] == NextStep(StepOrigin.PATH, piece="b.md", path="p")


@pytest.mark.parametrize("following", ["gone.md", "a.md"])
def test_a_path_that_leads_nowhere_is_left_to_the_policy(following: str) -> None:
    """A missing step, or the piece itself again, is no step."""
    setup = settings(sale(), paths=(DeclaredPath("p", ("a.md", following)),))
    assert step(setup, piece("a.md")) == ("course", None)


# The policy of each role


@pytest.mark.parametrize(
    ("roles", "expected"), [(LEAD, "letter"), (NURTURE, "course"), ((Role.NURTURE, Role.LEAD), "course")]
)
def test_defaults_by_primary_role(roles: tuple[Role, ...], expected: str) -> None:
    """A lead invites to sign up, nurture asks; the first role decides."""
    target = piece("thanks.md", asks=True, roles=ASK)
    setup = settings(sale(), signup(then=("thanks.md",)))
    assert step(setup, piece("a.md", roles=roles), target) == (expected, None)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (StepPolicy.ASK, ("course", None)),
        (StepPolicy.SIGNUP, ("letter", None)),
        (StepPolicy.NEXT, (None, "b.md")),
        (StepPolicy.NONE, None),
        (StepPolicy.INSTEAD, ("course", None)),
    ],
)
def test_each_policy(policy: StepPolicy, expected: tuple[str | None, str | None] | None) -> None:
    """Where nothing else decides the policy is followed to the letter."""
    setup = settings(sale(), signup(), next_step={Role.NURTURE: policy})
    first = piece("a.md", asks=policy is not StepPolicy.INSTEAD, follower="b.md")
    assert step(setup, first, piece("b.md")) == expected


def test_a_policy_for_one_role_leaves_the_others_alone() -> None:
    """Roles that the settings do not name keep their defaults."""
    setup = settings(sale(), signup(), next_step={Role.LEAD: StepPolicy.NONE})
    found = steps(setup, piece("a.md"), piece("b.md", roles=LEAD))
    assert list(found) == ["a.md"]


def test_pieces_outside_the_funnel_get_no_step() -> None:
    """Not from the policy, not from front matter."""
    setup = settings(sale())
    assert steps(setup, piece("a.md", roles=NONE)) == {}
    assert steps(
        setup, piece("a.md", roles=NONE, meta=FunnelMeta(next="b.md")), piece("b.md", asks=True)
    ).keys() == {"b.md"}


def test_next_never_leads_out_of_the_funnel() -> None:
    """The imprint may follow in the site's order, but it is no step."""
    setup = settings(sale(), next_step={Role.NURTURE: StepPolicy.NEXT})
    outside = piece("imprint.md", roles=NONE)
    assert step(setup, piece("a.md", follower="imprint.md", asks=True), outside) == ("course", None)
    assert step(setup, piece("a.md", follower="list.md", asks=True)) == ("course", None)


def test_without_offers_there_are_no_steps() -> None:
    """A site that declares nothing gets nothing."""
    assert steps(Settings(), piece("a.md"), piece("b.md", roles=LEAD), piece("c.md", roles=ASK)) == {}


# Which offer


def test_the_other_kind_is_better_than_none() -> None:
    """Nurture on a site that sells nothing invites to sign up, a lead without a signup asks."""
    assert step(settings(signup()), piece("a.md")) == ("letter", None)
    assert step(settings(sale()), piece("a.md", roles=LEAD)) == ("course", None)


@pytest.mark.parametrize(
    ("topics", "fits"),
    [
        (Topics(tags=("RAG",)), True),
        (Topics(tags=("rag",)), True),
        (Topics(tags=("RAGS",)), False),
        (Topics(categories=("Search",)), True),
        (Topics(paths=("posts/*.md",)), True),
        (Topics(paths=("posts/a.md",)), True),
        (Topics(paths=("*.md",)), False),
        (Topics(), False),
        (ALL, True),
        (None, True),
    ],
)
def test_whom_an_offer_fits(topics: Topics | None, fits: bool) -> None:
    """By tag or category in any case, by glob, everything, or everything for want of `for`."""
    made = piece("posts/a.md", tags=("Rag",), categories=("search",))
    assert step(settings(sale(topics=topics)), made) == (("course", None) if fits else None)


def test_offers_by_topic_come_before_those_for_all() -> None:
    """In each group the order of the settings decides."""
    first, second = sale("all", topics=ALL), sale("any", topics=None)
    third, fourth = sale("tag", topics=Topics(tags=("x",))), sale("path", topics=Topics(paths=("a.md",)))
    setup = settings(first, second, third, fourth)
    assert step(setup, piece("a.md", tags=("x",))) == ("tag", None)
    assert step(setup, piece("a.md")) == ("path", None)
    assert step(setup, piece("b.md")) == ("all", None)


def test_an_offer_that_the_text_invites_to_comes_first() -> None:
    """The last one that the text invites to wins, even one that does not fit by topic."""
    other = Topics(tags=("other",))
    setup = settings(
        sale("topical", topics=Topics(tags=("x",))), sale("one", topics=other), sale("two", topics=other)
    )
    made = piece("a.md", tags=("x",))
    assert step(setup, made) == ("topical", None)
    assert step(setup, shown(made, "one")) == ("one", None)
    assert step(setup, shown(made, "one", "two", "gone")) == ("two", None)
    assert step(setup, shown(made, "two", "one", "two")) == ("two", None)


def test_an_invitation_to_the_other_kind_does_not_win() -> None:
    """Nurture that invites to sign up is still given an ask."""
    assert step(settings(sale(), signup()), shown(piece("a.md"), "letter")) == ("course", None)


@pytest.mark.parametrize(
    ("position", "placed", "expected"),
    [
        (0.75, True, None),
        (1.0, True, None),
        (0.74, True, ("course", None)),
        (0.9, False, ("course", None)),
    ],
)
def test_no_step_to_what_the_end_of_the_text_asks_for(
    position: float, placed: bool, expected: tuple[str, None] | None
) -> None:
    """A piece that asks in its last quarter is not made to ask for the same again; a mere link is no ask."""
    made = shown(piece("a.md"), "course", position=position, placed=placed)
    assert step(settings(sale(), signup()), made) == expected


def test_no_named_step_to_what_the_end_of_the_text_asks_for() -> None:
    """The same holds for a step that front matter names, but not for another offer."""
    setup = settings(sale(), signup())
    named = piece("a.md", meta=FunnelMeta(offer="letter"))
    assert step(setup, shown(named, "letter", position=0.9)) is None
    assert step(setup, shown(named, "course", position=0.9)) == ("letter", None)


# Offers that take no yes


def test_a_closed_offer_gives_what_it_says_instead() -> None:
    """Through closed ones, to an open offer or to a piece."""
    meta = FunnelMeta(offer="gone")
    to_offer = settings(closed(instead="gone2"), closed("gone2", instead="letter"), signup())
    assert step(to_offer, piece("a.md", meta=meta)) == ("letter", None)
    to_piece = settings(closed(instead="b.md"))
    assert step(to_piece, piece("a.md", meta=meta), piece("b.md")) == (None, "b.md")
    assert step(to_piece, piece("b.md", meta=meta)) is None


def test_closed_offers_that_name_each_other_end_somewhere() -> None:
    """A circle of closed offers gives nothing."""
    setup = settings(closed("x", instead="y"), closed("y", instead="x"))
    assert step(setup, piece("a.md", meta=FunnelMeta(offer="x"))) is None


def test_the_policy_passes_over_offers_that_are_not_open() -> None:
    """Closed ones, and ones that open tomorrow; on the last day an offer is open."""
    tomorrow = sale("soon", opens=TODAY + dt.timedelta(days=1))
    assert step(settings(closed(), tomorrow, sale()), piece("a.md")) == ("course", None)
    assert step(settings(closed(), tomorrow), piece("a.md")) is None
    assert step(settings(sale("last", closes=TODAY), sale()), piece("a.md")) == ("last", None)


# Where a step leads


def test_a_step_leads_to_the_sales_page_where_there_is_one() -> None:
    """Else to the place on the site, else to the address."""
    page = piece("sales.md")
    assert step(settings(sale(page="sales.md")), piece("a.md"), page) == ("course", "sales.md")
    assert step(settings(sale(url="sales.md#buy")), piece("a.md"), page) == ("course", "sales.md")
    assert step(settings(sale(page="gone.md")), piece("a.md")) == ("course", None)
    assert step(settings(sale(page="gone.md", url=None)), piece("a.md")) is None


def test_no_step_to_itself() -> None:
    """On its own sales page an offer is asked for at its address; the place itself needs no step."""
    assert step(settings(sale(page="a.md")), piece("a.md")) == ("course", None)
    assert step(settings(sale(url="a.md#buy")), piece("a.md")) is None
    assert step(settings(sale(url="a.md#buy", page="a.md")), piece("a.md")) is None


def test_an_asking_piece_gives_what_its_offer_says_instead() -> None:
    """To a reader who says no; without `instead` there is no step, and no second ask."""
    shop = piece("a.md", roles=ASK, calls=(call(offer="course"),))
    letter = settings(sale(instead="letter"), signup(), sale("other"))
    assert step(letter, shop) == ("letter", None)
    assert step(settings(sale(instead="b.md"), signup()), shop, piece("b.md")) == (None, "b.md")
    assert step(settings(sale(), sale("other"), signup()), shop) is None
    assert step(settings(sale(instead="gone.md"), signup()), shop) is None


def test_a_piece_with_the_role_ask_that_does_not_ask_is_given_one() -> None:
    """Better the ask than nothing."""
    assert step(settings(sale(), signup()), piece("a.md", roles=ASK)) == ("course", None)


# Never away from an ask


def test_a_signup_that_nothing_follows_gives_way_to_an_ask() -> None:
    """A lead that cannot reach an ask is given one, unless something that asks follows the signup."""
    lead = piece("a.md", roles=LEAD)
    assert step(settings(sale(), signup()), lead) == ("course", None)
    dead = settings(sale(), signup(then=("b.md",)))
    assert step(dead, lead, piece("b.md", meta=FunnelMeta(next_step=False))) == ("course", None)
    assert step(dead, lead, piece("b.md", asks=True)) == ("letter", None)
    assert step(settings(sale(), signup()), piece("a.md", "b.md", roles=LEAD), piece("b.md", asks=True)) == (
        "letter",
        None,
    )


def test_another_signup_that_leads_to_an_ask_comes_before_a_sale() -> None:
    """The policy of the piece is kept as long as it can be."""
    setup = settings(sale(), signup("dead"), signup("live", then=("b.md",)))
    assert step(setup, piece("a.md", roles=LEAD), piece("b.md", asks=True)) == ("live", None)


def test_steps_of_pieces_that_ask_count_as_a_way() -> None:
    """A lead may follow on to nurture that gets its ask from its own step."""
    setup = settings(sale(), next_step={Role.LEAD: StepPolicy.NEXT})
    assert step(setup, piece("a.md", roles=LEAD, follower="b.md"), piece("b.md")) == (None, "b.md")


def test_a_next_piece_that_never_asks_gives_way() -> None:
    """Following on to a dead end would leave the reader there."""
    setup = settings(sale(), next_step={Role.NURTURE: StepPolicy.NEXT})
    dead = piece("b.md", meta=FunnelMeta(next_step=False))
    assert step(setup, piece("a.md", follower="b.md"), dead) == ("course", None)
    assert step(setup, piece("a.md", "c.md", follower="b.md"), dead, piece("c.md", asks=True)) == (
        None,
        "b.md",
    )


def test_the_first_step_is_better_than_none() -> None:
    """Where nothing leads to an ask the policy's own choice is taken."""
    assert step(settings(signup("one"), signup("two")), piece("a.md", roles=LEAD)) == ("one", None)


def test_a_sales_page_that_does_not_ask_gives_way() -> None:
    """A step to a page without an ask is no way to one."""
    setup = settings(sale("paged", page="b.md"), sale("plain"))
    assert step(setup, piece("a.md"), piece("b.md", meta=FunnelMeta(next_step=False))) == ("plain", None)
    assert step(setup, piece("a.md"), piece("b.md", asks=True)) == ("paged", "b.md")


@given(
    funnels(),
    st.dictionaries(st.sampled_from([Role.LEAD, Role.NURTURE, Role.ASK]), st.sampled_from(list(StepPolicy))),
)
def test_every_piece_gets_to_an_ask_where_one_can_be_placed(
    funnel: Funnel, policy: dict[Role, StepPolicy]
) -> None:
    """With an offer for everything on sale, only a policy of no step leaves a piece without a way."""
    pieces = {p.path: p for p in funnel.pieces}
    setup = settings(sale(), signup(then=("a", "b")), next_step=policy)
    found = choose_steps(pieces, setup, TODAY)
    graph = build_graph(with_steps(pieces, found, setup).values())
    for path in graph.paths:
        made = pieces[path]
        assert graph.reaches_ask(path) or policy.get(made.role) is StepPolicy.NONE
        assert path not in found or found[path].piece != path
