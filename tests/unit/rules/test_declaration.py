"""The YAML that would declare an undeclared ask."""

from __future__ import annotations

import pytest
import yaml

from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.offer import OfferKind, Via
from mkdocs_funnel.rules.declaration import declaration, quoted
from mkdocs_funnel.settings import parse_settings


def _call(href: str, text: str = "Book a call", via: Via | None = None) -> Call:
    return Call(kind=OfferKind.SALE, href=href, text=text, evidence=Evidence.HOST, via=via)


@pytest.mark.parametrize(
    "text",
    [
        'x": {y: [z]} # \\n',
        "a: b\n- c\t\x00\x1f\x7f\x85\u2028\u2029\ufeff",
        "*anchor &x !!python/object @ % `",
        "日本語 Grüße 😀",
        "\ud800 alone",
        "",
        "yes",
    ],
)
def test_quoted_reads_back(text: str) -> None:
    """Whatever a writer or a page holds comes back as the same text and nothing else."""
    assert yaml.safe_load(f"value: {quoted(text)}") == {"value": text}


def test_declaration_is_yaml_of_one_offer() -> None:
    """It holds what is known, and its id is made of the text."""
    text = declaration(_call("https://cal.test/x", via=Via.BOOKING), ())
    assert yaml.safe_load(text) == {
        "offers": {
            "book-a-call": {
                "kind": "sale",
                "via": "booking",
                "title": "Book a call",
                "url": "https://cal.test/x",
            }
        }
    }


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://cal.test/x?utm_source=a&b=1#top", "https://cal.test/x?b=1"),
        ("https://cal.test/x?b=%2F&c", "https://cal.test/x?b=%2F&c"),
        ("mailto:me@cal.test?subject=Hi", "mailto:me@cal.test?subject=Hi"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_campaign_parameters_are_left_out(href: str, url: str) -> None:
    """The declared address must not ask for parameters that only some links have."""
    (offer,) = yaml.safe_load(declaration(_call(href), ()))["offers"].values()
    assert offer["url"] == url


@pytest.mark.parametrize(
    ("text", "href", "expected"),
    [
        ("", "https://www.cal.test/x", "cal-test"),
        ("日本", "https://cal.test/x", "cal-test"),
        ("日本", "http://[broken", "offer"),
        ("-- Ja! --", "https://cal.test/x", "ja"),
        ("Yes", "https://cal.test/x", "offer-yes"),
        ("", "tel:+4912", "offer-4912"),
        ("2025-01-02", "https://cal.test/x", "offer-2025-01-02"),
        ("x" * 500, "https://cal.test/x", "x" * 40),
    ],
)
def test_ids_are_plain(text: str, href: str, expected: str) -> None:
    """An id has only small letters, digits and hyphens."""
    assert list(yaml.safe_load(declaration(_call(href, text), ()))["offers"]) == [expected]


def test_ids_that_are_taken_get_a_number() -> None:
    """Pasting the lines never overwrites an offer."""
    text = declaration(_call("https://cal.test/x"), {"book-a-call", "book-a-call-2"})
    assert list(yaml.safe_load(text)["offers"]) == ["book-a-call-3"]


@pytest.mark.parametrize("text", ["Book a call", "", 'x"\nroles: [] # \u2028', "y" * 5_000])
@pytest.mark.parametrize("href", ["https://cal.test/x?utm_id=1", "mailto:me@cal.test", "tel:+4912"])
def test_the_lines_are_accepted_as_settings(href: str, text: str) -> None:
    """What the remedy offers can be pasted as it is."""
    settings = parse_settings(declaration(_call(href, text, Via.CONTACT), ()))
    (offer,) = settings.offers.values()
    assert (offer.kind, offer.via) == (OfferKind.SALE, Via.CONTACT)
