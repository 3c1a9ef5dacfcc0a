"""Every component on one site: pages that come by instant navigation, and pages on paper."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.browser.conftest import MATERIAL, Site, Windows, _Quiet, ready
from tests.building import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FUNNEL = """
organisation: {name: The firm, privacy: https://example.com/privacy}
analytics: [plausible, ga4]
header: course
offers:
  course:
    kind: sale
    title: The course
    label: Enroll now
    url: https://shop.example.com/course
    page: sales.md
    price: {amount: 1800, currency: EUR}
    closes: 2999-05-20
    instead: letter
    not_for: People in a hurry
  letter:
    kind: signup
    title: The letter
    gives: A letter
    label: Send it
    then: index.md
    form:
      provider: mailchimp
      action: https://x.us1.list-manage.com/subscribe/post?u=1&id=2
      purpose: [send you the letter, sell you hats]
roles: [{paths: [index.md], role: lead}, {paths: [sales.md], role: ask}, {paths: ["**"], role: nurture}]
"""
PAGES = {
    "index.md": "# Home\n\nOn to [the first](a.md) and [the sale](sales.md).\n\n/// signup | letter\n///\n",
    "a.md": "---\ndescription: The first\n---\n# First\n\nA [link](offer:course).\n\n/// ask | course\n///\n\nWords.\n",
    "sales.md": "# Sales\n\nWords.\n\n[Enroll now](offer:course){ .md-button }\n",
}


@pytest.fixture(name="site", scope="module")
def _site(windows: Windows, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the site; nothing that its pages did was complained about, or left this machine."""
    root = tmp_path_factory.mktemp("everywhere")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    address = f"http://127.0.0.1:{server.server_port}/"
    settings = {
        "site_name": "Trial",
        "site_url": address,
        "theme": MATERIAL,
        "plugins": ["search", {"funnel": {"today": "2025-05-01"}}],
        "markdown_extensions": ["attr_list"],
    }
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (root / "funnel.yml").write_text(FUNNEL, encoding="utf-8")
    for path, text in PAGES.items():
        (root / "docs" / path).write_text(text, encoding="utf-8")
    build(root)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = Site(windows, address)
    yield site
    server.shutdown()
    server.server_close()
    site.close()


def heads(page: Page) -> list[str]:
    """Return what of ours is in the head, in the order of the alphabet."""
    query = "head meta[name^='funnel:'], head script[type='application/ld+json']"
    held: list[str] = page.evaluate(
        f'[...document.querySelectorAll("{query}")].map((node) => node.outerHTML)'
    )
    return sorted(held)


def test_instant_navigation_brings_the_whole_page(site: Site) -> None:
    """Head and article are those that a full load brings; the document stays."""
    page = ready(site.open(""))
    page.evaluate("window.same = true")
    for name, url in (("the first", "**/a/"), ("Sales", "**/sales/"), ("Home", "**/")):
        page.get_by_role("link", name=name).first.click()
        page.wait_for_url(url)
        fresh = site.open(page.url)
        # The title comes with the rest, all of it at once.
        page.wait_for_function("(title) => document.title === title", arg=fresh.title())
        assert page.evaluate("window.same")
        came, article = heads(page), page.locator("article").inner_text()
        assert came == heads(fresh)
        assert article == fresh.locator("article").inner_text()
        fresh.close()


def test_paper_shows_what_can_be_read_on_it(site: Site) -> None:
    """Addresses are spelt out; forms, the header's button and traps are left out."""
    page = site.open("")
    page.emulate_media(media="print")
    assert not page.locator("aside.funnel-signup form").first.is_visible()
    assert page.locator("aside.funnel-signup .funnel-title").first.is_visible()
    assert page.locator(".funnel-trap:visible").count() == 0
    assert page.locator("a.funnel-header:visible").count() == 0
    page.goto("a/")
    button = page.locator("aside.funnel-ask a.funnel-button")
    assert button.is_visible()
    after = button.evaluate("(node) => getComputedStyle(node, '::after').content")
    assert "https://shop.example.com/course" in after.replace('"', "")
