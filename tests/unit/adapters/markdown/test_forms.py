"""Signup forms in Markdown: blocks, links to offers that have only a form, and pasted forms."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.adapters.markdown.extension import FunnelExtension
from mkdocs_funnel.adapters.markdown.plain import without_calls
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.model.offer import Form, Offer, OfferKind
from mkdocs_funnel.model.settings import Organisation, Settings
from tests.unit.adapters.markdown.conftest import FakeRelpath

TODAY = dt.date(2025, 1, 1)
KIT = Form("kit", "1", purposes=("send you it",))
POSTED = "https://app.kit.com/forms/1/subscriptions"


def letter(**fields: Any) -> Offer:
    """Return a signup by a form of Kit."""
    facts = {"id": "letter", "kind": OfferKind.SIGNUP, "title": "The letter", "form": KIT}
    return Offer(**{**facts, **fields})


def closed(**fields: Any) -> Offer:
    """Return a sale that is over, with the letter instead."""
    facts = {"id": "course", "kind": OfferKind.SALE, "title": "Course", "url": "https://example.com/c"}
    return Offer(**{**facts, "closes": dt.date(2020, 1, 1), "instead": "letter", **fields})


def converted(
    text: str, *offers: Offer, page: str | None = "posts/a.md", output: str = "xhtml"
) -> LexborHTMLParser:
    """Return Markdown as a page with these offers, as a generator that resolves links makes it."""
    settings = Settings(offers={o.id: o for o in offers}, organisation=Organisation("B", "legal/imprint.md"))
    session = Session(settings, Components(surroundings=Surroundings(settings)), TODAY)
    md = Markdown(extensions=[FunnelExtension(session=lambda: session), "attr_list"], output_format=output)
    if page is not None:
        md.treeprocessors.register(FakeRelpath(page), "relpath", 0)
    return LexborHTMLParser(md.convert(text))


BLOCK = "/// signup | letter\nMy *own* words.\n///\n"


@pytest.mark.parametrize("output", ["xhtml", "html"])
def test_a_form_survives_the_element_tree(output: str) -> None:
    """Fields without an end, attributes without a value, and texts that look like entities."""
    form = Form("kit", "1", purposes=("a", "b &copy; c"), fields={"tag": 'x"&lt;y'}, asks_name=True)
    html = converted(BLOCK, letter(form=form), output=output)
    (node,) = html.css("form")
    assert node.attributes["action"] == POSTED
    inputs = {str(i.attributes["name"]): i.attributes for i in node.css("input")}
    assert inputs["tag"]["value"] == 'x"&lt;y'
    assert inputs["fields[funnel_page]"]["value"] == "posts/a.md"
    assert inputs["fields[funnel_purpose_2]"]["value"] == "b &copy; c"
    assert "required" in inputs["email_address"]
    assert "required" not in inputs["fields[first_name]"]
    assert len(node.css("label input")) == 3
    assert "b &copy; c" in node.text()
    assert html.css_first(".funnel-body em") is not None


def test_the_privacy_notice_is_a_link_that_the_generator_resolves() -> None:
    """It is written as a writer on that page would write it."""
    link = converted(BLOCK, letter()).css_first("a.funnel-privacy")
    assert link is not None
    assert link.attributes["href"] == "resolved:../legal/imprint.md"


def test_a_link_to_an_offer_that_has_only_a_form() -> None:
    """It goes to the offer's page, else to a page of the service, else to another address of the offer."""
    for offer, href in (
        (letter(page="letter.md"), "resolved:../letter.md"),
        (letter(form=Form("buttondown", "b")), "https://buttondown.com/b"),
        (letter(form=Form("buttondown", "b"), page="letter.md"), "resolved:../letter.md"),
        (letter(form=Form("buttondown", "b"), page="posts/a.md"), "https://buttondown.com/b"),
        (letter(form=Form("substack", "b"), page="letter.md"), "https://b.substack.com/subscribe"),
        (letter(also=("https://example.com/l/*", "https://example.com/l")), "https://example.com/l"),
    ):
        link = converted("[Get it](offer:letter)", offer).css_first("a")
        assert link is not None
        assert (link.attributes["href"], link.attributes["data-funnel-offer"]) == (href, "letter")


def test_else_it_keeps_its_text_and_is_marked() -> None:
    """The audit finds the mark; nobody is sent to an address that only takes posts."""
    html = converted("[Get it](offer:letter)", letter())
    assert not html.css("a")
    mark = html.css_first("span[data-funnel-unplaced]")
    assert mark is not None
    assert (mark.text(), mark.attributes["data-funnel-unplaced"]) == ("Get it", "letter")


def test_a_closed_offer_gives_way_to_a_form() -> None:
    """A block becomes the form; a link that stands alone has no place for one and keeps its text."""
    html = converted("/// ask | course\n///\n\n[Join](offer:course)\n", letter(), closed())
    (form,) = html.css("form")
    assert form.attributes["data-funnel-instead-of"] == "course"
    assert form.attributes["data-funnel-offer"] == "letter"
    privacy = html.css_first("a.funnel-privacy")
    assert privacy is not None
    assert "data-funnel-instead-of" not in privacy.attributes
    assert not html.css('a[href*="example.com/c"]')
    taken = html.css_first("span[data-funnel-taken]")
    assert taken is not None
    assert taken.text() == "Join"


def test_a_link_to_the_page_of_a_service_is_taken_when_its_offer_is_closed() -> None:
    """The address is known by the form's id, though nobody declared it."""
    over = letter(form=Form("buttondown", "bakery"), closes=dt.date(2020, 1, 1))
    html = converted(
        "Read [it](https://buttondown.com/bakery) and [others](https://buttondown.com/mill).", over
    )
    assert [link.attributes["href"] for link in html.css("a")] == ["https://buttondown.com/mill"]
    assert html.css_first("span[data-funnel-taken=letter]") is not None


def test_feeds_get_an_address_too() -> None:
    """That of the service, or the text alone."""
    offers = {"letter": letter(form=Form("buttondown", "b")), "other": letter(id="other")}
    text = "[Get it](offer:letter) [or this](offer:other)"
    assert without_calls(text, offers) == "[Get it](<https://buttondown.com/b>) or this"
