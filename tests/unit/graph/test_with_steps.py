"""What a step does to its piece."""

from __future__ import annotations

from mkdocs_funnel.graph.steps import choose_steps, with_steps
from mkdocs_funnel.model.link import LinkKind
from mkdocs_funnel.model.step import NextStep, StepOrigin
from tests.unit.graph.made import TODAY, piece, sale, settings, signup


def test_a_step_to_a_piece_is_a_link() -> None:
    """With the text of the offer's button if it is a sales page."""
    setup = settings(sale(label="Enroll"))
    pieces = {"a.md": piece("a.md", "c.md"), "b.md": piece("b.md")}
    chosen = {"a.md": NextStep(StepOrigin.SETTINGS, offer="course", piece="b.md")}
    met = with_steps(pieces, chosen, setup)
    link = met["a.md"].links[-1]
    assert (link.target, link.kind, link.text) == ("b.md", LinkKind.NEXT_STEP, "Enroll")
    assert not met["a.md"].is_asking
    assert met["b.md"] is pieces["b.md"]


def test_a_step_to_an_offer_is_an_automatic_call() -> None:
    """A sale makes the piece ask; a signup takes the reader on to what follows it, where that is a piece."""
    setup = settings(sale(), signup(then=("b.md", "a.md", "gone.md", "sequence:six")))
    pieces = {"a.md": piece("a.md"), "b.md": piece("b.md")}
    asking = with_steps(pieces, {"a.md": NextStep(StepOrigin.SETTINGS, offer="course")}, setup)["a.md"]
    assert asking.is_asking
    assert asking.calls[-1].automatic
    assert asking.links == ()
    taking = with_steps(pieces, {"a.md": NextStep(StepOrigin.SETTINGS, offer="letter")}, setup)["a.md"]
    assert taking.takes_addresses
    assert not taking.is_asking
    assert [(link.target, link.kind) for link in taking.links] == [("b.md", LinkKind.FOLLOW_UP)]


def test_a_dud_address_never_counts() -> None:
    """The call is there to be reported, the piece does not ask, and another offer is given first."""
    duds = {"course": "it is a placeholder"}
    setup = settings(sale(), sale("other"))
    pieces = {"a.md": piece("a.md")}
    asked = with_steps(pieces, {"a.md": NextStep(StepOrigin.SETTINGS, offer="course")}, setup, duds)["a.md"]
    assert asked.calls[-1].dud == "it is a placeholder"
    assert not asked.is_asking
    assert choose_steps(pieces, setup, TODAY, duds)["a.md"].offer == "other"
