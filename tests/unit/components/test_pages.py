"""What page templates put around the text of a page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.components.pages import Frame, frame_of, missing_offer, offer_facts, without_words
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.components.theme import own_templates
from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.model.page import Page
from mkdocs_funnel.model.settings import DeclaredPath, Settings
from mkdocs_funnel.model.texts import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path


def an_offer(name: str = "course", **fields: Any) -> Offer:
    """Return a sale, changed by `fields`."""
    return Offer(
        **{"id": name, "kind": OfferKind.SALE, "title": "Title", "url": "https://a.test/x", **fields}
    )


def settings(*offers: Offer, **fields: Any) -> Settings:
    """Return settings with these offers."""
    return Settings(offers={offer.id: offer for offer in offers}, **fields)


SALES = {"template": "sales.html"}


@pytest.mark.parametrize(
    "meta", [{}, {"template": "own.html"}, {"template": ["sales.html"]}, {"template": None}]
)
def test_other_pages_have_no_frame(meta: dict[str, object]) -> None:
    """No template, one of the site's own, or nonsense."""
    assert frame_of(meta, "a.md", settings(an_offer(page="a.md")), TEMPLATES) is None


def test_a_template_that_the_site_replaces_is_not_ours(tmp_path: Path) -> None:
    """What a file of the site asks for cannot be known from the outside."""
    (tmp_path / "sales.html").write_text("", "utf-8")

    assert own_templates(tmp_path) == {"signup.html", "thanks.html"}
    assert own_templates(None) == own_templates(tmp_path / "none") == set(TEMPLATES)
    assert frame_of(SALES, "a.md", settings(), own_templates(tmp_path)) is None


@pytest.mark.parametrize(
    ("meta", "offer"),
    [
        ({"funnel": {"offer": "b"}}, "b"),
        ({"funnel": {"offer": "unknown"}}, None),
        ({"funnel": "ask"}, "c"),
        ({}, "c"),
    ],
)
def test_the_offer_of_a_page(meta: dict[str, object], offer: str | None) -> None:
    """The front matter names it, else it is the one that has this sales page; an unknown one is no other one."""
    known = settings(an_offer("b"), an_offer("c", page="a.md"))

    frame = frame_of({**SALES, **meta}, "a.md", known, TEMPLATES)

    assert frame is not None
    assert (frame.offer and frame.offer.id) == offer


@pytest.mark.parametrize(
    ("meta", "is_lacking"),
    [
        ({"template": "sales.html"}, True),
        ({"template": "signup.html", "funnel": "lead"}, True),
        ({"template": "signup.html", "funnel": {"offer": "b"}}, False),
        ({"template": "signup.html", "funnel": {"offer": "unknown"}}, False),
        ({"template": "thanks.html"}, False),
        ({"template": "own.html"}, False),
        ({}, False),
    ],
)
def test_a_page_that_has_no_offer_to_ask_for(meta: dict[str, object], is_lacking: bool) -> None:
    """It is told what offers there are; one that the site does not know is a matter of the audit."""
    page = Page(path="a.md", url="a/", meta=meta)

    faults = missing_offer(page, settings(an_offer("b")), TEMPLATES)

    assert bool(faults) is is_lacking
    assert all("offers: b" in str(fault) for fault in faults)
    assert missing_offer(page, settings(an_offer("b")), ()) == ()


def test_a_site_without_offers_is_told_so() -> None:
    """There is none to name."""
    (fault,) = missing_offer(Page(path="a.md", url="a/", meta=SALES), settings(), TEMPLATES)

    assert str(fault).endswith("offers: none yet in funnel.yml")


def test_the_page_where_the_yes_happens_is_that_of_its_offer() -> None:
    """A place on the page (`a.md#book`) is enough."""
    frame = frame_of(SALES, "a.md", settings(an_offer(url="a.md#book")), TEMPLATES)

    assert frame is not None
    assert frame.offer is not None


def test_a_sales_page_asks_twice_and_a_signup_page_once() -> None:
    """Early and late; a page of an offer that is not open gives what is instead once."""
    offer = an_offer(closes=dt.date(2025, 5, 20))
    open_, closed = dt.date(2025, 5, 20), dt.date(2025, 5, 21)
    sales, signup = Frame("sales.html", offer), Frame("signup.html", offer)

    assert (sales.asks_early, sales.asks_late(open_), sales.asks_late(closed)) == (True, True, False)
    assert (signup.asks_early, signup.asks_late(open_), signup.asks_late(closed)) == (False, True, True)
    assert (Frame("sales.html").asks_early, Frame("sales.html").asks_late(open_)) == (False, False)


@pytest.mark.parametrize(
    ("offer", "leads_to"),
    [
        ({}, ("b.md",)),
        ({"instead": "c.md"}, ()),
        ({"kind": OfferKind.SIGNUP}, ()),
    ],
)
def test_a_no_without_instead_goes_back_on_the_path(offer: dict[str, Any], leads_to: tuple[str, ...]) -> None:
    """A sale that gives nothing instead leads back to the piece before it; `instead` is the next step anyway."""
    path = DeclaredPath("p", ("a.md", "b.md", "offer:course"))
    known = settings(an_offer(page="s.md", **offer), paths=(path,))

    frame = frame_of(SALES, "s.md", known, TEMPLATES)

    assert frame is not None
    assert frame.leads_to == leads_to


def test_a_thank_you_page_leads_to_what_follows_its_signups() -> None:
    """Pieces only, each once, and not to itself."""
    form = Form("kit", "1", thanks="t.md")
    letter = an_offer("letter", kind=OfferKind.SIGNUP, form=form, then=("t.md", "a.md", "sequence:x"))
    other = an_offer("other", kind=OfferKind.SIGNUP, form=form, then=("a.md", "b.md"))

    frame = frame_of({"template": "thanks.html"}, "t.md", settings(letter, other, an_offer()), TEMPLATES)

    assert frame == Frame("thanks.html", None, ("a.md", "b.md"))


def test_an_ask_beside_the_text_does_not_tell_it_again() -> None:
    """Button, price and dates are left."""
    bare = without_words(an_offer(label="Enroll", not_for="You", closes=dt.date(2025, 5, 20)))

    assert (bare.title, bare.button, bare.not_for, bare.gives) == ("Enroll", "Enroll", None, None)
    assert bare.closes == dt.date(2025, 5, 20)


def test_facts_are_plain_texts() -> None:
    """A template escapes them; the state is that of the day."""
    around = Surroundings(today=dt.date(2025, 6, 1))
    offer = an_offer(title="<b>", closes=dt.date(2025, 5, 20))

    facts = offer_facts(offer, Components(surroundings=around))

    assert facts["title"] == "<b>"
    assert facts["state"] == "closed"
    assert "2025" in str(facts["standing"])
