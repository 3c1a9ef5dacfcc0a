"""A reader walks through the starter site: in, to know its owner, to a signup, to the ask, to a no, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.browser.conftest import BOOKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser

LETTERS = "https://buttondown.com/api/emails/embed-subscribe/somebody"


@dataclass
class World:
    """What lies outside the site: a service for letters, a booking calendar, and nothing else."""

    home: str
    letters: list[list[tuple[str, str]]] = field(default_factory=list)
    bookings: list[dict[str, str]] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def answer(self, route: Route, request: Request) -> None:
        """Play the part of whatever is asked; the site answers for itself."""
        if request.url == LETTERS and request.method == "POST":
            self.letters.append(parse_qsl(request.post_data or "", keep_blank_values=True))
            route.fulfill(status=303, headers={"location": f"{self.home}thanks/"})
        elif request.url.startswith(f"{BOOKING}?"):
            self.bookings.append(dict(parse_qsl(urlsplit(request.url).query)))
            route.fulfill(body="<title>Booked</title>Booked", content_type="text/html")
        else:
            self.elsewhere.append(request.url)
            route.abort()


@pytest.fixture(name="walk")
def _walk(browser: Browser, starter: str) -> Iterator[Callable[..., tuple[Page, World]]]:
    """Return the function that opens the home page of the starter site in a world of its own."""
    contexts = []
    world = World(starter)
    errors: list[str] = []

    def start(width: int, **options: object) -> tuple[Page, World]:
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=starter, **options)
        context.set_default_timeout(10_000)
        context.route(re.compile(f"^(?!{re.escape(starter)}|data:|blob:)"), world.answer)
        context.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("")
        return page, world

    yield start
    for context in contexts:
        context.close()
    assert errors == []
    assert world.elsewhere == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_walk(walk: Callable[..., tuple[Page, World]], width: int, scheme: str, script: bool) -> None:
    """Entry, piece, signup, thank-you page, sales page, ask, no, and back to nurture."""
    page, world = walk(width, color_scheme=scheme, java_script_enabled=script)

    page.locator(".funnel-next-step a").click()
    page.wait_for_url("**/articles/be-known/")
    page.locator("article").get_by_role("link", name="the letter", exact=True).click()

    page.wait_for_url("**/letter/")
    assert page.locator(".funnel-page form").count() == 1
    page.get_by_label("Email address").fill("reader@site.test")
    page.get_by_role("button", name="Send me the letter").click()

    page.wait_for_url("**/thanks/")
    assert [sorted(fields) for fields in world.letters] == [
        [
            ("email", "reader@site.test"),
            ("embed", "1"),
            ("metadata__funnel_offer", "letter"),
            ("metadata__funnel_page", "letter.md"),
        ]
    ]
    assert page.get_by_text("What happens next").is_visible()
    page.locator(".funnel-next-step a.funnel-button").click()

    page.wait_for_url("**/call/")
    asks = page.locator(".funnel-ask a.funnel-button")
    assert [asks.nth(at).is_visible() for at in range(asks.count())] == [True, True]
    asks.first.click()
    page.get_by_text("Booked").wait_for()
    assert world.bookings == [
        {
            "utm_source": "127-0-0-1",
            "utm_medium": "website",
            "utm_campaign": "call",
            "utm_content": "call",
        }
    ]

    page.go_back()
    page.wait_for_url("**/call/")
    assert page.get_by_text("Not now?").is_visible()
    page.locator(".funnel-next-step a").click()
    page.wait_for_url("**/articles/be-liked/")


def test_a_question_opens(walk: Callable[..., tuple[Page, World]]) -> None:
    """Its answer is hidden until the keyboard asks for it; on paper all of them are there."""
    page, _ = walk(1280)
    page.goto("call/")
    question = page.locator(".funnel-questions details").first

    assert not question.locator("p").is_visible()
    question.locator("summary").focus()
    page.keyboard.press("Enter")
    assert question.locator("p").is_visible()


def test_nothing_scrolls_sideways(walk: Callable[..., tuple[Page, World]]) -> None:
    """On no page of the starter, and every button can be hit."""
    page, _ = walk(320)
    for path in ("call/", "workshop/", "letter/", "thanks/", "offers/"):
        page.goto(path)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            page.wait_for_function(fits, timeout=5_000)
            sizes = page.locator(".funnel-button").evaluate_all(
                "(nodes) => nodes.map((node) => node.getBoundingClientRect()).map((b) => [b.width, b.height])"
            )
            assert [size for size in sizes if min(size) < 24] == [], (path, width)


def test_no_navigation_on_the_signup_page(walk: Callable[..., tuple[Page, World]]) -> None:
    """Links that can be seen: the site's name, the privacy notice, the way home; other pages have their tabs again."""
    page, _ = walk(1280)
    page.goto("letter/")

    links = [link.get_attribute("href") or "" for link in page.locator("a:visible").all()]
    # Those that begin so lead down the page: to the content, to its heading.
    assert [link for link in links if not link.startswith("#")] == ["..", "../privacy/", ".."]
    page.locator(".funnel-home a").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
    assert page.locator(".md-tabs").is_visible()
