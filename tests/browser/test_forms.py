"""A reader signs up: a real Chromium submits the form of every service, and exactly the right fields arrive.

What the browser sends to a service is answered here, so nothing leaves this machine.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from tests.browser.conftest import _Quiet
from tests.building import build
from tests.unit.providers.cases import CASES, EMAIL, HOSTED, NAME, OFFER, PATH, PURPOSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

pytestmark = pytest.mark.browser

EVIL = "\"'><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
BUTTON = "Send me the letter"


def _signup(provider: str, **changes: Any) -> dict[str, Any]:
    given = CASES[provider].form if provider in CASES else HOSTED[provider][0]
    form = {"provider": provider, **given, "purpose": PURPOSES[0]}
    if provider in CASES:
        more = list(PURPOSES) if CASES[provider].facts else PURPOSES[0]
        form |= {"name": True, "purpose": more, "thanks": "thanks.md"}
    offer = {
        "kind": "signup",
        "title": "The letter",
        "label": BUTTON,
        "gives": "One idea a week",
        "form": form,
    }
    return {**offer, **changes}


def _write(root: Path) -> None:
    """Write a site with a page for every service; each is a build's worth of settings, so one file is enough."""
    pages = {f"{name}.md": f"# {name}\n\n/// signup | {name}\n///\n" for name in (*CASES, *HOSTED)}
    pages |= {
        "evil.md": "# evil\n\n/// signup | evil\n///\n",
        "thanks.md": "# Thanks\n",
        "index.md": "# Home\n",
    }
    pages["imprint.md"] = "# Imprint\n"
    pages["step.md"] = "---\nfunnel: {offer: kit}\n---\n# Step\n\nSome text.\n"
    offers: dict[str, Any] = {name: _signup(name) for name in (*CASES, *HOSTED)}
    offers["substack"]["form"]["embed"] = "iframe"
    texts = {"title": EVIL, "label": "Go " * 90, "gives": EVIL * 10}
    offers["evil"] = _signup("formspree", **texts)
    offers["evil"]["form"] |= {"purpose": [EVIL, EVIL], "fields": {"_subject": EVIL}}
    funnel = {
        "organisation": {"name": f"The Bakery {EVIL}", "privacy": "imprint.md"},
        "offers": offers,
        "paths": {PATH: {"steps": [*pages]}},
    }
    (root / "funnel.yml").write_text(yaml.safe_dump(funnel), encoding="utf-8")
    settings = {
        "site_name": "Trial",
        "site_url": "https://site.example/base/",
        "theme": {"name": "material", "font": False, "features": ["navigation.instant"]},
        "plugins": ["funnel"],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (root / "docs").mkdir()
    for path, text in pages.items():
        (root / "docs" / path).write_text(text, encoding="utf-8")


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("forms")
    _write(root)
    build(root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@dataclass
class Reader:
    """Somebody with a browser, and what their browser sent."""

    context: BrowserContext
    address: str
    sent: list[tuple[str, str, list[tuple[str, str]]]] = field(default_factory=list)
    """Method, address, and the fields in their order."""

    def open(self, page: str) -> Page:
        """Open a page of the site, in the one window that there is."""
        tab = self.context.pages[0] if self.context.pages else self.context.new_page()
        tab.goto(page)
        return tab

    def answer(self, route: Route, request: Request) -> None:
        """Let the site answer for itself, and answer for every service."""
        if request.url.startswith(self.address) and request.method == "GET":
            route.continue_()
            return
        if request.method == "POST":
            kind = request.headers.get("content-type")
            assert kind == "application/x-www-form-urlencoded"
            fields = parse_qsl(request.post_data or "", keep_blank_values=True)
            url = request.url
            if url.startswith(self.address):
                url = urlsplit(url).path
            self.sent.append((request.method, url, fields))
        route.fulfill(status=200, content_type="text/html", body="<title>received</title><p>received</p>")


@pytest.fixture(name="readers", scope="module")
def _readers(browser: Browser, address: str) -> Iterator[Callable[..., Reader]]:
    known: dict[str, Reader] = {}

    def made(**options: Any) -> Reader:
        if repr(options) not in known:
            context = browser.new_context(base_url=address, **options)
            context.set_default_timeout(5_000)
            known[repr(options)] = reader = Reader(context, address)
            # Of its own addresses only those that forms are sent to are below the folder: it lies at the root.
            known_here = re.escape(address)
            context.route(re.compile(f"^(?!{known_here}|data:|blob:)|^{known_here}base/"), reader.answer)
        return known[repr(options)]

    yield made
    for reader in known.values():
        reader.context.close()


@pytest.fixture(name="reader")
def _reader(readers: Callable[..., Reader]) -> Iterator[Callable[..., Reader]]:
    """Return the function that makes a reader, who has sent nothing."""
    met = []

    def made(**options: Any) -> Reader:
        met.append(readers(**options))
        return met[-1]

    yield made
    for somebody in met:
        for page in somebody.context.pages[1:]:
            page.close()
        somebody.sent.clear()


def _fill_in(page: Page, *, tick: bool = True) -> None:
    page.get_by_label("First name (optional)").fill(NAME)
    page.get_by_label("Email address").fill(EMAIL)
    if tick and page.get_by_role("checkbox", name="Yes, use this address").count():
        page.get_by_role("checkbox", name="Yes, use this address").check()


def _submit(
    reader: Reader, page: Page, press: Callable[[], None] | None = None
) -> tuple[str, str, list[tuple[str, str]]]:
    """Press the button, or what else sends it, and wait for the answer, in whatever window it comes."""
    with reader.context.expect_event(
        "requestfinished", predicate=lambda request: request.method == "POST", timeout=5_000
    ):
        (press or page.get_by_role("button", name=BUTTON).click)()
    (sent,) = reader.sent
    return sent


def _expected(name: str, page: str, **options: Any) -> list[tuple[str, str]]:
    # Every service has an offer of its own here, and Netlify's form is called by it.
    return sorted(
        (field, name if value == OFFER else value) for field, value in CASES[name].sent(page, **options)
    )


@pytest.mark.parametrize("name", CASES)
def test_a_service_gets_its_fields(name: str, reader: Callable[..., Reader]) -> None:
    """A reader fills in all of the form, ticks the box, and the service gets this and nothing else."""
    somebody = reader()
    page = somebody.open(f"{name}/")
    _fill_in(page)
    method, url, fields = _submit(somebody, page)
    assert (method, url) == ("POST", CASES[name].action)
    assert sorted(fields) == _expected(name, f"{name}.md")


@pytest.mark.parametrize("name", ["kit", "netlify", "mailerlite"])
def test_without_javascript_too(name: str, reader: Callable[..., Reader]) -> None:
    """And a box that is not ticked says nothing."""
    somebody = reader(java_script_enabled=False)
    page = somebody.open(f"{name}/")
    _fill_in(page, tick=False)
    _, url, fields = _submit(somebody, page)
    assert url == CASES[name].action
    assert sorted(fields) == _expected(name, f"{name}.md", ticked=False)


def test_a_next_step_tells_where_it_stood(reader: Callable[..., Reader]) -> None:
    """The form at the end of a piece is sent as well as one in the text."""
    somebody = reader()
    page = somebody.open("step/")
    assert page.locator(".funnel-next-step form").count() == 1
    _fill_in(page)
    _, _, fields = _submit(somebody, page)
    assert sorted(fields) == _expected("kit", "step.md")


def test_the_return_key_sends_it(reader: Callable[..., Reader]) -> None:
    """As readers expect of a form with one field."""
    somebody = reader()
    page = somebody.open("kit/")
    page.get_by_label("Email address").fill(EMAIL)
    _, _, fields = _submit(somebody, page, lambda: page.keyboard.press("Enter"))
    assert ("email_address", EMAIL) in fields


def test_what_is_no_address_is_not_sent(reader: Callable[..., Reader]) -> None:
    """The browser itself says what is wrong, in words, and holds the form back."""
    somebody = reader()
    page = somebody.open("kit/")
    page.get_by_label("Email address").fill("not an address")
    page.get_by_role("button", name=BUTTON).click()
    # What a click sends is on its way before the page is asked the next thing, and that comes back later.
    assert page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(1))))") == 1
    assert somebody.sent == []
    assert page.get_by_label("Email address").evaluate("e => e.validationMessage") != ""


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.trap])
def test_nobody_meets_the_trap(name: str, reader: Callable[..., Reader]) -> None:
    """Not by the keyboard, not by a screen reader, not by the eye; it is there all the same, and empty."""
    page = reader().open(f"{name}/")
    case = CASES[name]
    page.get_by_label("First name (optional)").focus()
    met = []
    for _ in range(5):
        met.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
        page.keyboard.press("Tab")
    assert met[:2] == [case.name, case.email]
    assert case.trap not in met
    assert "submit" in met
    seen = page.get_by_role("textbox").or_(page.get_by_role("checkbox"))
    names = [node.get_attribute("name") for node in seen.all() if node.evaluate("e => !!e.form")]
    assert case.trap not in names
    trap = page.locator(f'input[name="{case.trap}"]')
    assert trap.count() == 1
    assert trap.evaluate("e => [e.value, e.type, e.checked]") == [
        "on" if case.is_checkbox else "",
        "checkbox" if case.is_checkbox else "text",
        False,
    ]
    box = page.locator(".funnel-trap").bounding_box()
    assert box is not None
    assert box["width"] <= 1
    assert box["height"] <= 1


def test_services_without_a_form(reader: Callable[..., Reader]) -> None:
    """A frame with a link beside it where it was asked for, else a link; nothing is posted."""
    somebody = reader()
    page = somebody.open("substack/")
    assert page.locator("iframe.funnel-frame").get_attribute("src") == "https://bakery.substack.com/embed"
    assert page.get_by_role("link", name="Open the form").get_attribute("href") == (
        "https://bakery.substack.com/subscribe"
    )
    for name in ("beehiiv", "ghost"):
        page = somebody.open(f"{name}/")
        link = page.get_by_role("link", name=BUTTON)
        assert link.get_attribute("href") == HOSTED[name][1]
        assert page.locator("article form, article iframe").count() == 0
    assert somebody.sent == []


@pytest.mark.parametrize("width", [320, 1280])
def test_fields_and_buttons_are_large_enough_to_hit(width: int, reader: Callable[..., Reader]) -> None:
    """24 pixels at the least, nothing sticks out of the window, and the focus shows."""
    page = reader(viewport={"width": width, "height": 900}).open("kit/")
    for node in page.locator(".funnel-form :is(input:not([type=hidden]), button)").all():
        box = node.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        node.focus()
        assert node.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_nothing_that_an_owner_wrote_runs(reader: Callable[..., Reader]) -> None:
    """Titles, purposes, names and fields full of HTML are texts, and are sent as they were written."""
    somebody = reader()
    page = somebody.open("evil/")
    assert page.locator("article img, article script").count() == 0
    assert EVIL in page.locator(".funnel-title").first.inner_text()
    assert EVIL in page.locator(".funnel-consent").inner_text()
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_role("checkbox").first.check()
    assert page.evaluate("window.ran") is None
    fields = dict(_submit(somebody, page, page.locator(".funnel-form button").click)[2])
    assert fields["_subject"] == fields["funnel_purpose_2"] == EVIL
