"""What a reader can see and click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

STEP = ".funnel-next-step a"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_next_step_leads_on(visit: Callable[..., Page], script: bool) -> None:
    """It is visible, says where it leads, and a click leads there, with JavaScript and without."""
    page = visit("", java_script_enabled=script)
    step = page.locator(STEP)

    assert step.count() == 1
    assert step.is_visible()
    assert "First" in step.inner_text()
    assert "What the first is about" in page.locator(".funnel-next-step").inner_text()
    step.click()
    page.wait_for_url("**/a/")
    page.locator("h1", has_text="First").wait_for()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_way_to_an_ask(visit: Callable[..., Page], script: bool) -> None:
    """From a nurture piece to the sales page of its offer, and there to the ask."""
    page = visit("b/", java_script_enabled=script)

    page.locator(STEP).click()

    page.wait_for_url("**/sales/")
    ask = page.locator('a[href="https://cal.example.com/call"]').first
    ask.wait_for()
    assert ask.is_visible()
    assert ask.get_attribute("data-funnel-offer") == "call"


def test_the_keyboard_is_enough(visit: Callable[..., Page]) -> None:
    """A step in focus is followed by the return key."""
    page = visit("")

    page.locator(STEP).focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/a/")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_asked_is_all_there(visit: Callable[..., Page], script: bool, width: int) -> None:
    """Title, price, closing day, whom it is not for and the button can be seen; so can the signup."""
    page = visit("a/", java_script_enabled=script, width=width)

    ask = page.locator(".funnel-ask")
    for words in (
        "beginners and others",
        "Enroll now",
        "1,800 EUR",
        "20 May 2025",
        "would rather have it done",
    ):
        assert ask.get_by_text(words).first.is_visible(), words
    signup = page.locator(".funnel-signup")
    assert signup.get_by_text("my own").is_visible()
    assert signup.get_by_role("link", name="Send me the letter").is_visible()
    assert page.get_by_role("link", name="an offer link").is_visible()


def test_nothing_covers_a_button(visit: Callable[..., Page]) -> None:
    """A click on the middle of each button would hit the button."""
    page = visit("a/", width=360)

    for link in page.locator(".funnel a").all():
        link.click(trial=True)


def test_blocks_are_read_as_what_they_are(visit: Callable[..., Page]) -> None:
    """To a screen reader each block is a complementary region, and every link in it has a name."""
    page = visit("a/")

    assert page.get_by_role("complementary").count() >= 3
    for link in page.locator(".funnel a").all():
        assert link.inner_text().strip()
    assert page.locator(".funnel h1, .funnel h2, .funnel [id]").count() == 0
