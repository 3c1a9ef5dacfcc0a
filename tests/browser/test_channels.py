"""Short addresses and QR codes, as a browser has them."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
import yaml

from tests.browser.conftest import Site, Windows, _Quiet
from tests.building import build
from tests.qr_reader import decode, modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FUNNEL = """
offers:
  course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now, utm: true}
roles: [{paths: ["**"], role: [lead, nurture]}]
channels:
  talks:
    kind: speaking
    landing: talk.md
    short: talk
    utm: {source: "Meet & Greet", medium: talk, campaign: "a\\"><script>alert(1)</script>"}
"""
PAGES = {
    "index.md": "# Home\n\n[on](talk.md)\n",
    "talk.md": "---\ntitle: For <b>those</b> & others at the talk\n---\n# Talk\n\n[Enroll now](offer:course)\n",
}
QUERY = {
    "utm_source": "Meet & Greet",
    "utm_medium": "talk",
    "utm_campaign": 'a"><script>alert(1)</script>',
}


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a small site that lies below a folder of its server."""
    root = tmp_path_factory.mktemp("channels")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "www")))
    address = f"http://127.0.0.1:{server.server_port}/sub/"
    settings = {
        "site_name": "Trial",
        "site_url": address,
        "site_dir": "www/sub",
        "theme": {"name": "mkdocs", "highlightjs": False},
        "plugins": ["search", "funnel"],
    }
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (root / "funnel.yml").write_text(FUNNEL, encoding="utf-8")
    for path, text in PAGES.items():
        (root / "docs" / path).write_text(text, encoding="utf-8")
    build(root, "--strict")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture(name="visit")
def _visit(windows: Windows, address: str) -> Iterator[Callable[..., Page]]:
    """Return the function that opens a page of it; afterwards nothing was complained about or fetched elsewhere."""
    site = Site(windows, address)
    yield site.open
    site.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("written", ["go/talk/", "go/talk", "go/talk/?from=slides"])
def test_a_short_address_leads_to_the_landing_piece(
    visit: Callable[..., Page], address: str, written: str, *, scripts: bool
) -> None:
    """At once, with its parameters exactly as they were written, with scripts and without."""
    page = visit(written, java_script_enabled=scripts)
    page.wait_for_url(f"{address}talk/?*")
    held = dict(pair.split("=", 1) for pair in page.url.partition("?")[2].split("&"))
    assert {name: unquote(value) for name, value in held.items()} == QUERY
    assert page.locator("h1").first.is_visible()


def test_a_reader_whose_browser_stays_sees_the_way(visit: Callable[..., Page], address: str) -> None:
    """A link with the landing piece's title, large enough for a finger at 360 pixels, and no markup of writers."""
    page = visit("", width=360, color_scheme="dark")
    html = page.request.get(f"{address}go/talk/").text().replace('http-equiv="refresh"', "")
    page.set_content(html.replace("<head>", f'<head><base href="{address}go/talk/">'))
    link = page.get_by_role("link", name="For <b>those</b> & others at the talk")
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("h1 a").evaluate("link => getComputedStyle(link).color") == "rgb(158, 158, 255)"
    page.emulate_media(color_scheme="light")
    assert page.locator("h1 a").evaluate("link => getComputedStyle(link).color") == "rgb(0, 0, 238)"
    link.click()
    page.wait_for_url(f"{address}talk/?*")


@pytest.mark.parametrize("name", ["qr.png", "qr.svg"])
def test_the_qr_code_can_be_read_from_the_screen(visit: Callable[..., Page], address: str, name: str) -> None:
    """As the browser draws it, on a dark ground too, it says the short address."""
    page = visit("")
    drawn = page.evaluate(_DRAW, f"{address}go/talk/{name}")
    assert decode(modules(drawn)) == f"{address}go/talk/"


_DRAW = """async address => {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  const side = 37 * 8
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side })
  const pen = canvas.getContext("2d")
  pen.fillStyle = "#123"
  pen.fillRect(0, 0, side, side)
  pen.drawImage(picture, 0, 0, side, side)
  const dots = pen.getImageData(0, 0, side, side).data
  const dark = (x, y) => dots[(y * side + x) * 4] < 128
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => dark(x, y)))
}"""
"""Draws a code of version 3, which is 29 modules and twice 4 of white wide, 8 pixels a module."""
