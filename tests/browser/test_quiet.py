"""What pages do by themselves: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.components.theme import theme_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_no_complaint_and_no_request_elsewhere(visit: Callable[..., Page]) -> None:
    """Pages that are read to their ends stay on loopback; none complains on the console."""
    page = visit("about:blank")
    for path in ("", "a/", "b/", "sales/"):
        page.goto(path)
        page.mouse.wheel(0, 20_000)
        page.wait_for_function("innerHeight + scrollY >= document.documentElement.scrollHeight - 2")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)))")
        fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        assert any("funnel.css" in name for name in fetched)
        assert all(name.startswith(("http://127.0.0.1:", "data:", "blob:")) for name in fetched)


def test_the_style_sheet_fetches_nothing() -> None:
    """It names no address and imports nothing."""
    text = (theme_dir() / "assets" / "funnel" / "funnel.css").read_text(encoding="utf-8")

    assert "url(" not in text
    assert "@import" not in text
