"""A file that uses every key becomes the records that the other rooms read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.offer import Form, OfferKind, Price, Topics, Via
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import (
    Channel,
    ContactAsks,
    DeclaredPath,
    ExceptionEntry,
    HostRule,
    Organisation,
    RoleGlobs,
    RuleSettings,
    Settings,
    StepPolicy,
    Undeclared,
)
from mkdocs_funnel.settings import read_settings

EXAMPLE = Path(__file__).parent / "example.yml"


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Return the settings of the example."""
    return read_settings(EXAMPLE, name="funnel.yml")


def test_sale(settings: Settings) -> None:
    """A sale carries everything that was written about it, and its line."""
    course = settings.offers["course"]
    assert (course.id, course.kind, course.via) == ("course", OfferKind.SALE, Via.ENROLL)
    assert (course.title, course.label, course.page) == (
        "Baking bread, step by step",
        "Enroll now",
        "course.md",
    )
    assert (course.url, course.also) == ("https://example.com/course", ("https://shop.example.com/bread/*",))
    assert course.price == Price(Decimal("180.5"), "EUR")
    assert (course.opens, course.closes) == (dt.date(2025, 4, 1), dt.date(2025, 5, 20))
    assert (course.instead, course.line) == ("mail-course", 11)
    assert course.not_for == "People who want to buy bread rather than to bake it"
    assert course.topics == Topics(tags=("Baking",), categories=("Bread",), paths=("posts/bread-*.md",))


def test_signup(settings: Settings) -> None:
    """A signup has a form, and a single `then` is a list of one."""
    signup = settings.offers["mail-course"]
    assert signup.kind is OfferKind.SIGNUP
    assert signup.form == Form(
        provider="kit",
        id="123456",
        action="https://example.com/subscribe",
        fields={"tag": "course"},
        asks_name=True,
        purposes=("send you the lessons", "write to you now and then"),
        thanks="posts/questions.md",
    )
    assert signup.then == ("posts/questions.md",)
    assert signup.gives == "Six short lessons, one a day, each with an exercise"


def test_offer_for_everything(settings: Settings) -> None:
    """`for: all` is not the same as no `for`, and a page may stand instead of an offer."""
    call = settings.offers["call"]
    assert call.topics == Topics(everything=True)
    assert (call.url, call.instead) == ("start.md#call", "posts/questions.md")


def test_offers_keep_the_order_of_the_file(settings: Settings) -> None:
    """The first offer that fits is chosen, so order is meaning."""
    assert list(settings.offers) == ["mail-course", "course", "call"]


def test_everything_else(settings: Settings) -> None:
    """Roles, channels, paths, policies, hosts, rules and exceptions are all there."""
    assert settings.file == "funnel.yml"
    assert settings.roles == (
        RoleGlobs(("index.md",), (Role.LEAD,)),
        RoleGlobs(("posts/**",), (Role.NURTURE, Role.LEAD)),
        RoleGlobs(("404.md", "imprint.md"), (Role.NONE,)),
    )
    utm = {"source": "podcast", "medium": "guesting"}
    assert settings.channels == (Channel("podcasts", "guesting", "podcast.md", "podcast", utm, 40),)
    steps = ("posts/bread-flour.md", "posts/bread-oven.md", "offer:course")
    assert settings.paths == (DeclaredPath("bread", steps, (45, 46, 47)),)
    assert settings.next_step == {
        Role.LEAD: StepPolicy.SIGNUP,
        Role.NURTURE: StepPolicy.ASK,
        Role.ASK: StepPolicy.NONE,
    }
    assert (settings.undeclared, settings.contact) == (Undeclared.REPORT, ContactAsks.ANYWHERE)
    assert settings.hosts == (
        HostRule("shop.example.com"),
        HostRule("*.example.org", "booking", "^/book", "page"),
    )
    assert (settings.listed_entries, settings.listings) == (False, ("archive/**",))


def test_rules_and_exceptions(settings: Settings) -> None:
    """Rules are known by their codes, also where the file uses their names."""
    targets = {"lead": 0.2, "nurture": 0.6, "ask": 0.2}
    assert settings.rules == {
        "FN101": RuleSettings(Level.OFF),
        "FN104": RuleSettings(Level.WARNING, {"max_clicks": 2}),
        "FN105": RuleSettings(None, {"ignore_targets": ["old/**"]}),
        "FN502": RuleSettings(Level.INFO, {"targets": targets, "window": 90}),
    }
    assert settings.exceptions == (
        ExceptionEntry("FN204", ("books.md",), "A personal page", dt.date(2027, 1, 1), 64),
        ExceptionEntry("*", ("drafts/**",), "Not finished", None, 65),
    )


def test_the_site_as_a_whole(settings: Settings) -> None:
    """Who asks, what the header shows, the page of offers, and how all of it is measured."""
    assert settings.organisation == Organisation("The Baker", "imprint.md", "Every mail has a link to leave.")
    assert (settings.header, settings.offers_page) == ("course", "offers.md")
    assert settings.analytics == ("plausible", "ga4")
    assert settings.outgoing == {"source": "bread", "medium": "website"}
    assert settings.offers["course"].utm
    assert not settings.offers["mail-course"].utm
