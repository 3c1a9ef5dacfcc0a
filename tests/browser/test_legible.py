"""Colours, sizes, focus and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CONTRASTS = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, 1, 1);
    for (const colour of colours) { ink.fillStyle = colour; ink.fillRect(0, 0, 1, 1); }
    return [...ink.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = rgb.map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const grounds = (element) => {
    const found = [];
    for (let e = element; e; e = e.parentElement) found.unshift(getComputedStyle(e).backgroundColor);
    return found;
  };
  const results = [];
  for (const element of document.querySelectorAll(".funnel, .funnel *")) {
    const words = [...element.childNodes].filter((n) => n.nodeType === 3 && n.textContent.trim());
    if (!words.length) continue;
    const style = getComputedStyle(element);
    const under = grounds(element);
    const [a, b] = [luminance(paint(under)), luminance(paint([...under, style.color]))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    results.push([words[0].textContent.trim().slice(0, 30), ratio]);
  }
  return results;
}"""
UNDER_EACH = f"""(names) => names.flatMap((name) => {{
  document.body.setAttribute("data-md-color-primary", name);
  const found = ({CONTRASTS})();
  return found.length < 2 ? [[name, "nothing", 0]] : found.map(([words, ratio]) => [name, words, ratio]);
}})"""
"""The same under each primary colour."""

BOXES = "(nodes) => nodes.map((node) => node.getBoundingClientRect()).map((b) => [b.left, b.right, b.width, b.height])"
PRIMARIES = "red pink indigo cyan teal lime yellow amber orange brown grey black white".split()


def _darken(page: Page, scheme: str) -> None:
    """Set the scheme of MkDocs's own theme, which does not follow the browser without its highlighting."""
    page.evaluate(
        """(scheme) => {
        const root = document.documentElement;
        if (root.hasAttribute("data-bs-theme")) root.setAttribute("data-bs-theme", scheme); }""",
        scheme,
    )


def _hold_still(page: Page) -> None:
    page.add_style_tag(content="* { transition: none !important; }")


def _unreadable(page: Page) -> list[tuple[str, float]]:
    _hold_still(page)
    found = page.evaluate(CONTRASTS)
    assert len(found) >= 2
    return [(words, round(ratio, 2)) for words, ratio in found if ratio < 4.5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(visit: Callable[..., Page], scheme: str) -> None:
    """All text of all components has a contrast of 4.5 or more with what is behind it."""
    page = visit("about:blank", color_scheme=scheme)
    for path in ("", "a/", "b/"):
        page.goto(path)
        _darken(page, scheme)
        paper = page.locator(".funnel").first.evaluate("(e) => getComputedStyle(e).colorScheme")
        assert ("dark" in paper) is (scheme == "dark")
        assert _unreadable(page) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_the_primary_colour(visit: Callable[..., Page], scheme: str) -> None:
    """So it has under every primary colour that Material knows; under a button in focus, too."""
    page = visit("a/", color_scheme=scheme)
    _darken(page, scheme)
    _hold_still(page)
    for _ in ("pointed at nothing", "pointed at a button"):
        found = page.evaluate(UNDER_EACH, PRIMARIES)
        assert {primary for primary, *_ in found} == {*PRIMARIES}
        assert [seen for seen in found if seen[2] < 4.5] == []
        page.locator(".funnel-button").first.hover()
    assert page.locator(".funnel-button:hover").count() == 1


def test_targets_are_large_enough(visit: Callable[..., Page]) -> None:
    """Every button and next step is at least 24 by 24 pixels; what stands in a sentence need not be."""
    page = visit("about:blank")
    for path in ("", "a/"):
        page.goto(path)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            boxes = page.locator(".funnel-button, .funnel-link").evaluate_all(BOXES)
            assert boxes
            assert [box for box in boxes if min(box[2:]) < 24] == []


FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def test_nothing_scrolls_sideways(visit: Callable[..., Page]) -> None:
    """A long word in a title breaks before the page does."""
    page = visit("about:blank")
    for path in ("", "a/", "b/", "sales/"):
        page.goto(path)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            # Material moves its sidebars in and out; what counts is where they come to rest.
            page.wait_for_function(FITS, timeout=5_000)
            boxes = page.locator(".funnel").evaluate_all(BOXES)
            assert [box for box in boxes if box[0] < 0 or box[1] > width] == [], (path, width)


LOOKS = """(links) => links.map((link) => { const s = getComputedStyle(link);
  return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(" "); })"""
FOCUS = "(links) => links.indexOf(document.activeElement)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_can_be_seen(visit: Callable[..., Page], scheme: str) -> None:
    """A link that the keyboard comes to looks different from one that it does not."""
    page = visit("a/", color_scheme=scheme)
    _darken(page, scheme)
    links = page.locator(".funnel-button, .funnel-link")
    resting = links.evaluate_all(LOOKS)
    assert resting
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        at = links.evaluate_all(FOCUS)
        if at >= 0:
            assert links.evaluate_all(LOOKS)[at] != resting[at]
            seen.add(at)
        if len(seen) == len(resting):
            return
    raise AssertionError(f"the keyboard came to {len(seen)} of {len(resting)} links")


def test_paper_holds_it_all(visit: Callable[..., Page]) -> None:
    """In print the blocks are there, readable, and spell the address of each outside link out."""
    page = visit("a/", color_scheme="light")
    page.emulate_media(media="print")

    for words in ("beginners and others", "Enroll now", "1,800 EUR", "would rather have it done", "my own"):
        assert page.locator(".funnel").get_by_text(words).first.is_visible(), words
    assert _unreadable(page) == []
    spelt = page.locator(".funnel-ask .funnel-button").evaluate(
        "(a) => getComputedStyle(a, '::after').content"
    )
    assert "https://shop.example.com/course" in spelt or "attr(href)" in spelt


def test_dark_screens_print_dark_on_light(visit: Callable[..., Page]) -> None:
    """A reader with a dark screen has a readable sheet as well."""
    page = visit("a/", color_scheme="dark")
    page.emulate_media(media="print")

    assert _unreadable(page) == []
