"""Offers to forms: for every service exactly what it must be sent."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.providers.forms import Place, form_spec
from mkdocs_funnel.providers.presets import presets
from mkdocs_funnel.settings.choices import Provider
from tests.unit.providers.cases import CASES, EMAIL, HOSTED, NAME, OFFER, PATH, PURPOSES, THANKS

HERE = Place("posts/a.md", PATH, THANKS)


def an_offer(provider: str, **form: Any) -> Offer:
    """Return a signup whose form asks for the first name and has two purposes."""
    facts = {"asks_name": True, "purposes": PURPOSES, **form}
    return Offer(id=OFFER, kind=OfferKind.SIGNUP, title="The letter", form=Form(provider, **facts))


def test_every_service_is_known_and_tested() -> None:
    """The names that `funnel.yml` allows, the data and the cases are the same."""
    assert set(presets()) == {name.value for name in Provider} == {*CASES, *HOSTED}


@pytest.mark.parametrize("name", CASES)
def test_a_form_sends_what_its_service_needs(name: str) -> None:
    """Action, the names of the fields, hidden fields, a box for the second purpose, and the trap."""
    case = CASES[name]
    spec = form_spec(an_offer(name, **case.form), HERE)
    assert spec is not None
    assert (spec.action, spec.method) == (case.action, "post")
    filled = {spec.email: EMAIL, str(spec.name): NAME} | {c.name: c.value for c in spec.choices}
    fields = [*((f.name, f.value) for f in spec.hidden), *filled.items()]
    assert (spec.honeypot.name if spec.honeypot else None) == case.trap
    if spec.honeypot:
        assert (spec.honeypot.kind == "checkbox") == case.is_checkbox
        fields += [] if case.is_checkbox else [(spec.honeypot.name, "")]
    assert sorted(fields) == case.sent("posts/a.md")


@pytest.mark.parametrize("name", HOSTED)
def test_a_service_without_a_plain_form_gets_none(name: str) -> None:
    """Readers are led there instead."""
    assert form_spec(an_offer(name, **HOSTED[name][0])) is None


def test_what_is_not_known_is_not_sent() -> None:
    """No field is sent empty but the address, and a first name that nobody asks for is not asked for."""
    spec = form_spec(an_offer("formspree", id="abc", asks_name=False, purposes=("send it",)))
    assert spec is not None
    assert spec.name is None
    assert spec.choices == ()
    assert [(f.name, f.value) for f in spec.hidden] == [("funnel_offer", OFFER)]


def test_fields_of_the_owner_are_sent_along_and_stand() -> None:
    """They may take the place of a fact, as the owner knows better."""
    fields = {"tags[]": "877519", "fields[funnel_page]": "mine"}
    spec = form_spec(an_offer("kit", id="1", fields=fields), HERE)
    assert spec is not None
    sent = [(f.name, f.value) for f in spec.hidden]
    assert ("tags[]", "877519") in sent
    assert [value for name, value in sent if name == "fields[funnel_page]"] == ["mine"]


def test_a_service_is_told_of_the_page_of_thanks_by_its_whole_address_only() -> None:
    """A path would lead to a page of the service."""
    spec = form_spec(an_offer("formspree", id="abc"), Place("a.md", thanks="/thanks/"))
    assert spec is not None
    assert "_next" not in {f.name for f in spec.hidden}


@pytest.mark.parametrize(
    ("thanks", "action"), [("", ""), ("/t/", "/t/"), ("https://x.example", ""), (THANKS, "/base/thanks/")]
)
def test_a_form_that_the_site_itself_takes_names_no_host(thanks: str, action: str) -> None:
    """Without a page of thanks it posts to the page that it stands on."""
    spec = form_spec(an_offer("netlify"), Place("a.md", thanks=thanks))
    assert spec is not None
    assert spec.action == action


def test_a_form_on_the_site_itself_has_the_attributes_that_its_host_looks_for() -> None:
    """With the name that the owner gave, or the offer's id."""
    for given, name in ((None, OFFER), ("bread", "bread")):
        spec = form_spec(an_offer("netlify", id=given))
        assert spec is not None
        assert {a.name: a.value for a in spec.attributes} == {
            "name": name,
            "data-netlify": "true",
            "netlify-honeypot": "bot-field",
        }


@pytest.mark.parametrize(
    "action", ["javascript:alert(1)", "//evil.example/x", "data:text/html,x", "mailto:a@b.c"]
)
def test_a_form_posts_to_the_web_only(action: str) -> None:
    """No form is better than one that runs a program."""
    assert form_spec(an_offer("generic", action=action)) is None


def test_an_id_cannot_lead_elsewhere() -> None:
    """Whatever the checks of the settings would have let through is escaped."""
    spec = form_spec(an_offer("kit", id='1"/../..?x=<&#'))
    assert spec is not None
    assert spec.action == "https://app.kit.com/forms/1%22/../..%3Fx%3D%3C%26%23/subscriptions"


def test_an_address_copied_from_html_is_read_as_meant() -> None:
    """Embed codes say `&amp;` where the address has `&`."""
    spec = form_spec(
        an_offer("mailchimp", action="https://a.us1.list-manage.com/subscribe/post?u=1&amp;id=2")
    )
    assert spec is not None
    assert spec.action.endswith("?u=1&id=2")
    assert spec.honeypot is not None
    assert spec.honeypot.name == "b_1_2"
