"""Signup forms as the audit meets them in a page."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.model.call import CallSource, Evidence
from mkdocs_funnel.model.notice import BrokenStep
from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.model.page import Page, Site
from mkdocs_funnel.model.settings import Organisation, Settings
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.reading.final import dropped_calls

POSTED = "https://app.kit.com/forms/1/subscriptions"
FILLER = "<p>words</p>"


def letter(**form: Any) -> Offer:
    """Return a signup by Kit, its form changed."""
    facts = {"provider": "kit", "id": "1", "purposes": ("send you it",), **form}
    return Offer(
        id="letter", kind=OfferKind.SIGNUP, title="Letter", label="Get it", then=("b.md",), form=Form(**facts)
    )


def survey(html: str, offer: Offer, **options: Any) -> engine.Survey:
    """Return a site whose first page holds `html`."""
    pages = (
        Page(path="a.md", url="a/", html=html),
        Page(path="b.md", url="b/"),
        Page(path="thanks.md", url="thanks/"),
        Page(path="imprint.md", url="imprint/"),
    )
    settings = Settings(offers={offer.id: offer}, organisation=Organisation("O", "imprint.md"))
    return engine.survey(Site(pages=pages, url="https://site.example/"), settings, **options)


def block(offer: Offer, method: str = "signup") -> str:
    """Return the block for an offer, as on the page `a/`."""
    settings = Settings(offers={offer.id: offer}, organisation=Organisation("O", "imprint.md"))
    made = Components(surroundings=Surroundings(settings, url="https://site.example/"))
    if method == "signup":
        return made.signup(offer, "", page="a.md", link=lambda _: "../imprint/")
    return made.next_step(offer=offer, href="", title="", page="a.md", link=lambda _: "../imprint/")


def test_a_block_with_a_form_is_one_signup() -> None:
    """It counts, speaks by its button, and what follows it is a way on; the privacy notice is none."""
    piece = survey(block(letter()), letter()).pieces["a.md"]
    (call,) = piece.calls
    assert (call.offer, call.text, call.href) == ("letter", "Get it", POSTED)
    assert (call.source, call.evidence, call.counts, call.primary) == (
        CallSource.COMPONENT,
        Evidence.MARK,
        True,
        True,
    )
    assert [(link.target, link.kind) for link in piece.links] == [("b.md", "follow_up")]


@pytest.mark.parametrize("thanks", [None, "thanks.md"])
def test_a_form_that_posts_to_the_site_itself_is_a_signup_all_the_same(thanks: str | None) -> None:
    """Its address is that of the page of thanks, or none; it is no link that a reader could follow."""
    offer = letter(provider="netlify", id=None, thanks=thanks)
    piece = survey(block(offer), offer).pieces["a.md"]
    (call,) = piece.calls
    assert (call.offer, call.counts) == ("letter", True)
    assert {link.target for link in piece.links} == {"b.md"}


def test_a_pasted_form_is_known_by_where_it_posts_to() -> None:
    """The embed code of the service is the declared offer, though no address of it is written down."""
    html = f'<form action="{POSTED}"><button>Go on</button></form>'
    (call,) = survey(html, letter()).pieces["a.md"].calls
    assert (call.offer, call.evidence) == ("letter", Evidence.DECLARED)
    other = html.replace("/1/", "/2/")
    (call,) = survey(other, letter()).pieces["a.md"].calls
    assert (call.offer, call.evidence) == (None, Evidence.HOST)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"provider": "netlify", "id": None, "thanks": "thanks.md"},
        {"provider": "substack", "id": "b", "embed": "iframe"},
    ],
)
def test_a_form_at_the_end_of_a_finished_page_is_its_next_step(form: dict[str, Any]) -> None:
    """Not something that its writer wrote; a frame and the link beside it are one step."""
    offer = letter(**form)
    found = survey(FILLER + block(offer, "next_step"), offer, choose=False)
    assert found.steps["a.md"] == NextStep(StepOrigin.SETTINGS, offer="letter")
    assert found.pieces["a.md"].calls == ()


def test_a_form_that_a_theme_drops_is_noticed() -> None:
    """As a block, or as a next step."""
    (lost,) = dropped_calls("a.md", block(letter()), "<p>nothing</p>")
    assert (lost.offer, lost.what) == ("letter", "block")
    (lost,) = dropped_calls("a.md", block(letter(), "next_step"), "<p>nothing</p>")
    assert lost.what == "next step"
    assert dropped_calls("a.md", block(letter()), block(letter())) == ()


def test_a_link_that_had_nowhere_to_lead_is_told() -> None:
    """The Markdown extension left a mark."""
    found = survey('<p><span data-funnel-unplaced="letter">Get it</span></p>', letter())
    assert found.readings["a.md"].notices == (BrokenStep("a.md", None, "offer:letter", "unplaced"),)


def test_pages_that_forms_name_must_be_there() -> None:
    """The page of thanks and the privacy notice."""
    offer = letter(thanks="gone.md")
    settings = Settings(offers={"letter": offer}, organisation=Organisation("O", "no.md"))
    found = engine.audit(Site(pages=(Page(path="a.md", url="a/"), Page(path="b.md", url="b/"))), settings)
    messages = [f.message for f in found.findings if f.code == "FN105"]
    assert any("`offers.letter.form.thanks` names `gone.md`" in message for message in messages)
    assert any("`organisation.privacy` names `no.md`" in message for message in messages)
    assert len(messages) == 2


def test_a_dud_address_of_a_form_is_a_dud_step() -> None:
    """A form over plain http counts for nothing."""
    offer = letter(provider="generic", id=None, action="http://mail.example.net/")
    found = survey(FILLER, offer)
    met, _ = engine.as_met(found)
    (call,) = met["a.md"].calls
    assert (call.counts, call.offer) == (False, "letter")
    assert "plain http" in str(call.dud)
