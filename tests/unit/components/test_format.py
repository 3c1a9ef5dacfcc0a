"""Prices, dates and addresses as a reader sees them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from mkdocs_funnel.components.format import date_text, price_text, safe_href
from mkdocs_funnel.components.strings import ENGLISH, LANGUAGES, words
from mkdocs_funnel.model.offer import Price


@pytest.mark.parametrize(
    "href",
    [
        "https://example.com/a?b=1&c=2",
        "HTTP://example.com",
        "mailto:me@example.com",
        "tel:+49301234",
        "start.md#install",
        "../start/",
        "/start",
        "#install",
        "posts/a:b.md",
    ],
)
def test_safe_addresses_are_kept(href: str) -> None:
    """Web, mail, telephone and relative addresses pass unchanged."""
    assert safe_href(href) == href


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "\xa0javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "offer:x",
        "",
        "  ",
        None,
    ],
)
def test_unsafe_addresses_are_refused(href: str | None) -> None:
    """Whatever a browser would run, and whatever is no address, is refused."""
    assert safe_href(href) is None


@pytest.mark.parametrize(
    ("amount", "language", "expected"),
    [
        ("1800", "en", "1,800 USD"),
        ("1800.00", "en", "1,800 USD"),
        ("49.5", "en", "49.50 USD"),
        ("0", "en", "0 USD"),
        ("1234567.89", "de", "1.234.567,89 USD"),
        ("1800", "fr", "1\N{NARROW NO-BREAK SPACE}800 USD"),
    ],
)
def test_price(amount: str, language: str, expected: str) -> None:
    """A price has the separators of its language."""
    assert price_text(Price(Decimal(amount), "USD"), words(language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "20 May 2025"),
        ("de", "20. Mai 2025"),
        ("fr", "20 mai 2025"),
        ("es", "20 de mayo de 2025"),
    ],
)
def test_date(language: str, expected: str) -> None:
    """A date names its month in the language."""
    assert date_text(dt.date(2025, 5, 20), words(language)) == expected


def test_a_date_without_month_names_shows_figures() -> None:
    """A list of months that is not twelve long cannot break a page."""
    assert date_text(dt.date(2025, 5, 20), words(overrides={"months": "Jan"})) == "20 05 2025"


@pytest.mark.parametrize("language", ["de", "de-AT", "DE_ch"])
def test_a_region_falls_back_to_its_language(language: str) -> None:
    """`de-AT` is German."""
    assert words(language)["not_for"] == "Nicht für:"


def test_an_unknown_language_is_english() -> None:
    """What is not translated is shown in English."""
    assert words("tlh") == dict(ENGLISH)


def test_overrides_win() -> None:
    """The owner's word is the last one."""
    assert words("de", {"next": "Weiter"})["next"] == "Weiter"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_complete(language: str) -> None:
    """Each language has every string, twelve months, and the slots of the English text."""
    strings = LANGUAGES[language]
    assert strings.keys() == ENGLISH.keys()
    assert len(set(strings["months"].split(","))) == 12
    assert "{date}" in strings["closes"]
    assert all(slot in strings["date"] for slot in ("{day}", "{month}", "{year}"))
