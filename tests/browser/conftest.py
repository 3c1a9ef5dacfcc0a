"""Small sites, served on loopback, and a Chromium to look at them."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import pytest
import yaml

from mkdocs_funnel.cli.starter import write_starter
from tests.building import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

FUNNEL = """
offers:
  course:
    kind: sale
    title: Donaudampfschifffahrtsgesellschaftskapitänsausbildung for beginners and others
    url: https://shop.example.com/course
    label: Enroll now
    price: {amount: 1800, currency: EUR}
    closes: 2025-05-20
    not_for: Readers who would rather have it done for them
  call: {kind: sale, title: A call, url: "https://cal.example.com/call", page: sales.md, label: Book a call}
  letter:
    kind: signup
    title: The letter
    gives: One idea a week, each with an example that you can use on the same day
    url: https://letter.example.com/
    label: Send me the letter
    then: a.md
roles:
  - {paths: [index.md], role: lead}
  - {paths: [sales.md], role: ask}
  - {paths: ["**"], role: nurture}
"""
BUILT = "2025-05-01T12:00:00Z"
"""The day on which the sites are built, and on which they are looked at if nothing else is said."""

CALENDAR = """
(() => {
  const Real = Date
  const ahead = Real.parse("%s") - Real.now()
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead) }
    static now() { return Real.now() + ahead }
  }
})()
"""
"""Sets the date and nothing else: the clock of the browser's driver stops timers and measurements too."""

FILLER = "Plain words that a reader reads before anything is asked. " * 40
PAGES = {
    "index.md": "---\nfunnel: {next: a.md}\n---\n# Home\n\nOn to [the first](a.md).\n",
    "a.md": "---\ndescription: What the first is about\n---\n# First\n\n/// ask | course\n///\n\n"
    "Or sign up:\n\n/// signup | letter\nWith *words* of [my own](b.md).\n///\n\n"
    f"A sentence with [an offer link](offer:course) in it.\n\n{FILLER}\n",
    "b.md": f"---\nfunnel: {{offer: call}}\n---\n# Second\n\n{FILLER}\n\n{FILLER}\n\n{FILLER}\n",
    "sales.md": "# Sales\n\n[Book a call](offer:call){ .md-button }\n",
}
MATERIAL = {
    "name": "material",
    "font": False,
    "features": ["navigation.instant"],
    "palette": [
        {"media": "(prefers-color-scheme: light)", "scheme": "default"},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
    ],
}
THEMES = {"material": MATERIAL, "mkdocs": {"name": "mkdocs", "highlightjs": False}}
ARGUMENTS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name leads anywhere: to ask about every request in Python takes longer than to load the page."""


class Windows:
    """Browser contexts, each kept for the next test that asks for its like, and what their pages did."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, BrowserContext] = {}
        self.away: list[str] = []
        """Requests that would have left this machine."""

        self.errors: list[str] = []
        """What pages complained about on the console."""

    def context(self, *, fresh: bool = False, **options: Any) -> BrowserContext:
        """Return a context that has these options; a `fresh` one is nobody else's."""
        key = repr(sorted(options.items()))
        if not fresh and key in self._kept:
            return self._kept[key]
        context = self._browser.new_context(**options)
        context.set_default_timeout(10_000)
        context.on("request", self._notice)
        context.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda raised: self.errors.append(str(raised.error)))
        if not fresh:
            self._kept[key] = context
        return context

    def _notice(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme.startswith(("http", "ws")) and url.hostname != "127.0.0.1":
            self.away.append(request.url)


class Site:
    """A site that is being served, and what its pages did in the browser since it was made."""

    def __init__(self, windows: Windows, address: str) -> None:
        self._windows = windows
        self.address = address
        windows.away.clear()
        windows.errors.clear()
        self._pages: list[Page] = []
        self._contexts: list[BrowserContext] = []

    def open(
        self, path: str = "", *, width: int = 1280, at: str = BUILT, fresh: bool = False, **options: Any
    ) -> Page:
        """Open a page in a window of its own at a moment; `options` are those of a browser context."""
        size = {"width": width, "height": 900}
        context = self._windows.context(fresh=fresh, viewport=size, base_url=self.address, **options)
        if fresh:
            self._contexts.append(context)
        page = context.new_page()
        self._pages.append(page)
        page.add_init_script(CALENDAR % at)
        page.goto(path)
        return page

    def close(self) -> None:
        """Close every page; none of them complained, or asked for anything that is not on this machine."""
        for page in self._pages:
            page.close()
        for context in self._contexts:
            context.close()
        assert self._windows.errors == []
        assert self._windows.away == []


READY = """async () => {
  const config = JSON.parse(document.querySelector("#__config")?.textContent ?? '{"features": []}')
  if (!config.features.includes("navigation.instant")) return
  const isMap = (entry) => entry.name.endsWith("/sitemap.xml") && entry.responseEnd
  const came = () => performance.getEntriesByType("resource").some(isMap)
  while (!came()) await new Promise((done) => setTimeout(done, 10))
  await new Promise((done) => requestIdleCallback(done))
}"""


def ready(page: Page) -> Page:
    """Wait until a click is heard by instant navigation; one that comes sooner loads the page and is heard as well."""
    page.evaluate(READY)
    return page


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was left before all of it had come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Send a file; a browser that has the time asks for an icon that no page names, which is no page's fault."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def _unavailable(message: str) -> NoReturn:
    if os.environ.get("FUNNEL_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{message}, and FUNNEL_REQUIRE_BROWSER asks for one", pytrace=False)
    pytest.skip(message)


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """Return the Chromium of this machine; a test without one is skipped, or fails where one is required."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if (found := shutil.which(name))), None)
    if executable is None:
        _unavailable(f"there is no browser: none of {', '.join(names)} is on the PATH")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _unavailable("there is no playwright to drive a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, NOWHERE])
        yield browser
        browser.close()


@pytest.fixture(name="windows", scope="session")
def _windows(browser: Browser) -> Windows:
    """Return the browser's contexts."""
    return Windows(browser)


@pytest.fixture(name="addresses", scope="session")
def _addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return the address of each theme's site."""
    servers = []
    addresses = {}
    for name, theme in THEMES.items():
        root = tmp_path_factory.mktemp(name)
        handler = partial(_Quiet, directory=str(root / "site"))
        server = _Server(("127.0.0.1", 0), handler)
        servers.append(server)
        addresses[name] = f"http://127.0.0.1:{server.server_port}/"
        _build(root, theme, addresses[name])
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield addresses
    for server in servers:
        server.shutdown()
        server.server_close()


def _build(root: Path, theme: dict[str, Any], address: str) -> None:
    settings = {
        "site_name": "Trial",
        "site_url": address,
        "theme": theme,
        "plugins": ["search", {"funnel": {"today": BUILT[:10]}}],
        "markdown_extensions": ["attr_list"],
    }
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (root / "funnel.yml").write_text(FUNNEL, encoding="utf-8")
    for path, text in PAGES.items():
        (root / "docs" / path).write_text(text, encoding="utf-8")
    build(root, "--strict")


@pytest.fixture(name="visit", params=THEMES)
def _visit(
    request: pytest.FixtureRequest, windows: Windows, addresses: dict[str, str]
) -> Iterator[Callable[..., Page]]:
    """Return the function that opens a page; afterwards nothing was complained about or fetched elsewhere."""
    site = Site(windows, addresses[request.param])
    yield site.open
    site.close()


BOOKING = "https://cal.com/somebody/first-call"
"""Where the starter site sends its readers after one line was edited."""


@pytest.fixture(name="starter", scope="session")
def _starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the starter site as a user has it after a first look: one offer and the form edited."""
    root = tmp_path_factory.mktemp("starter") / "site"
    write_starter(root)
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "build/site")))
    address = f"http://127.0.0.1:{server.server_port}/"
    edits = {
        "mkdocs.yml": {"# site_url: https://www.example.com/ ": f"site_url: {address} "},
        "funnel.yml": {
            "url: call.md#book ": f"url: {BOOKING}\n    utm: true ",
            "provider: netlify ": "provider: buttondown\n      id: somebody ",
        },
    }
    for name, changes in edits.items():
        text = (root / name).read_text("utf-8")
        for old, new in changes.items():
            assert old in text, old
            text = text.replace(old, new)
        (root / name).write_text(text, "utf-8")
    build(root, "--strict")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()
