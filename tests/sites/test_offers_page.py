"""The page that lists what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sites.test_i18n import FUNNEL as TRANSLATED
from tests.sites.test_i18n import I18N
from tests.sites.test_i18n import PAGES as TRANSLATIONS
from tests.sites.test_pages import FUNNEL, PAGES, THEMES, both_themes, plugins

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

ASKED = f"{FUNNEL}    offers_page: offers.md\n"


@both_themes
def test_it_lists_what_is_open(site: Workshop, theme: dict[str, Any]) -> None:
    """A card for each offer: the sale leads to its sales page with its promise, the signup has its form."""
    built = site(PAGES, ASKED, plugins=plugins(), theme=theme, args=["--strict"])

    assert built.exit_code == 0, built.output
    dom = built.dom("offers")
    cards = dom.css(".funnel-offers .funnel")
    assert len(cards) == 2
    sale = next(card for card in cards if "funnel-ask" in (card.attributes["class"] or ""))
    assert "You will find things" in sale.text()
    assert [a.attributes["href"] for a in sale.css("a.funnel-button")] == ["../sales/"]
    assert len(dom.css(".funnel-offers form")) == 1
    assert next(h1.text() for h1 in dom.css("h1")).startswith("Offers")
    assert built.pieces["offers.md"]["roles"] == ["none"]


@pytest.mark.parametrize(("today", "cards"), [("2025-06-01", 1), ("2025-05-20", 2)])
def test_what_is_not_open_is_not_listed(site: Workshop, today: str, cards: int) -> None:
    """The last day counts; what closes later has nothing in its place from then on."""
    built = site(PAGES, ASKED, plugins=plugins(today), theme=THEMES[0])

    dom = built.dom("offers")
    for template in dom.css("template"):
        template.decompose()
    assert len(dom.css(".funnel-offers .funnel")) == cards


def test_nothing_is_open(site: Workshop) -> None:
    """A sentence says so."""
    funnel = "offers:\n  c: {kind: sale, title: C, url: 'https://a.example.org/', closes: 2025-01-01}\n"

    built = site({"index.md": "# Home\n"}, f"{funnel}offers_page: offers.md\n", plugins=plugins())

    assert "Nothing is open at the moment." in built.html("offers")


def test_a_page_of_ones_own_wins(site: Workshop) -> None:
    """It is left as it is."""
    pages = {**PAGES, "offers.md": "# Mine\n\n[a](a.md)\n"}

    built = site(pages, ASKED, plugins=plugins(), theme=THEMES[0], args=["--strict"])

    assert built.exit_code == 0, built.output
    assert "Mine" in built.html("offers")
    assert "funnel-offers" not in built.html("offers")


def test_a_navigation_may_name_it_or_not(site: Workshop) -> None:
    """Neither is worth a warning."""
    strict = {"nav": {"omitted_files": "warn", "not_found": "warn"}}
    listed = [*({"A": page} for page in PAGES)]
    for nav in (listed, [*listed, {"All of it": "offers.md"}]):
        built = site(
            PAGES, ASKED, plugins=plugins(), theme=THEMES[0], args=["--strict"], nav=nav, validation=strict
        )
        assert built.exit_code == 0, built.output
        assert built.html("offers")
    assert "All of it" in built.html("a")


def test_in_several_languages(site: Workshop) -> None:
    """The translation plugin is not disturbed by a page without a file."""
    funnel = f"{TRANSLATED}    offers_page: offers.md\n"
    for order in ([I18N, "funnel"], ["funnel", I18N]):
        built = site(TRANSLATIONS, funnel, plugins=order, theme={"name": "material"}, args=["--strict"])
        assert built.exit_code == 0, built.output
        assert "What you can say yes to today." in built.html("offers")
        assert "Wozu Sie heute Ja sagen können." in built.html("de/offers")


def test_with_macros_and_a_navigation_plugin(site: Workshop) -> None:
    """Other plugins that look at every file take it as any other."""
    built = site(
        PAGES,
        ASKED,
        plugins=["macros", "awesome-nav", "search", *plugins()],
        theme=THEMES[0],
        args=["--strict"],
    )

    assert built.exit_code == 0, built.output
    assert "funnel-offers" in built.html("offers")
