"""Which declared offer an address belongs to (design section 3, step 2)."""

from __future__ import annotations

import pytest

from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.reading.addresses import OfferBook, parse_address, utm_names

COURSE = "https://shop.example.com/courses/rag"


def offer(name: str, url: str | None, *also: str) -> Offer:
    """Return an offer with some addresses."""
    return Offer(id=name, kind=OfferKind.SALE, title=name, url=url, also=also)


def find(href: str, *offers: Offer) -> str | None:
    """Return the offer that an address belongs to."""
    return OfferBook({o.id: o for o in offers}).find(href)


@pytest.mark.parametrize(
    "href",
    [
        COURSE,
        "http://shop.example.com/courses/rag",
        "HTTPS://SHOP.example.COM/courses/rag",
        "//shop.example.com/courses/rag",
        "https://www.shop.example.com/courses/rag",
        COURSE + "/",
        COURSE + "#buy",
        COURSE + "?utm_source=blog&coupon=SPRING",
        COURSE + "/?a=b#c",
        "https://shop.example.com/courses/%72ag",
        f"  {COURSE}\n",
    ],
)
def test_what_does_not_matter(href: str) -> None:
    """Scheme, case of the host, `www.`, a slash at the end, query, fragment and encoding."""
    assert find(href, offer("rag", COURSE)) == "rag"


@pytest.mark.parametrize(
    "href",
    [
        "https://shop.example.com/courses/RAG",
        "https://shop.example.com/courses/rag/buy",
        "https://shop.example.com/courses/rag2",
        "https://shop.example.com/courses",
        "https://shop.example.com/",
        "https://example.com/courses/rag",
        "https://wwwshop.example.com/courses/rag",
        "https://shop.example.com.evil.example/courses/rag",
        "ftp://shop.example.com/courses/rag",
        "mailto:shop.example.com/courses/rag",
        "/courses/rag",
        "courses/rag",
        "#rag",
        "",
        "https://[",
    ],
)
def test_what_does_matter(href: str) -> None:
    """The path is exact, its case too; so is the host."""
    assert find(href, offer("rag", COURSE)) is None


def test_www_in_the_declared_address_does_not_matter_either() -> None:
    """What is left out on one side may be there on the other."""
    declared = offer("x", "http://WWW.Example.com/")
    assert find("https://example.com", declared) == "x"
    assert find("https://example.com/?ref=1", declared) == "x"
    assert find("https://example.com/x", declared) is None


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://example.com/buy?plan=pro", "pro"),
        ("https://example.com/buy?coupon=X&plan=pro&utm_source=a", "pro"),
        ("https://example.com/buy?plan=free", None),
        ("https://example.com/buy?plan=", None),
        ("https://example.com/buy?Plan=pro", None),
        ("https://example.com/buy", None),
    ],
)
def test_a_declared_query_must_be_there(href: str, expected: str | None) -> None:
    """Other parameters may be added to it."""
    assert find(href, offer("pro", "https://example.com/buy?plan=pro")) == expected


def test_the_most_demanding_query_wins() -> None:
    """Whatever the order in the settings, the address with more of the parameters is meant."""
    plain, pro = offer("plain", "https://example.com/buy"), offer("pro", "https://example.com/buy?plan=pro")
    for offers in ((plain, pro), (pro, plain)):
        assert find("https://example.com/buy?plan=pro&x=1", *offers) == "pro"
        assert find("https://example.com/buy?plan=free", *offers) == "plain"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://go.example.com/rag-", "rag"),
        ("https://go.example.com/rag-email", "rag"),
        ("https://go.example.com/rag-email/step/2?x=1", "rag"),
        ("http://www.go.example.com/rag-email", "rag"),
        ("https://go.example.com/rag", None),
        ("https://go.example.com/other/rag-", None),
        ("https://example.com/rag-email", None),
    ],
)
def test_a_star_at_the_end_is_a_prefix(href: str, expected: str | None) -> None:
    """Of the path, not of the host."""
    assert find(href, offer("rag", None, "https://go.example.com/rag-*")) == expected


def test_a_prefix_may_be_a_folder_or_a_whole_host() -> None:
    """A folder's own address is within its prefix."""
    folder = offer("x", None, "https://example.com/course/*")
    assert find("https://example.com/course", folder) == "x"
    assert find("https://example.com/courses", folder) is None
    assert find("https://example.com/a/b", offer("x", None, "https://example.com*")) == "x"
    assert find("https://example.com", offer("x", None, "https://example.com/*")) == "x"


def test_the_nearest_declaration_wins() -> None:
    """An exact address before a prefix, a longer prefix before a shorter one, whatever their order."""
    any_, part = offer("any", None, "https://example.com/*"), offer("part", None, "https://example.com/rag/*")
    exact = offer("exact", "https://example.com/rag/buy")
    for offers in ((any_, part, exact), (exact, part, any_)):
        assert find("https://example.com/rag/buy", *offers) == "exact"
        assert find("https://example.com/rag/faq", *offers) == "part"
        assert find("https://example.com/faq", *offers) == "any"


def test_the_first_of_two_offers_with_one_address_wins() -> None:
    """The order of the settings decides between equals."""
    assert find(COURSE, offer("a", COURSE), offer("b", COURSE)) == "a"


def test_also_addresses_belong_to_the_offer() -> None:
    """An offer is found by each of its addresses."""
    many = offer("rag", COURSE, "https://dub.example/rag")
    assert find("https://dub.example/rag", many) == "rag"
    assert find(COURSE, many) == "rag"
    assert find("https://dub.example/rags", many) is None


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("mailto:me@example.com", "mail"),
        ("MAILTO:Me@Example.com?subject=Hello", "mail"),
        ("mailto:me@example.org", None),
        ("tel:+1555 0100", "phone"),
        ("tel:+15550101", None),
        ("sms:+15550100", None),
    ],
)
def test_mail_and_telephone_addresses(href: str, expected: str | None) -> None:
    """They match in any case, with whatever subject is added."""
    offers = (offer("mail", "mailto:me@example.com"), offer("phone", "tel:+15550100"))
    assert find(href, *offers) == expected


def test_a_declared_subject_must_be_there() -> None:
    """Two offers may share a mail address and differ by its subject."""
    course, call = (offer(s, f"mailto:me@example.com?subject={s}") for s in ("course", "call"))
    assert find("mailto:me@example.com?subject=call", course, call) == "call"
    assert find("mailto:me@example.com?subject=course&body=Hi", course, call) == "course"
    assert find("mailto:me@example.com", course, call) is None


def test_places_on_the_site_are_not_in_the_book() -> None:
    """Links to them are links of the site."""
    place = offer("start", "start.md#install")
    for href in ("start.md#install", "start/#install", "start.md"):
        assert find(href, place) is None


def test_what_is_no_address() -> None:
    """A malformed address is none; one without a scheme or host is within the site."""
    assert parse_address("https://[::1") is None
    inside = parse_address("a/b?x#y")
    assert inside is not None
    assert inside.scheme == ""


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("a.md?utm_source=x&q=1&utm_medium=y#z", ("utm_source", "utm_medium")),
        ("?utm_id=&utm_id=2", ("utm_id",)),
        ("a/?q=utm_source", ()),
        ("a/#?utm_source=x", ()),
        ("utm_source/", ()),
        ("a/?xutm_source=1&utm-source=1&utm_=1", ()),
        ("a/?utm_`x`=1&utm_<b>=1", ()),
    ],
)
def test_utm_parameters(href: str, expected: tuple[str, ...]) -> None:
    """Only names in the query count, and only those that could be meant."""
    assert utm_names(href) == expected
