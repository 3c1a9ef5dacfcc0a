"""Where a reader can say yes to a signup, and by which addresses it is known."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.providers.addresses import (
    call_address,
    frame_address,
    has_form,
    hosted_address,
    known_addresses,
    link_address,
    yes_address,
)
from tests.unit.providers.cases import CASES, HOSTED

KIT = "https://app.kit.com/forms/1/subscriptions"


def an_offer(
    provider: str | None = None, *, url: str | None = None, also: tuple[str, ...] = (), **form: Any
) -> Offer:
    """Return a signup, with a form if a provider is named."""
    made = Form(provider, **form) if provider else None
    return Offer(id="letter", kind=OfferKind.SIGNUP, title="The letter", url=url, also=also, form=made)


@pytest.mark.parametrize("name", CASES)
def test_services_with_a_plain_form(name: str) -> None:
    """The call goes where the form posts to."""
    offer = an_offer(name, **CASES[name].form)
    assert has_form(offer)
    assert call_address(offer) == ("" if name == "netlify" else CASES[name].action)


@pytest.mark.parametrize("name", HOSTED)
def test_services_without_one(name: str) -> None:
    """The call goes to their page; a frame is shown only where it is asked for."""
    given, page, frame = HOSTED[name]
    offer = an_offer(name, **given)
    assert not has_form(offer)
    assert call_address(offer) == yes_address(offer) == hosted_address(offer) == page
    assert frame_address(offer) is None
    assert frame_address(an_offer(name, embed="iframe", **given)) == frame


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("mailchimp", "https://bakery.us1.list-manage.com/subscribe?u=0a1b&id=2c3d"),
        ("buttondown", "https://buttondown.com/bakery"),
        ("listmonk", "https://lists.example.com/subscription/form"),
        ("brevo", CASES["brevo"].action),
        ("keila", CASES["keila"].action),
        *(
            (name, None)
            for name in ("kit", "netlify", "mailerlite", "hubspot", "formspree", "web3forms", "generic")
        ),
    ],
)
def test_pages_that_services_have_for_their_forms(name: str, page: str | None) -> None:
    """Only those that are known; an address to which forms are posted shows a reader nothing."""
    assert hosted_address(an_offer(name, **CASES[name].form)) == page


def test_where_a_link_leads() -> None:
    """To the offer's own address, else to the service, else to another address of the offer that is a whole one."""
    assert link_address(an_offer("buttondown", id="b", url="https://x.example/")) == "https://x.example/"
    assert link_address(an_offer("buttondown", id="b")) == "https://buttondown.com/b"
    assert link_address(an_offer("kit", id="1", also=("https://x.example/a*", "https://x.example/b"))) == (
        "https://x.example/b"
    )
    assert link_address(an_offer("kit", id="1")) is None
    assert yes_address(an_offer("buttondown", id="b")) is None


def test_addresses_by_which_an_offer_is_known() -> None:
    """What it declares and what its service makes of its id; not what all forms of a service share."""
    assert known_addresses(an_offer(url="https://x.example/")) == ("https://x.example/",)
    assert known_addresses(an_offer("kit", id="1", also=("https://x.example/*",))) == (
        "https://x.example/*",
        KIT,
    )
    assert known_addresses(an_offer("web3forms", id="k")) == ()
    assert known_addresses(an_offer("netlify")) == ()
    substack = ("https://b.substack.com/subscribe", "https://b.substack.com/embed")
    assert known_addresses(an_offer("substack", id="b")) == substack
    assert known_addresses(an_offer("ghost", action="https://news.example.com")) == ()
