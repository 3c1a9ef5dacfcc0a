"""Calls that services count: off until chosen, then everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Built, Workshop

FUNNEL = """
    organisation: {name: The firm, privacy: https://example.com/privacy}
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
      letter:
        kind: signup
        title: The letter
        gives: A letter
        label: Send it
        then: index.md
        form: {provider: generic, action: "https://l.example.com/", purpose: send you the letter}
    roles: [{paths: [index.md], role: lead}, {paths: ["**"], role: nurture}]
"""
PAGES = {
    "index.md": "# Home\n\n[Pasted](https://shop.example.com/course) and [linked](offer:course).\n",
    "a.md": "# A\n\nText.\n\n/// signup | letter\n///\n\nText.\n",
    "b.md": "# B\n\nText.\n",
    "raw.md": '# Raw\n\n<p><a class="x" href="offer:course">Go</a></p>\n',
}
URLS = ("", "a", "b", "raw")
SCRIPT = "assets/funnel/measure.js"


def counting(*services: str) -> str:
    """Return the settings with services that count."""
    return f"{FUNNEL}    analytics: [{', '.join(services)}]\n"


def marked(built: Built, url: str, selector: str) -> list[dict[str, str | None]]:
    """Return the attributes of the elements that a service finds."""
    return [node.attributes for node in built.dom(url).css(selector)]


def test_nothing_changes_until_a_service_is_chosen(site: Workshop) -> None:
    """Pages are the same, byte by byte, with no `analytics` and with an empty list; none loads the script."""
    config = {"theme": {"name": "material", "font": False}}
    without = site(PAGES, FUNNEL, at="without", **config)
    empty = site(PAGES, counting(), at="empty", **config)
    for url in URLS:
        assert without.html(url) == empty.html(url)
        assert SCRIPT not in without.html(url)
        for sign in (
            "plausible-event",
            "data-umami",
            "data-goatcounter",
            "data-simple",
            "funnel-kind",
            "funnel:analytics",
        ):
            assert sign not in without.html(url)


@pytest.mark.parametrize(
    ("service", "link", "form"),
    [
        (
            "plausible",
            '[class*="plausible-event-name=Ask+Click"]',
            'form[class*="plausible-event-name=Signup"]',
        ),
        ("umami", '[data-umami-event="Ask Click"]', 'form button[data-umami-event="Signup"]'),
        ("goatcounter", '[data-goatcounter-click="ask-click-course"]', "form button[data-goatcounter-click]"),
        ("simple-analytics", '[data-simple-event="ask_click"]', 'form[data-simple-event="signup"]'),
    ],
)
def test_services_that_read_attributes_find_every_call(
    site: Workshop, service: str, link: str, form: str
) -> None:
    """Links, pasted ones too, the automatic step, raw HTML and the form; and no script of ours is loaded."""
    built = site(PAGES, counting(service))
    assert [len(marked(built, url, f"a{link}")) for url in URLS] == [2, 1, 1, 2]
    assert len(marked(built, "a", form)) == 1
    assert SCRIPT not in built.html("a")
    assert "funnel:analytics" not in built.html("a")


@pytest.mark.parametrize("service", ["ga4", "gtm", "matomo", "posthog", "fathom"])
def test_services_that_listen_get_the_script_and_are_named(site: Workshop, service: str) -> None:
    """On every page, and those alone that listen."""
    built = site(PAGES, counting("umami", service))
    for url in URLS:
        (meta,) = marked(built, url, 'meta[name="funnel:analytics"]')
        assert meta["content"] == service
        assert len(marked(built, url, f'script[src$="{SCRIPT}"]')) == 1
    assert (built.root / "site" / SCRIPT).is_file()


def test_every_call_names_its_kind_and_its_piece(site: Workshop) -> None:
    """The same block on two pieces names each."""
    built = site(PAGES, counting("matomo"))
    for url in URLS:
        calls = marked(built, url, "[data-funnel-kind]")
        assert calls
        assert {call["data-funnel-piece"] for call in calls} == {f"{url or 'index'}.md"}
    assert {call["data-funnel-kind"] for call in marked(built, "a", "[data-funnel-kind]")} == {
        "ask",
        "signup",
    }


def test_the_report_does_not_notice(site: Workshop) -> None:
    """What is counted is no other kind of call than before."""
    without = site(PAGES, FUNNEL, at="without")
    counted = site(PAGES, counting("plausible", "umami", "ga4"), at="with")
    assert without.report["pieces"] == counted.report["pieces"]
    assert without.findings == counted.findings


def test_a_listing_names_the_piece_that_it_shows(site: Workshop) -> None:
    """An excerpt on a blog's index bears what the post bears."""
    shown = "---\ndate: 2025-01-01\n---\n# Post\n\nGo [on](offer:course).\n\n/// ask | course\n///\n"
    post = f"{shown}\n<!-- more -->\n\nMore.\n"
    pages = {"index.md": "# Home\n", "blog/index.md": "# Blog\n", "blog/posts/p.md": post}
    theme = {"name": "material", "font": False}
    built = site(pages, counting("plausible", "ga4"), plugins=["blog", "funnel"], theme=theme)
    calls = marked(built, "blog", "article [data-funnel-offer]")
    assert len(calls) == 2
    assert {call["data-funnel-piece"] for call in calls} == {"blog/posts/p.md"}
