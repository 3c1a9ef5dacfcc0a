"""A site that was built on 10 May, as readers see it on other days: every page as a build of that day makes it."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.browser.conftest import THEMES, Site, Windows, _Quiet, ready
from tests.building import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

COURSE = "https://shop.example.com/course"
FUNNEL = """
header: course
offers:
  course:
    kind: sale
    title: A course on retrieval
    url: https://shop.example.com/course
    label: Enroll now
    price: {amount: 1800, currency: EUR}
    closes: 2025-05-20
    instead: letter
  spring:
    kind: sale
    title: The spring course
    url: https://shop.example.com/spring
    label: Join the spring course
    opens: 2025-06-01
    closes: 2025-06-30
  letter:
    kind: signup
    title: The letter
    gives: One idea a week
    url: https://letter.example.com/
    label: Send me the letter
    then: deep/a.md
roles:
  - {paths: [index.md], role: lead}
  - {paths: ["**"], role: nurture}
"""
FILLER = "Plain words that a reader reads. " * 40
PAGES = {
    "index.md": "# Home\n\nOn to [the first](deep/a.md).\n",
    "deep/a.md": "# First\n\n/// ask | course\nMy *own* words.\n///\n\n"
    "Some say you [should enroll](offer:course) soon.\n\n"
    "[Enroll](offer:course){ .md-button }\n\n<p>Raw: <a href='https://shop.example.com/course'>go</a> there.</p>\n\n"
    f"/// ask | spring\n///\n\nOf [the spring course](offer:spring) later.\n\n{FILLER}\n",
    "b.md": f"# Second\n\n{FILLER}\n",
}


@pytest.fixture(name="address", scope="module", params=THEMES)
def _address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site built on 10 May 2025, below a folder as many are."""
    root = tmp_path_factory.mktemp("dates")
    (root / "served").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "served")))
    address = f"http://127.0.0.1:{server.server_port}/base/"
    try:
        _build(root, address, THEMES[request.param])
    except AssertionError:
        server.server_close()
        raise
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


def _build(root: Path, address: str, theme: dict[str, Any]) -> None:
    settings = {
        "site_name": "Trial of a name that is long",
        "site_url": address,
        "site_dir": str(root / "served/base"),
        "theme": theme,
        "plugins": ["search", {"funnel": {"today": "2025-05-10"}}],
        "markdown_extensions": ["attr_list"],
    }
    for path, text in {"mkdocs.yml": yaml.safe_dump(settings), "funnel.yml": FUNNEL}.items():
        (root / path).write_text(text, encoding="utf-8")
    for path, text in PAGES.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text, encoding="utf-8")
    build(root, "--strict")


@pytest.fixture(name="visit")
def _visit(windows: Windows, address: str) -> Iterator[Visit]:
    """Return the function that opens a page at a moment."""
    site = Site(windows, address)

    def visit(path: str, moment: str, **options: Any) -> Page:
        return site.open(path, at=moment, **options)

    yield visit
    site.close()


def _asks(page: Page, what: str = "course") -> int:
    return page.locator(f'a[href^="https://shop.example.com/{what}"]').count()


def test_until_the_last_day_everything_asks(visit: Visit) -> None:
    """Block, sentence, button, raw link, next step and header."""
    page = visit("deep/a/", "2025-05-20T12:00:00Z")
    assert _asks(page) == 6
    assert page.locator("a.funnel-header").is_visible()
    page.goto("b/")
    assert _asks(page) == 2


def test_the_day_after_nothing_asks_any_more(visit: Visit) -> None:
    """What stood alone is what the offer gives instead, and a sentence keeps its words."""
    page = visit("deep/a/", "2025-05-21T12:00:00Z")
    assert _asks(page) == 0
    assert "should enroll" in page.inner_text("p:has-text('Some say')")
    assert page.locator("a", has_text="Send me the letter").count() == 3
    assert page.get_by_text("My own words.").count() == 0
    assert page.locator("a.funnel-header").count() == 0
    assert page.locator("aside.funnel-next-step a").get_attribute("href") == "https://letter.example.com/"


def test_on_its_first_day_an_offer_is_there(visit: Visit) -> None:
    """Neither before, nor once its last day is over."""
    for moment, asks in (("2025-05-31", 0), ("2025-06-01", 2), ("2025-06-30", 2), ("2025-07-01", 0)):
        page = visit("deep/a/", f"{moment}T12:00:00Z")
        assert _asks(page, "spring") == asks, moment
    assert "the spring course" in page.inner_text("p:has-text('Of ')")


def test_the_day_is_that_of_the_reader(visit: Visit) -> None:
    """In the same moment the last day is over in one place and goes on in another."""
    moment = "2025-05-20T20:00:00Z"
    assert _asks(visit("deep/a/", moment, timezone_id="America/New_York")) == 6
    assert _asks(visit("deep/a/", moment, timezone_id="Asia/Tokyo")) == 0


def test_without_a_script_the_page_stays_as_it_was_built(visit: Visit) -> None:
    """It asks, and shows nothing of what would come."""
    page = visit("deep/a/", "2025-05-21T12:00:00Z", java_script_enabled=False)
    assert _asks(page) == 6
    assert page.locator("a:visible", has_text="Send me the letter").count() == 1


def test_pages_that_are_gone_to_are_settled_as_well(visit: Visit) -> None:
    """With instant navigation, which loads no page and leaves the header, and without."""
    page = ready(visit("", "2025-05-21T12:00:00Z"))
    assert _asks(page) == 0
    page.get_by_role("link", name="the first").click()
    page.get_by_role("heading", name="First").wait_for()
    page.wait_for_function("!document.querySelector('template[data-funnel-from=\"2025-05-21\"]')")
    assert _asks(page) == 0
    page.go_back()
    page.get_by_role("heading", name="Home").wait_for()
    assert _asks(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_in_the_header_fits(visit: Visit, scheme: str) -> None:
    """It is in sight, large enough for a finger, readable, and neither it nor the header grows out of its place."""
    page = visit("deep/a/", "2025-05-10T12:00:00Z", width=1280, color_scheme=scheme)
    button = page.locator("a.funnel-header")
    assert button.evaluate(CONTRAST) >= 4.5
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 900})
        box = button.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 64
        assert page.evaluate("document.documentElement.scrollWidth") == width


CONTRAST = """
element => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const style = getComputedStyle(element)
  const luminance = color => {
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map(
      part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const back = luminance(style.backgroundColor)
  const front = luminance(style.color)
  return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
}
"""
