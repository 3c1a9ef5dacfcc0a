"""The attributes of calls: what the audit reads, and what services that count want to find."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mkdocs_funnel.components.counting import LISTENING
from mkdocs_funnel.components.marks import button_marks, marks, merged_class, pasted_marks
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.settings.choices import Analytics

ASK = Offer(id="course", kind=OfferKind.SALE, title="The course")
SIGNUP = Offer(id="letter", kind=OfferKind.SIGNUP, title="The letter")
KNOWN = {"data-funnel-offer": "course", "data-funnel-source": "component"}
COUNTED = {**KNOWN, "data-funnel-kind": "ask", "data-funnel-piece": "a/b.md"}


def test_nothing_is_added_until_a_service_is_chosen() -> None:
    """Offer and source, whatever the piece; a pasted address and the button of a form get nothing."""
    assert marks(ASK, "component", (), "a/b.md") == KNOWN
    assert marks(SIGNUP, "next_step", form=True).keys() == KNOWN.keys()
    assert pasted_marks(ASK, (), "a/b.md") == {}
    assert button_marks(SIGNUP, "component") == {}


@pytest.mark.parametrize("service", ["ga4", "gtm", "matomo", "posthog", "fathom"])
def test_services_that_listen_need_the_neutral_attributes_only(service: str) -> None:
    """What was invited to, of what kind, by what, and where."""
    assert marks(ASK, "component", (service,), "a/b.md") == COUNTED
    assert marks(SIGNUP, "component", (service,))["data-funnel-kind"] == "signup"
    assert "data-funnel-piece" not in marks(ASK, "header", (service,))
    assert button_marks(SIGNUP, "component", (service,)) == {}


def added(service: str, offer: Offer = ASK, **options: Any) -> dict[str, str]:
    """Return what a service adds to the neutral attributes."""
    held = marks(offer, "component", (service,), "a/b.md", **options)
    return {name: value for name, value in held.items() if not name.startswith("data-funnel-")}


def test_plausible_reads_classes() -> None:
    """A plus is a space; a form is counted when it is sent."""
    place = "plausible-event-place=component"
    assert added("plausible") == {
        "class": f"plausible-event-name=Ask+Click plausible-event-offer=course {place}"
    }
    assert added("plausible", SIGNUP)["class"].startswith("plausible-event-name=Signup+Click ")
    assert added("plausible", SIGNUP, form=True)["class"].startswith("plausible-event-name=Signup ")
    assert button_marks(SIGNUP, "component", ("plausible",)) == {}


@pytest.mark.parametrize("name", ["a--b", "a---b", "a-b", "a_b-1"])
def test_plausible_takes_the_whole_of_an_id(name: str) -> None:
    """Its script splits a class at the last equals sign or pair of hyphens."""
    held = marks(Offer(id=name, kind=OfferKind.SALE, title="x"), "component", ("plausible",))
    read = [re.match("plausible-event-(.+)(=|--)(.+)", one) for one in held["class"].split()]
    told = {found[1]: found[3] for found in read if found}
    assert told == {"name": "Ask+Click", "offer": re.sub("-+", "-", name), "place": "component"}


def test_umami_reads_attributes_of_links_and_buttons() -> None:
    """It does not see forms being sent, so the button of a form bears them."""
    facts = {"data-umami-event-offer": "course", "data-umami-event-place": "component"}
    assert added("umami") == {"data-umami-event": "Ask Click", **facts}
    assert added("umami", SIGNUP, form=True) == {}
    assert button_marks(SIGNUP, "next_step", ("umami",)) == {
        "data-umami-event": "Signup",
        "data-umami-event-offer": "letter",
        "data-umami-event-place": "next_step",
    }


def test_goatcounter_gets_a_name_a_title_and_a_referrer() -> None:
    """The name holds the offer and does not begin with a slash; the referrer is the piece."""
    assert added("goatcounter") == {
        "data-goatcounter-click": "ask-click-course",
        "data-goatcounter-title": "Ask Click: The course",
        "data-goatcounter-referrer": "a/b.md",
    }
    assert added("goatcounter", SIGNUP, form=True) == {}
    button = button_marks(SIGNUP, "component", ("goatcounter",))
    assert button == {
        "data-goatcounter-click": "signup-letter",
        "data-goatcounter-title": "Signup: The letter",
    }


def test_simple_analytics_reads_attributes_of_links_and_forms() -> None:
    """Names are in small letters with underscores."""
    facts = {"data-simple-event-offer": "course", "data-simple-event-place": "component"}
    assert added("simple-analytics") == {"data-simple-event": "ask_click", **facts}
    assert added("simple-analytics", SIGNUP)["data-simple-event"] == "signup_click"
    assert added("simple-analytics", SIGNUP, form=True)["data-simple-event"] == "signup"
    assert button_marks(SIGNUP, "component", ("simple-analytics",)) == {}


def test_services_go_together() -> None:
    """Several can be chosen; the order does not matter."""
    both = marks(ASK, "component", ("plausible", "umami"))
    assert both == marks(ASK, "component", ("umami", "plausible"))
    assert {"class", "data-umami-event"} <= both.keys()


@pytest.mark.parametrize("service", list(Analytics))
def test_every_service_of_the_settings_is_known(service: Analytics) -> None:
    """It is told by attributes, or the listener tells it."""
    assert bool(added(service.value)) != (service.value in LISTENING)


def test_a_pasted_address_is_counted_and_stays_what_it_is_for_the_audit() -> None:
    """It bears no offer and no source, which would make a component of it."""
    held = pasted_marks(ASK, ("umami",), "a.md")
    assert held["data-funnel-pasted"] == "course"
    assert held["data-umami-event-place"] == "body"
    assert not {"data-funnel-offer", "data-funnel-source"} & held.keys()


def test_classes_are_merged_once_each() -> None:
    """Those that are there come first."""
    assert merged_class("md-button x", None, "", "y x") == "md-button x y"
    assert merged_class(None) == ""
