"""Signup forms as HTML."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.components.forms import guessed_url
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.components.strings import LANGUAGES
from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.model.settings import DeclaredPath, Organisation, Settings
from tests.unit.providers.cases import CASES

BAKERY = Organisation("The Bakery", "legal/imprint.md")
KIT = {"provider": "kit", "id": "1", "purposes": ("send you the letter.",)}


def an_offer(**form: Any) -> Offer:
    """Return a signup by Kit, its form changed by `form`."""
    facts: dict[str, Any] = {**KIT, **form}
    return Offer(
        id="letter",
        kind=OfferKind.SIGNUP,
        title="The letter",
        label="Send me the letter",
        gives="One idea a week",
        form=Form(**facts),
    )


def components(url: str = "https://site.example/base/", language: str = "en", **settings: Any) -> Components:
    """Return the components of a site by a bakery."""
    around = Surroundings(Settings(organisation=BAKERY, **settings), "Bread", url)
    return Components(language=language, surroundings=around)


def parsed(html: str) -> LexborHTMLParser:
    """Return HTML, parsed."""
    return LexborHTMLParser(html)


def test_a_signup_block_is_a_form() -> None:
    """It bears the marks that the audit reads, posts to the service, and its button is the offer's label."""
    html = parsed(components().signup(an_offer(), "", page="a.md"))
    form = html.css_first("aside.funnel-signup form.funnel-form")
    assert form is not None
    assert form.attributes["action"] == "https://app.kit.com/forms/1/subscriptions"
    assert form.attributes["method"] == "post"
    assert form.attributes["data-funnel-offer"] == "letter"
    assert form.attributes["data-funnel-source"] == "component"
    button = form.css_first("button[type=submit].funnel-button")
    assert button is not None
    assert button.text() == "Send me the letter"
    assert not html.css("a.funnel-button")
    assert "One idea a week" in html.text()


def test_so_is_a_next_step() -> None:
    """Marked as placed by the tool, with the piece and the path that it stands on."""
    made = components().next_step(offer=an_offer(), href="", title="", page="a.md", path="first")
    form = parsed(made).css_first("aside.funnel-next-step form")
    assert form is not None
    assert form.attributes["data-funnel-source"] == "next_step"
    hidden = {node.attributes["name"]: node.attributes["value"] for node in form.css("input[type=hidden]")}
    assert hidden == {
        "fields[funnel_page]": "a.md",
        "fields[funnel_offer]": "letter",
        "fields[funnel_path]": "first",
    }


def test_the_declared_path_is_found_by_the_piece() -> None:
    """The first path that has the piece as a step; a piece on none tells none."""
    paths = (DeclaredPath("one", ("b.md",)), DeclaredPath("two", ("a.md", "b.md")))
    made = components(paths=paths)
    for page, path in (("a.md", "two"), ("b.md", "one"), ("c.md", None), ("", None)):
        field = parsed(made.signup(an_offer(), "", page=page)).css_first('[name="fields[funnel_path]"]')
        assert (field.attributes["value"] if field else None) == path


def test_every_field_has_a_label_that_is_seen() -> None:
    """The label holds its field, because ids would stand on a page twice; the kind of each field is told."""
    html = parsed(components().signup(an_offer(asks_name=True), ""))
    labels = {label.text().strip(): label.css_first("input").attributes for label in html.css("label")}
    email = labels["Email address"]
    assert (email["type"], email["autocomplete"]) == ("email", "email")
    assert "required" in email
    name = labels["First name (optional)"]
    assert (name["type"], name["autocomplete"]) == ("text", "given-name")
    assert "required" not in name
    assert not re.search(r'\s(id|for|placeholder)="', html.html or "")


def test_a_name_is_asked_for_only_where_that_is_wanted() -> None:
    """One field fewer is one reason fewer to leave."""
    html = parsed(components().signup(an_offer(), ""))
    assert [node.attributes["type"] for node in html.css("input:not([type=hidden])")] == ["email"]


def test_who_asks_what_for_and_how_to_leave() -> None:
    """One sentence each under the button, and a link to the privacy notice as seen from the piece."""
    html = parsed(components().signup(an_offer(), "", link=lambda place: f"../{place}"))
    said = html.css_first("form + .funnel-consent")
    assert said is not None
    text = " ".join(said.text().split())
    assert text == (
        "The Bakery uses this address to send you the letter. "
        "You can leave at any time, by the link in every email. Privacy notice"
    )
    link = said.css_first("a.funnel-privacy")
    assert link is not None
    assert link.attributes["href"] == "../legal/imprint.md"
    assert not html.css("input[type=checkbox]")


def test_an_owner_words_how_to_leave() -> None:
    """And may have a privacy notice elsewhere, or none."""
    own = Organisation("B", "https://example.com/privacy", "Write to us and we forget you.")
    around = Surroundings(Settings(organisation=own))
    said = parsed(Components(surroundings=around).signup(an_offer(), "")).css_first(".funnel-consent")
    assert said is not None
    assert "Write to us and we forget you." in said.text()
    link = said.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "https://example.com/privacy"
    plain = Components(surroundings=Surroundings(Settings(organisation=Organisation("B"))))
    assert not parsed(plain.signup(an_offer(), "")).css(".funnel-consent a")


def test_each_further_purpose_has_a_box_that_is_not_ticked() -> None:
    """A yes to one thing is none to another."""
    offer = an_offer(purposes=("send it", "tell you of courses.", "call you"))
    boxes = parsed(components().signup(offer, "")).css(".funnel-choice")
    assert [" ".join(box.text().split()) for box in boxes] == [
        "Yes, use this address as well to tell you of courses",
        "Yes, use this address as well to call you",
    ]
    inputs = [box.css_first("input") for box in boxes]
    assert [node.attributes["name"] for node in inputs if node] == [
        "fields[funnel_purpose_2]",
        "fields[funnel_purpose_3]",
    ]
    assert all(node is not None and "checked" not in node.attributes for node in inputs)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.trap])
def test_a_trap_is_out_of_the_way_of_people(name: str) -> None:
    """Neither screen readers nor the keyboard nor what fills in forms meets it, and it is not of the type hidden."""
    case = CASES[name]
    html = parsed(components().signup(an_offer(**{"id": None, **case.form, "provider": name}), ""))
    trap = html.css_first(f'.funnel-trap[aria-hidden="true"] input[name="{case.trap}"]')
    assert trap is not None
    assert trap.attributes["type"] == ("checkbox" if case.is_checkbox else "text")
    assert (trap.attributes["tabindex"], trap.attributes["autocomplete"]) == ("-1", "off")
    assert not trap.attributes.get("value")


def test_thanks_are_told_by_a_whole_address() -> None:
    """As the generator knows the page, else as most make it; without an address of the site nothing is told."""
    offer = an_offer(provider="formspree", thanks="posts/thanks.md")

    def told(made: Components) -> str | None:
        field = parsed(made.signup(offer, "")).css_first('[name="_next"]')
        return field.attributes["value"] if field else None

    assert told(components()) == "https://site.example/base/posts/thanks/"
    around = Surroundings(Settings(), url="https://site.example", url_of=lambda path: f"2025/{path}.html")
    assert told(Components(surroundings=around)) == "https://site.example/2025/posts/thanks.md.html"
    assert told(components(url="")) is None


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.md", ""), ("a.md", "a/"), ("b/index.md", "b/"), ("b/README.md", "b/"), ("b/c.markdown", "b/c/")],
)
def test_guessed_addresses(path: str, url: str) -> None:
    """A folder for each page."""
    assert guessed_url(path) == url


def test_a_form_that_the_site_takes() -> None:
    """It posts to the page of thanks by a path, or has no address of its own."""
    for thanks, action in (("thanks.md", "/base/thanks/"), (None, None)):
        form = parsed(
            components().signup(an_offer(provider="netlify", id=None, thanks=thanks), "")
        ).css_first("form")
        assert form is not None
        assert form.attributes.get("action") == action
        assert form.attributes["data-netlify"] == "true"
        assert form.attributes["netlify-honeypot"] == "bot-field"
        assert form.attributes["name"] == "letter"


def test_a_service_without_a_form_is_a_link() -> None:
    """With the consent line, because somebody asks for an address all the same."""
    offer = an_offer(provider="substack", id="bakery")
    html = parsed(components().signup(offer, "https://bakery.substack.com/subscribe"))
    assert not html.css("form, iframe")
    link = html.css_first("a.funnel-button")
    assert link is not None
    assert link.text() == "Send me the letter"
    assert html.css_first(".funnel-consent") is not None


def test_or_a_frame_with_a_link_beside_it() -> None:
    """The frame has a title, and readers without frames have a way; both are marked."""
    offer = an_offer(provider="substack", id="bakery", embed="iframe")
    html = parsed(components().signup(offer, "https://bakery.substack.com/subscribe"))
    frame, link = html.css_first("iframe"), html.css_first("a.funnel-link")
    assert frame is not None
    assert link is not None
    assert (frame.attributes["src"], frame.attributes["title"]) == (
        "https://bakery.substack.com/embed",
        "The letter",
    )
    assert link.attributes["href"] == "https://bakery.substack.com/subscribe"
    assert {node.attributes["data-funnel-offer"] for node in (frame, link)} == {"letter"}


def test_services_that_count_find_their_marks() -> None:
    """Some look at the form, some at its button, and a class joins those that are there."""
    html = parsed(components(analytics=("plausible", "umami")).signup(an_offer(), "", page="a.md"))
    form, button = html.css_first("form"), html.css_first("button")
    assert form is not None
    assert button is not None
    classes = str(form.attributes["class"]).split()
    assert classes[0] == "funnel-form"
    assert any(name.startswith("plausible-event-name=") for name in classes)
    assert button.attributes["data-umami-event"] == "Signup"


EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def test_hostile_text_stays_text() -> None:
    """Whatever stands in the settings cannot become an element or leave its attribute."""
    offer = Offer(
        id=EVIL,
        kind=OfferKind.SIGNUP,
        title=EVIL,
        label=EVIL * 200,
        form=Form(
            "generic", action=f"https://example.com/{EVIL}", purposes=(EVIL, EVIL), fields={EVIL: EVIL}
        ),
    )
    around = Surroundings(Settings(organisation=Organisation(EVIL, EVIL, EVIL)))
    html = Components(surroundings=around).signup(offer, "", page=EVIL, link=lambda place: place)
    tree = parsed(html)
    assert not tree.css("script, img")
    assert all("onerror" not in node.attributes for node in tree.css("*"))
    assert [node.attributes["value"] for node in tree.css("input[type=hidden]")] == [EVIL, EVIL, EVIL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it(language: str) -> None:
    """Labels, consent and the way out, with the purpose in its place."""
    html = components(language=language).signup(
        an_offer(purposes=("PURPOSE", "OTHER")), "", link=lambda place: place
    )
    text = " ".join(parsed(html).text().split())
    assert "The Bakery" in text
    assert "PURPOSE." in text
    assert "OTHER" in text
    assert "{" not in text
