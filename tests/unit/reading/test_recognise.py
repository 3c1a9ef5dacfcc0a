"""Whether an element is a call to action, and for which offer (design section 3)."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_funnel.model.call import Call, CallSource, Evidence
from mkdocs_funnel.model.offer import Offer, OfferKind, Via
from mkdocs_funnel.model.settings import ContactAsks, HostRule, Settings, Undeclared
from mkdocs_funnel.reading.elements import read_article
from mkdocs_funnel.reading.recognise import Recogniser

TODAY = dt.date(2026, 3, 1)
CAL = "https://calendly.com/name"
PAGE_HOST = "https://ko-fi.com/name"
LETTER_HOST = "https://letter.substack.com/subscribe"
COURSE = Offer(
    id="course", kind=OfferKind.SALE, title="Course", url="https://shop.test/course", via=Via.ENROLL
)
LETTER = Offer(id="letter", kind=OfferKind.SIGNUP, title="Letter", url="https://shop.test/letter")
GONE = Offer(
    id="gone", kind=OfferKind.SALE, title="Gone", url="https://shop.test/gone", closes=dt.date(2026, 2, 1)
)
SOON = Offer(
    id="soon", kind=OfferKind.SALE, title="Soon", url="https://shop.test/soon", opens=dt.date(2026, 4, 1)
)
PAGED = Offer(id="paged", kind=OfferKind.SALE, title="Paged", url=CAL, via=Via.EVENT)


def settings(*offers: Offer, **fields: object) -> Settings:
    """Return settings."""
    return Settings(**{"offers": {o.id: o for o in offers}, **fields})


ALL = settings(COURSE, LETTER, GONE, SOON)


def call(
    html: str, setup: Settings = ALL, *, ask_piece: bool = False, inside: bool = False, language: str = "en"
) -> Call | None:
    """Return what the one element of `html` is."""
    (element,) = read_article(html).elements
    return Recogniser(setup, TODAY, language).call(element, 7, on_ask_piece=ask_piece, inside=inside)


def link(href: str, text: str = "here", attributes: str = "") -> str:
    """Return a link."""
    return f'<a href="{href}" {attributes}>{text}</a>'


def facts(found: Call | None) -> tuple[object, ...] | None:
    """Return kind, evidence and offer."""
    return found and (found.kind.value, found.evidence.value, found.offer)


OFFER = 'data-funnel-offer="course" data-funnel-source="component"'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (link("https://else.test/x", attributes=OFFER), ("sale", "mark", "course")),
        (link("https://else.test/x", attributes='data-funnel-offer="unknown"'), None),
        (link("https://else.test/x", attributes='class="funnel-ask"'), ("sale", "mark", None)),
        (link(COURSE.url, attributes='class="funnel-ask"'), ("sale", "mark", "course")),
        (link(CAL, attributes='class="funnel-ask"'), ("sale", "mark", None)),
        (link(LETTER.url, attributes='class="funnel-ask"'), ("sale", "mark", None)),
        (link(COURSE.url, attributes='class="funnel-no-ask"'), None),
        (link(COURSE.url, attributes='class="funnel-ask funnel-no-ask"'), None),
        (link(COURSE.url, attributes=f'class="funnel-no-ask" {OFFER}'), None),
        (link(CAL, "Book", 'class="funnel-no-ask"'), None),
        (link(COURSE.url), ("sale", "declared", "course")),
        (link(LETTER.url), ("signup", "declared", "letter")),
        (link(COURSE.url + "2"), None),
        (link(CAL), ("sale", "host", None)),
        (link(LETTER_HOST), ("signup", "host", None)),
        (link("https://else.test/"), None),
        (link("https://else.test/", "Buy now"), None),
        (f'<form action="{LETTER.url}"><button>Join</button></form>', ("signup", "declared", "letter")),
        (f'<iframe src="{CAL}"></iframe>', ("sale", "host", None)),
        ('<script src="https://letter.substack.com/subscribe"></script>', ("signup", "host", None)),
        (f'<button formaction="{COURSE.url}">x</button>', ("sale", "declared", "course")),
    ],
)
def test_the_order_of_evidence(html: str, expected: tuple[object, ...] | None) -> None:
    """The writer's mark, then declared addresses, then known hosts; a denial beats them all."""
    assert facts(call(html)) == expected


def test_a_declared_address_beats_its_host() -> None:
    """The offer says how one says yes, not the shape of the address."""
    found = call(link(CAL), settings(PAGED))
    assert facts(found) == ("sale", "declared", "paged")
    assert found is not None
    assert found.via is Via.EVENT


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (link("start/"), None),
        (link("start/", attributes=OFFER), None),
        (link("https://shop.test/course"), None),
        (link(CAL), None),
        (link("start/", "Start", 'class="funnel-ask"'), ("sale", "mark", None)),
    ],
)
def test_addresses_within_the_site(html: str, expected: tuple[object, ...] | None) -> None:
    """They are reader links, unless the writer says that they ask."""
    assert facts(call(html, inside=True)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Support me", "en", ("sale", "host", None)),
        ("my Ko-fi", "en", None),
        ("", "en", None),
        ("Unterstütze mich", "de", ("sale", "host", None)),
        ("Unterstütze mich", "en", None),
        ("Support me", "de", ("sale", "host", None)),
    ],
)
def test_a_page_that_also_holds_other_things(
    text: str, language: str, expected: tuple[object, ...] | None
) -> None:
    """It is an ask only if the text is an imperative of the site's language, or of English."""
    assert facts(call(link(PAGE_HOST, text), language=language)) == expected


@pytest.mark.parametrize(
    ("undeclared", "offers", "expected"),
    [
        (None, (), True),
        (None, (LETTER,), True),
        (None, (COURSE,), False),
        (Undeclared.COUNT, (COURSE,), True),
        (Undeclared.REPORT, (), False),
        (Undeclared.IGNORE, (), None),
    ],
)
@pytest.mark.parametrize("href", [CAL, "mailto:me@shop.test"])
def test_undeclared_asks(
    href: str, undeclared: Undeclared | None, offers: tuple[Offer, ...], expected: bool | None
) -> None:
    """They count until a sale is declared, unless the settings say otherwise; ignored ones are not there."""
    found = call(link(href, "Book"), settings(*offers, undeclared=undeclared), ask_piece=True)
    assert (found and found.counts) == expected


@pytest.mark.parametrize("undeclared", list(Undeclared))
def test_undeclared_signups_are_signups(undeclared: Undeclared) -> None:
    """Whatever is said of asks."""
    found = call(link(LETTER_HOST), settings(COURSE, undeclared=undeclared))
    assert found is not None
    assert (found.kind, found.counts) == (OfferKind.SIGNUP, True)


@pytest.mark.parametrize("undeclared", list(Undeclared))
def test_a_marked_ask_counts(undeclared: Undeclared) -> None:
    """The writer's word is enough."""
    found = call(link(CAL, attributes='class="funnel-ask"'), settings(COURSE, undeclared=undeclared))
    assert found is not None
    assert found.counts


@pytest.mark.parametrize(
    ("href", "ask_piece", "where", "expected"),
    [
        ("mailto:me@shop.test", True, ContactAsks.ASK_PIECES, True),
        ("TEL:+15550100", True, ContactAsks.ASK_PIECES, True),
        ("mailto:me@shop.test", False, ContactAsks.ASK_PIECES, False),
        ("mailto:me@shop.test", False, ContactAsks.ANYWHERE, True),
        ("mailtos:me@shop.test", True, ContactAsks.ANYWHERE, False),
        ("https://shop.test/mailto:me", True, ContactAsks.ANYWHERE, False),
    ],
)
def test_mail_and_telephone(href: str, ask_piece: bool, where: ContactAsks, expected: bool) -> None:
    """An ask on a piece with the role ask, or wherever the settings say."""
    found = call(link(href), settings(contact=where), ask_piece=ask_piece)
    assert (found is not None) is expected
    assert found is None or (found.via, found.evidence) == (Via.CONTACT, Evidence.CONTACT)


def test_a_declared_mail_address_is_an_ask_anywhere() -> None:
    """It is an offer like any other."""
    offer = Offer(id="talk", kind=OfferKind.SALE, title="Talk", url="mailto:me@shop.test")
    assert facts(call(link("mailto:me@shop.test?subject=Hi"), settings(offer))) == (
        "sale",
        "declared",
        "talk",
    )


@pytest.mark.parametrize("offer", [GONE, SOON])
@pytest.mark.parametrize("attributes", ["", 'class="funnel-ask"', "component"])
def test_offers_that_are_not_open_do_not_count(offer: Offer, attributes: str) -> None:
    """However the link is marked."""
    attributes = f'data-funnel-offer="{offer.id}"' if attributes == "component" else attributes
    found = call(link(offer.url or "", attributes=attributes))
    assert found is not None
    assert (found.offer, found.counts) == (offer.id, False)


def test_without_a_day_every_offer_is_open() -> None:
    """Dates need a day to be held against."""
    (element,) = read_article(link(GONE.url or "")).elements
    found = Recogniser(ALL, None).call(element, None, on_ask_piece=False, inside=False)
    assert found is not None
    assert found.counts


@pytest.mark.parametrize(
    "html",
    [
        link("http://shop.test/course"),
        link("https://buy.stripe.com/test_8wM5kD9aB"),
        link("javascript:buy()", attributes='class="funnel-ask"'),
        link("https://shop.test/YOUR-LINK", attributes=OFFER),
    ],
)
def test_duds_do_not_count(html: str) -> None:
    """Declared, marked or known, and they say why."""
    found = call(html, settings(COURSE, undeclared=Undeclared.COUNT))
    assert found is not None
    assert found.dud
    assert not found.counts


def test_the_sites_own_hosts() -> None:
    """Addresses that the settings name are recognised like those that are shipped."""
    setup = settings(hosts=(HostRule(host="pay.shop.test", kind="checkout"),))
    found = call(link("https://pay.shop.test/x"), setup)
    assert facts(found) == ("sale", "host", None)
    assert found is not None
    assert (found.via, found.counts) == (Via.CHECKOUT, True)
    assert call(link("https://pay.shop.test/x"), settings()) is None


@pytest.mark.parametrize(
    ("attributes", "source"),
    [
        ("", CallSource.BODY),
        ('class="funnel-ask"', CallSource.COMPONENT),
        (OFFER, CallSource.COMPONENT),
        ('data-funnel-offer="course" data-funnel-source="next_step"', CallSource.NEXT_STEP),
    ],
)
def test_what_makes_it_a_call(attributes: str, source: CallSource) -> None:
    """A plain link, a component, or the tool's own block."""
    found = call(link(COURSE.url or "", attributes=attributes))
    assert found is not None
    assert found.source is source


def test_what_a_call_says() -> None:
    """Everything that a report shows of it."""
    html = f'<p>text</p><a class="md-button" href="{COURSE.url}?x=1">Join</a>'
    assert call(html) == Call(
        kind=OfferKind.SALE,
        href=f"{COURSE.url}?x=1",
        text="Join",
        evidence=Evidence.DECLARED,
        source=CallSource.BODY,
        offer="course",
        via=Via.ENROLL,
        line=7,
        position=0.5,
        counts=True,
        primary=True,
    )


def test_a_call_that_a_place_makes() -> None:
    """The piece on which an offer's yes happens asks, while the offer is open."""
    place = Offer(id="start", kind=OfferKind.SALE, title="Start", url="start.md#install", label="Go")
    found = Recogniser(settings(place), TODAY).place_call(place, 0.25)
    assert (found.href, found.text, found.evidence, found.position) == (
        "#install",
        "Go",
        Evidence.PLACE,
        0.25,
    )
    assert found.counts
    assert not Recogniser(settings(), TODAY).place_call(GONE, 0.0).counts
