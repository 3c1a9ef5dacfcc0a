"""The quiet way out of an ask, what a closed offer shows on its sales page, and the button in the header."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_funnel.components.no_thanks import NoThanks
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.components.strings import LANGUAGES
from mkdocs_funnel.model.offer import Offer, OfferKind, Price
from mkdocs_funnel.reading.elements import read_article

LETTER = Offer(id="letter", kind=OfferKind.SIGNUP, title="The letter", label="Send me the letter")
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def an_offer(**fields: Any) -> Offer:
    """Return a sale, changed by `fields`."""
    facts: dict[str, Any] = {
        "id": "course",
        "kind": OfferKind.SALE,
        "title": "A course",
        "label": "Enroll now",
    }
    return Offer(**{**facts, **fields})


def test_the_way_out_is_no_second_button() -> None:
    """It invites to the other offer, and names the one that is said no to; it does not look like the main thing."""
    no = NoThanks("https://letter.example.com/", "Send me the letter", LETTER)
    html = Components().ask(an_offer(), "https://shop.example.com/", no_thanks=no)
    ask, way_out = read_article(html).elements
    assert ask.looks_primary
    assert not way_out.looks_primary
    assert way_out.marks == {"offer": "letter", "source": "component", "no": "course"}
    assert "Not now?" in LexborHTMLParser(html).text()


def test_a_way_out_to_a_piece_names_no_offer() -> None:
    """It is a link of the component all the same."""
    html = Components().ask(
        an_offer(), "https://shop.example.com/", no_thanks=NoThanks("../a/", "Read this instead")
    )
    assert read_article(html).elements[1].marks == {"source": "component", "no": "course"}


def test_without_a_way_out_nothing_is_shown() -> None:
    """Neither without an `instead`, nor where its address would run a program."""
    for no in (None, NoThanks("javascript:alert(1)", "x"), NoThanks("", "x", LETTER)):
        html = Components().ask(an_offer(), "https://shop.example.com/", no_thanks=no)
        assert "Not now?" not in html


def test_hostile_text_is_shown_as_text() -> None:
    """Whatever the other offer says cannot become an element or an attribute."""
    other = Offer(id=EVIL, kind=OfferKind.SIGNUP, title=EVIL)
    no = NoThanks(f"https://example.com/{EVIL}", EVIL, other)
    for html in (
        Components().ask(an_offer(id=EVIL), "x", no_thanks=no),
        Components().header(an_offer(id=EVIL, label=EVIL), f"https://example.com/{EVIL}"),
        Components().standing(an_offer(title=EVIL, closes=dt.date(2025, 1, 1)), dt.date(2025, 2, 1)),
    ):
        assert not LexborHTMLParser(html).css("script, img")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(language: str) -> None:
    """A reader who says no, and one who comes too late or too early, is told so in the site's language."""
    components = Components(language=language)
    offer = an_offer(opens=dt.date(2025, 4, 1), closes=dt.date(2025, 5, 20))
    texts = [components.standing(offer, day) for day in (dt.date(2025, 3, 1), dt.date(2025, 6, 1))]
    no = components.ask(offer, "x", no_thanks=NoThanks("../a/", components.words["read_instead"]))
    assert len({*texts, no}) == 3
    assert ("Closed since 21 May 2025" in texts[1]) is (language == "en")
    assert ("Not now?" in no) is (language == "en")


def test_a_sales_page_says_when_its_offer_opens() -> None:
    """With the price, and without any link."""
    offer = an_offer(opens=dt.date(2025, 4, 1), price=Price(Decimal(1800), "EUR"))
    html = Components().standing(offer, dt.date(2025, 3, 1))
    assert "Opens 1 April 2025" in html
    assert "1,800 EUR" in html
    assert "<a " not in html
    assert Components().standing(an_offer(), dt.date(2025, 3, 1)) == ""


def test_the_button_of_the_header_is_told_from_an_ask() -> None:
    """Its mark says where it stands; an unsafe address gives no button."""
    html = Components().header(an_offer(), "../sales/")
    link = LexborHTMLParser(html).css_first("a.funnel-header")
    assert link.attributes["data-funnel-source"] == "header"
    assert link.attributes["href"] == "../sales/"
    assert link.text() == "Enroll now"
    assert Components().header(an_offer(), "javascript:alert(1)") == ""
