"""The Content-Security-Policy for forms."""

from __future__ import annotations

from typing import Any

from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.providers.policy import form_policy


def an_offer(provider: str, **form: Any) -> Offer:
    """Return a signup."""
    return Offer(id=provider, kind=OfferKind.SIGNUP, title="x", form=Form(provider, **form))


def test_forms_and_frames() -> None:
    """Each host once, in a stable order; a page of thanks on the site needs `'self'`."""
    offers = [
        an_offer("kit", id="2"),
        an_offer("kit", id="1"),
        an_offer("generic", action="https://Mail.example.com:8443/x;y"),
        an_offer("substack", id="bakery", embed="iframe"),
        an_offer("substack", id="mill"),
    ]
    assert form_policy(offers) == (
        "form-action 'self' https://app.kit.com https://mail.example.com:8443; frame-src https://bakery.substack.com"
    )


def test_a_site_that_takes_its_own_forms() -> None:
    """It needs no other host, and neither does one without forms."""
    own = "form-action 'self'"
    assert (
        form_policy([]) == form_policy([an_offer("netlify"), an_offer("generic", action="/subscribe")]) == own
    )


def test_nothing_in_an_address_ends_the_directive() -> None:
    """A name of letters beyond ASCII is written as browsers compare it."""
    assert form_policy([an_offer("generic", action="https://b\u00e4cker.example/")]).endswith(
        " https://xn--bcker-gra.example"
    )
