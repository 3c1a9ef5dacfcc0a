"""Next steps to signups that have a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.graph.steps import choose_steps, with_steps
from mkdocs_funnel.model.offer import Form, Offer
from mkdocs_funnel.model.role import Role
from tests.unit.graph.made import TODAY, piece, settings, signup

if TYPE_CHECKING:
    from mkdocs_funnel.model.settings import Settings

KIT = Form("kit", "1")


def step(setup: Settings) -> tuple[str | None, str | None] | None:
    """Return offer and piece of the step of a lead."""
    pieces = {p.path: p for p in (piece("a.md", roles=(Role.LEAD,)), piece("letter.md"))}
    found = choose_steps(pieces, setup, TODAY).get("a.md")
    return found and (found.offer, found.piece)


@pytest.mark.parametrize(
    "offer",
    [
        signup(url=None, form=KIT),
        signup(url=None, form=KIT, page="letter.md"),
        signup(url="letter.md#form", form=KIT),
        signup(form=Form("netlify")),
        signup(url=None, form=Form("substack", "bakery")),
    ],
)
def test_the_address_is_asked_for_there_and_then(offer: Offer) -> None:
    """A form needs no address of the offer, and a page before it would be one click more."""
    assert step(settings(offer)) == ("letter", None)


@pytest.mark.parametrize("offer", [signup(url=None), signup(url=None, form=Form("ghost"))])
def test_nowhere_to_sign_up_is_no_step(offer: Offer) -> None:
    """Neither a form nor an address."""
    assert step(settings(offer)) is None


def test_a_service_without_a_form_is_met_on_the_offers_page() -> None:
    """As any offer with a page of its own."""
    offer = signup(url=None, form=Form("substack", "bakery"), page="letter.md")
    assert step(settings(offer)) == ("letter", "letter.md")


def test_the_call_says_where_the_form_posts_to() -> None:
    """And what follows the signup is a way on from the piece."""
    setup = settings(signup(url=None, form=KIT, then=("letter.md",)))
    pieces = {p.path: p for p in (piece("a.md", roles=(Role.LEAD,)), piece("letter.md"))}
    met = with_steps(pieces, choose_steps(pieces, setup, TODAY), setup)["a.md"]
    assert met.calls[-1].href == "https://app.kit.com/forms/1/subscriptions"
    assert met.takes_addresses
    assert [link.target for link in met.links] == ["letter.md"]
