"""UTM parameters that survive."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.components.render import Surroundings
from mkdocs_funnel.components.utm import (
    ANY_PIECE,
    channel_parameters,
    content_of,
    outgoing,
    slug,
    with_parameters,
)
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.settings import Channel, Settings

URL = "https://shop.example.org/course"
COURSE = Offer(id="rag-course", kind=OfferKind.SALE, title="The course", url=URL, utm=True)
AROUND = Surroundings(name="My site", url="https://www.example.com/sub/")
TAIL = "utm_source=example-com&utm_medium=website&utm_campaign=rag-course&utm_content=posts-one"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("writing/posts/rag-faq", "writing-posts-rag-faq"),
        ("Größe & Maß", "grosse-mass"),
        ("a_b--c", "a_b-c"),
        ("---", ""),
        ("x" * 150, "x" * 150),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    """Folders, capitals, umlauts and signs become what every service keeps."""
    assert slug(text) == expected


def test_what_is_lost_is_made_up_for_by_digits() -> None:
    """Names in other scripts, and those that are too long, stay apart."""
    first, second = slug("posts/文章"), slug("posts/書き方")
    assert first != second
    assert re.fullmatch("posts-[0-9a-f]{8}", first)
    assert re.fullmatch("[0-9a-f]{8}", slug("文章"))
    assert slug("x" * 151) != slug("x" * 152)
    assert len(slug("x" * 151)) == 150


@given(st.text(max_size=400))
def test_slugs_are_always_in_the_safe_characters(text: str) -> None:
    """At most 150 of a to z, 0 to 9, hyphen and underscore; the same every time."""
    assert re.fullmatch("[a-z0-9_-]{0,150}", slug(text))
    assert slug(text) == slug(text)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.test", "https://a.test?k=v%26"),
        ("https://a.test/?", "https://a.test/?k=v%26"),
        ("https://a.test/?x=1&", "https://a.test/?x=1&k=v%26"),
        ("https://a.test/#/portal?x", "https://a.test/?k=v%26#/portal?x"),
        ("https://a.test/?K=own", "https://a.test/?K=own"),
        ("https://a.test/?k=", "https://a.test/?k="),
        ("https://a.test/?x=%20y&z=[1]", "https://a.test/?x=%20y&z=[1]&k=v%26"),
    ],
)
def test_parameters_join_what_is_there(href: str, expected: str) -> None:
    """A query, one that is empty, and a fragment stay as they are; what is there is never replaced."""
    assert with_parameters(href, {"k": "v&"}) == expected


def test_an_offer_is_told_where_its_reader_came_from() -> None:
    """Source, medium, offer and piece, on the address as its owner wrote it."""
    assert outgoing(URL, COURSE, "posts/one.md", AROUND) == f"{URL}?{TAIL}"
    coupon = replace(COURSE, url=f"{URL}?utm_source=own&c=1#buy")
    assert outgoing(coupon.url or "", coupon, "posts/one.md", AROUND) == (
        f"{URL}?utm_source=own&c=1&{TAIL.partition('&')[2]}#buy"
    )


def test_a_second_time_changes_nothing() -> None:
    """Who asks for the parameters of an address that has them gets it back."""
    once = outgoing(URL, COURSE, "posts/one.md", AROUND)
    assert outgoing(once, COURSE, "posts/two.md", AROUND) == once


@pytest.mark.parametrize(
    ("around", "source"),
    [
        (replace(AROUND, settings=Settings(outgoing={"source": "newsletter"})), "newsletter"),
        (AROUND, "example-com"),
        (replace(AROUND, url="https://Müller.example:8080/"), "muller-example"),
        (replace(AROUND, url=""), "my-site"),
        (replace(AROUND, url="", name="?!"), "site"),
        (replace(AROUND, url="http://[broken"), "my-site"),
    ],
)
def test_the_source(around: Surroundings, source: str) -> None:
    """What the settings say, else the host of the site, else its name."""
    assert f"?utm_source={source}&" in outgoing(URL, COURSE, "a.md", around)


def test_the_medium_can_be_set() -> None:
    """It is `website` unless the settings say otherwise."""
    around = replace(AROUND, settings=Settings(outgoing={"medium": "blog"}))
    assert "utm_medium=blog" in outgoing(URL, COURSE, "a.md", around)


@pytest.mark.parametrize(
    "url",
    [
        "mailto:me@example.org",
        "tel:+15550100",
        "start.md#install",
        "https://example.com/shop",
        "HTTPS://WWW.EXAMPLE.COM/shop",
        "http://[broken",
        "//shop.example.org/course",
    ],
)
def test_what_gets_none(url: str) -> None:
    """Mail, telephone, places on the site, however they are written, and what is no address."""
    assert outgoing(url, replace(COURSE, url=url), "a.md", AROUND) == url


def test_offers_that_do_not_want_any_and_other_addresses_of_those_that_do() -> None:
    """Only `utm: true`, and only where the yes happens: not the sales page, not where a form is posted to."""
    assert outgoing(URL, replace(COURSE, utm=False), "a.md", AROUND) == URL
    assert outgoing("https://forms.example.org/x", COURSE, "a.md", AROUND) == "https://forms.example.org/x"


@pytest.mark.parametrize("page", [None, "", ".md"])
def test_a_piece_that_is_not_known_is_not_named(page: str | None) -> None:
    """There is no parameter without a value."""
    assert outgoing(URL, COURSE, page, AROUND).endswith("utm_campaign=rag-course")


def test_a_channel_has_what_its_owner_wrote() -> None:
    """As it was written, in one order, nothing added."""
    utm = {"campaign": "Spring Tour", "source": "Meetup"}
    parameters = channel_parameters(Channel("a", "speaking", "talk.md", utm=utm))
    assert list(parameters.items()) == [("utm_source", "Meetup"), ("utm_campaign", "Spring Tour")]
    assert channel_parameters(Channel("a", "speaking", "talk.md")) == {}


def test_what_is_made_once_for_many_pieces() -> None:
    """The piece's name can be put in afterwards, and then it is as if it had been there from the start."""
    once = outgoing(URL, COURSE, ANY_PIECE, AROUND)
    assert once.replace(ANY_PIECE, content_of("posts/one.md")) == outgoing(
        URL, COURSE, "posts/one.md", AROUND
    )


@pytest.mark.parametrize("href", [URL, f"{URL}?UTM_Source=x&a=%20#there", f"{URL}?a={ANY_PIECE}", "//x"])
@pytest.mark.parametrize(
    "page", ["posts/one.md", "posts/two.md", "a/b c.md", "---.md", f"{ANY_PIECE}.md", "文章.md", None]
)
def test_addresses_kept_for_many_pieces_are_those_made_anew(href: str, page: str | None) -> None:
    """The parameters are those in their order, whichever piece asked before."""
    offer = replace(COURSE, url=href)
    values = {"utm_source": "example-com", "utm_medium": "website", "utm_campaign": "rag-course"}
    if content := content_of(page or ""):
        values["utm_content"] = content
    expected = with_parameters(href, values) if href.startswith("http") else href
    assert outgoing(href, offer, page, AROUND) == expected
