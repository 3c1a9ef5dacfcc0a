"""What services that count visits are told, by stubs of what their scripts define."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.browser.conftest import MATERIAL, Site, Windows, _Quiet, ready
from tests.building import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

FUNNEL = """
organisation: {name: The firm, privacy: https://example.com/privacy}
analytics: [ga4, gtm, matomo, posthog, fathom]
offers:
  course: {kind: sale, title: The course, url: "a.md#enroll", label: Enroll now}
  letter:
    kind: signup
    title: The letter
    gives: A letter
    label: Send it
    then: a.md
    form: {provider: generic, action: "http://127.0.0.1:9/", purpose: send you the letter}
  list: {kind: signup, title: The list, gives: A list, url: "a.md#list", label: Get the list, then: a.md}
roles: [{paths: [index.md], role: [lead, nurture]}, {paths: ["**"], role: nurture}]
"""
PAGES = {
    "index.md": "---\nfunnel: {next_step: false}\n---\n# Home\n\nOn to [the *first*](a.md).\n\n/// ask | course\n///\n",
    "a.md": "---\nfunnel: {next_step: false}\n---\n# First\n\n[Get the list](offer:list).\n\n## Enroll { #enroll }\n\n"
    "## List { #list }\n\n/// signup | letter\n///\n",
}
STUBS = """
window.gtag = (...said) => tell("gtag", said)
window.dataLayer = { push: (...said) => tell("dataLayer", said) }
window._paq = { push: (...said) => tell("_paq", said) }
window.posthog = { capture: (...said) => tell("posthog", said) }
window.fathom = { trackEvent: (...said) => tell("fathom", said) }
"""
ASK = {
    "funnel_offer": "course",
    "funnel_place": "component",
    "funnel_piece": "index.md",
    "funnel_role": "lead nurture",
}
FORM = {
    "funnel_offer": "letter",
    "funnel_place": "component",
    "funnel_piece": "a.md",
    "funnel_role": "nurture",
}


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a small site with instant navigation."""
    root = tmp_path_factory.mktemp("measure")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    address = f"http://127.0.0.1:{server.server_port}/"
    settings = {
        "site_name": "Trial",
        "site_url": address,
        "theme": MATERIAL,
        "plugins": ["funnel"],
        "markdown_extensions": ["attr_list"],
    }
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (root / "funnel.yml").write_text(FUNNEL, encoding="utf-8")
    for path, text in PAGES.items():
        (root / "docs" / path).write_text(text, encoding="utf-8")
    build(root)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


class Visit:
    """A page with stubs, and what they were told since one last asked."""

    def __init__(self, page: Page, stubs: str) -> None:
        self.page = page
        self._told: dict[str, list[Any]] = {}
        # What is told goes out of the page at once: the next page knows nothing of it.
        page.context.expose_function("tell", lambda name, said: self._told.setdefault(name, []).append(said))
        page.context.add_init_script(stubs)

    def told(self) -> dict[str, list[Any]]:
        """Return what each service was told, and forget it."""
        self.page.evaluate("0")
        told, self._told = self._told, {}
        return told

    def ask(self) -> Locator:
        """Return the link of the ask."""
        return self.page.get_by_role("link", name="Enroll now")


@pytest.fixture(name="visit")
def _visit(windows: Windows, address: str) -> Iterator[Callable[..., Visit]]:
    """Return the function that opens a page with stubs; afterwards nothing was complained about."""
    site = Site(windows, address)

    def visit(path: str = "", stubs: str = STUBS) -> Visit:
        made = Visit(site.open("about:blank", fresh=True), stubs)
        made.page.goto(path)
        return made

    yield visit
    site.close()


def test_a_click_on_an_ask_is_told(visit: Callable[..., Visit]) -> None:
    """Every service that was chosen, once, in its own way, before the reader is gone."""
    seen = visit()
    seen.ask().click()
    seen.page.wait_for_url("**/a/#enroll")
    assert seen.told() == {
        "gtag": [["event", "ask_click", ASK]],
        "dataLayer": [[{"event": "ask_click", **ASK}]],
        "_paq": [[["trackEvent", "Funnel", "ask_click", "course"]]],
        "posthog": [["ask_click", ASK]],
        "fathom": [["ask_click: course"]],
    }


def test_pages_that_come_by_instant_navigation_are_heard(visit: Callable[..., Visit]) -> None:
    """The listener stays with the document; the role is that of the page that came."""
    seen = visit()
    ready(seen.page)
    seen.page.evaluate("window.same = true")
    seen.page.get_by_role("link", name="the first").click()
    seen.page.wait_for_url("**/a/")
    assert seen.told() == {}
    seen.page.get_by_role("link", name="Get the list").click()
    said = {**FORM, "funnel_offer": "list"}
    assert seen.told()["gtag"] == [["event", "signup_click", said]]
    assert seen.page.evaluate("window.same")


def test_a_form_that_is_sent_is_told(visit: Callable[..., Visit]) -> None:
    """One that lacks its address is not; clicks in it are nothing."""
    seen = visit("a/")
    seen.page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    seen.page.get_by_role("button", name="Send it").click()
    seen.page.get_by_label("mail").click()
    assert seen.told() == {}
    seen.page.get_by_label("mail").fill("reader@example.com")
    seen.page.get_by_label("mail").press("Enter")
    assert seen.told() == {
        "gtag": [["event", "generate_lead", FORM]],
        "dataLayer": [[{"event": "signup", **FORM}]],
        "_paq": [[["trackEvent", "Funnel", "signup", "letter"]]],
        "posthog": [["signup", FORM]],
        "fathom": [["signup: letter"]],
    }


def test_what_opens_the_ask_elsewhere_counts_too(visit: Callable[..., Visit]) -> None:
    """The middle button and the control key open a tab; the right button opens a menu."""
    seen = visit()
    seen.ask().click(button="middle")
    assert len(seen.told()["fathom"]) == 1
    seen.ask().click(modifiers=["Control"])
    assert len(seen.told()["fathom"]) == 1
    seen.ask().click(button="right")
    assert seen.told() == {}


def test_the_keyboard_counts(visit: Callable[..., Visit]) -> None:
    """Enter on a focused link is a click."""
    seen = visit()
    seen.ask().press("Enter")
    seen.page.wait_for_url("**/a/#enroll")
    assert len(seen.told()["gtag"]) == 1


@pytest.mark.parametrize(
    "stubs", ["", "window.gtag = 1; window.posthog = {}; window.fathom = null; window._paq = undefined"]
)
def test_services_that_did_not_load_are_passed_over(visit: Callable[..., Visit], stubs: str) -> None:
    """The link works, and nothing is complained about."""
    seen = visit(stubs=stubs)
    seen.ask().click()
    seen.page.wait_for_url("**/a/#enroll")


def test_a_service_that_breaks_does_not_silence_the_others(visit: Callable[..., Visit]) -> None:
    """Nor does it keep the reader."""
    seen = visit(stubs=f"{STUBS}; window.gtag = () => {{ throw new Error('mine') }}")
    seen.ask().click()
    seen.page.wait_for_url("**/a/#enroll")
    assert seen.told().keys() == {"dataLayer", "_paq", "posthog", "fathom"}


def test_nothing_is_stored_or_sent(visit: Callable[..., Visit]) -> None:
    """No cookie, no storage, no request."""
    seen = visit()
    requests: list[str] = []
    seen.page.on("request", lambda request: requests.append(request.resource_type))
    seen.ask().click(button="middle")
    seen.ask().hover()
    assert len(seen.told()["gtag"]) == 1
    assert not set(requests) & {"xhr", "ping", "beacon", "image"}
    assert seen.page.context.cookies() == []
    assert seen.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('funnel'))") == []
    assert seen.page.evaluate("sessionStorage.length") in (0, 1)
