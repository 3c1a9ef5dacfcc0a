"""What pages tell machines in the words of schema.org."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.components.structured import About, Describer
from mkdocs_funnel.model.offer import Form, Offer, OfferKind, Price, Via
from mkdocs_funnel.model.settings import Organisation
from tests.unit.components.vocabulary import faults

BEGIN, END = '<script type="application/ld+json">', "</script>"
HERE = About("A page", "https://example.com/here/")
ACTIONS = {
    Via.CHECKOUT: ("BuyAction", "Product"),
    Via.BOOKING: ("ReserveAction", "Service"),
    Via.CONTACT: ("CommunicateAction", "Service"),
    Via.ENROLL: ("RegisterAction", "Course"),
    Via.EVENT: ("JoinAction", "Event"),
    Via.SPONSOR: ("DonateAction", None),
    Via.START: ("RegisterAction", "Product"),
    None: ("BuyAction", "Product"),
}


def whole() -> Describer:
    """Return one that knows where the site is, and whose."""
    return Describer(lambda place: f"https://example.com/{place}", Organisation("The firm"))


def unplaced() -> Describer:
    """Return one that knows neither."""
    return Describer(lambda place: None)


def a_sale(**fields: Any) -> Offer:
    """Return an offer, changed by `fields`."""
    facts: dict[str, Any] = {
        "id": "course",
        "kind": OfferKind.SALE,
        "title": "The course",
        "label": "Enroll now",
        "url": "https://shop.example.com/course",
        "page": "course.md",
        "via": Via.ENROLL,
        "price": Price(Decimal("1800"), "EUR"),
        "opens": dt.date(2025, 4, 1),
        "closes": dt.date(2025, 5, 20),
    }
    return Offer(**{**facts, **fields})


def a_signup(**fields: Any) -> Offer:
    """Return a signup."""
    facts = {
        "id": "letter",
        "kind": OfferKind.SIGNUP,
        "via": None,
        "price": None,
        "page": None,
        "gives": "Six lessons",
    }
    return a_sale(**{**facts, **fields})


def told(script: str) -> dict[str, Any]:
    """Return what the element says."""
    assert script.startswith(BEGIN)
    assert script.endswith(END)
    node: dict[str, Any] = json.loads(script.removeprefix(BEGIN).removesuffix(END))
    assert node["@context"] == "https://schema.org"
    assert faults(node) == []
    return node


@pytest.mark.parametrize("via", ACTIONS)
def test_each_way_to_say_yes_is_an_action_that_the_vocabulary_has(via: Via | None) -> None:
    """Class, properties and values fit those of schema.org; the price is the sales page's business."""
    (action,) = told(whole().script(HERE, [a_sale(via=via)]))["potentialAction"]
    assert action["@type"] == ACTIONS[via][0]
    assert action["name"] == "Enroll now"
    assert action["target"] == {
        "@type": "EntryPoint",
        "urlTemplate": "https://shop.example.com/course",
        "httpMethod": "GET",
    }


@pytest.mark.parametrize("via", ACTIONS)
def test_a_sales_page_says_what_is_sold(via: Via | None) -> None:
    """Product, course, service or event, with its terms; what one gives is no thing."""
    node = told(whole().script(HERE, [], sold=a_sale(via=via))) if via is not Via.SPONSOR else {}
    thing = node.get("mainEntity")
    if thing is None:
        assert whole().script(HERE, [], sold=a_sale(via=via)) == ""
        return
    assert thing["@type"] == ACTIONS[via][1]
    assert {"@type": "Organization", "name": "The firm"} in thing.values()
    assert thing["offers"] == {
        "@type": "Offer",
        "price": "1800",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "https://shop.example.com/course",
        "availabilityStarts": "2025-04-01",
        "validThrough": "2025-05-20",
    }


@pytest.mark.parametrize(
    ("amount", "expected"), [("180.5", "180.50"), ("0", "0"), ("1E+3", "1000"), ("0.99", "0.99")]
)
def test_a_price_is_digits_and_a_dot(amount: str, expected: str) -> None:
    """No separators of thousands, no exponents; nothing is free by accident."""
    node = told(whole().script(HERE, [], sold=a_sale(price=Price(Decimal(amount), "EUR"))))
    assert node["mainEntity"]["offers"]["price"] == expected


def test_what_an_offer_does_not_say_is_left_out() -> None:
    """No empty price, no date, no organisation."""
    bare = a_sale(price=None, opens=None, closes=None)
    node = told(unplaced().script(About("A page"), [], sold=bare))
    assert node["mainEntity"] == {
        "@type": "Course",
        "name": "The course",
        "offers": {
            "@type": "Offer",
            "availability": "https://schema.org/InStock",
            "url": "https://shop.example.com/course",
        },
    }
    assert "url" not in node


def test_a_signup_is_a_subscription() -> None:
    """To what, is said as well."""
    (action,) = told(whole().script(HERE, [a_signup()]))["potentialAction"]
    assert action["@type"] == "SubscribeAction"
    assert action["object"] == {"@type": "CreativeWork", "name": "The course", "description": "Six lessons"}


def test_a_form_takes_its_address_where_it_stands() -> None:
    """The address that it posts to is nothing to open; each page tells its own."""
    form = a_signup(url=None, form=Form("kit", "1"))
    describer = whole()
    for url in ("https://example.com/here/", "https://example.com/there/"):
        (action,) = told(describer.script(About("A page", url), [form]))["potentialAction"]
        assert action["target"]["urlTemplate"] == url
    assert unplaced().script(About("A page"), [form]) == ""


def test_a_mail_address_is_not_fetched() -> None:
    """It has no method."""
    mail = a_sale(via=Via.CONTACT, url="mailto:ask@example.com")
    (action,) = told(whole().script(HERE, [mail]))["potentialAction"]
    assert action["target"] == {"@type": "EntryPoint", "urlTemplate": "mailto:ask@example.com"}


def test_a_place_on_the_site_needs_the_address_of_the_site() -> None:
    """An address within the site would mean nothing to a machine; where the site is, is told by the adapter."""
    place = a_sale(url="start.md#install")
    (action,) = told(whole().script(HERE, [place]))["potentialAction"]
    assert action["target"]["urlTemplate"] == "https://example.com/start.md#install"
    assert unplaced().script(HERE, [place]) == ""


def test_an_offer_without_an_address_leads_to_its_sales_page() -> None:
    """That is where one can say yes."""
    (action,) = told(whole().script(HERE, [a_sale(url=None)]))["potentialAction"]
    assert action["target"]["urlTemplate"] == "https://example.com/course.md"


def test_a_dated_piece_is_an_article() -> None:
    """Other pages are pages."""
    about = About("A post", "https://example.com/post/", published=dt.date(2025, 1, 5))
    node = told(whole().script(about, [a_sale()]))
    assert (node["@type"], node["headline"], node["datePublished"]) == ("Article", "A post", "2025-01-05")
    assert told(whole().script(HERE, [a_sale()]))["@type"] == "WebPage"


def test_a_page_that_asks_for_nothing_tells_nothing() -> None:
    """No element at all."""
    assert whole().script(HERE, []) == ""


def test_several_offers_keep_their_order() -> None:
    """One action each, as a reader meets them."""
    actions = told(whole().script(HERE, [a_signup(), a_sale()]))["potentialAction"]
    assert [action["@type"] for action in actions] == ["SubscribeAction", "RegisterAction"]


EVIL = '</script><script>alert(1)</script><!-- & \u2028 \u2029 " \\ Ü'


def test_hostile_text_stays_in_its_element() -> None:
    """Nothing that HTML or a script understands is left as it was, and nothing is lost."""
    offer = a_sale(title=EVIL, label=EVIL)
    script = whole().script(About(EVIL, description=EVIL), [offer], sold=offer)
    inside = script.removeprefix(BEGIN).removesuffix(END)
    assert not set("<>&\u2028\u2029") & set(inside)
    node = told(script)
    assert node["name"] == node["mainEntity"]["description"] == node["potentialAction"][0]["name"] == EVIL


@pytest.mark.parametrize("url", ["javascript:alert(1)//", "data:text/html,//x", "java\nscript://x"])
def test_an_unsafe_address_is_no_target(url: str) -> None:
    """Settings refuse them; nothing is told of one that came another way."""
    assert whole().script(HERE, [a_sale(url=url)]) == ""


def test_the_check_itself_finds_faults() -> None:
    """A class, a property and a value that the vocabulary does not have are told."""
    assert faults({"@type": "Sale"}) == [": no class 'Sale'"]
    assert faults({"@type": "Event", "headline": "x"})
    assert faults({"@type": "Event", "salesUrl": "x"})
    assert faults({"@type": "Event", "url": "../x"})
    assert faults({"@type": "Offer", "availability": "InStock"})
    assert faults({"@type": "Event", "offers": {"@type": "Event"}})
    assert not faults({"@type": "Event", "url": "https://example.com/"})


TEXTS = (
    st.sampled_from(["", "A page", '"', "\\", "</script>", "<!--", "&amp;", "\u2028", "\x00", "\udcff"])
    | st.text()
)


@given(st.builds(About, TEXTS, st.none() | TEXTS, st.none(), st.none() | st.dates()), st.booleans(), TEXTS)
def test_a_page_is_written_as_an_encoder_would(about: About, sells: bool, button: str) -> None:
    """What is put together from texts has the bytes that an encoder gives, escapes included."""
    offer = a_signup(label=button)
    sold = a_sale() if sells else None
    script = whole().script(about, [offer], sold)
    text = script.removeprefix(BEGIN).removesuffix(END)
    node = json.loads(text)
    name = "headline" if about.published else "name"
    facts = {name: about.title, "url": about.url}
    if about.published:
        facts["datePublished"] = about.published.isoformat()
    page = {"@context": "https://schema.org", "@type": "Article" if about.published else "WebPage"}
    page |= {key: value for key, value in facts.items() if value}
    assert list(node) == [*page, *(["mainEntity"] if sells else []), "potentialAction"]
    assert {key: node[key] for key in page} == page
    encoded = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        encoded = encoded.replace(sign, f"\\u{ord(sign):04x}")
    assert text == encoded
