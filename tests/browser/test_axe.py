"""What axe-core says: nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import _unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    Found = list[tuple[str, list[Any]]]

pytestmark = pytest.mark.browser

STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"
STEADY = """() => new Promise(done => {
  let last, frames = 0;
  const look = () => {
    const now = document.documentElement.outerHTML;
    frames = now === last ? frames + 1 : 0;
    last = now;
    frames < 3 ? requestAnimationFrame(look) : done();
  };
  look();
})"""
"""Waits until a theme's script has laid out the page: at first, Material's sidebars are too low for what they hold."""

STARTER = ("", "call/", "workshop/", "letter/", "thanks/", "offers/", "privacy/", "articles/be-known/")
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What a dark screen can change: the rest of a page is the same."""

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(name="complaints", scope="session")
def _complaints() -> Callable[..., Found]:
    """Return the function below with its engine; without one a test is skipped, or fails where one is required."""
    try:
        import axe_playwright_python as axe
    except ImportError:
        _unavailable("there is no axe-core: it comes with axe-playwright-python")
    engine = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    return partial(_complaints_of, engine)


def _complaints_of(engine: str, page: Page, within: str | None = None, rules: Any = None) -> Found:
    """Return what axe-core finds on a page, or within what fits a selector; by all `rules` or some."""
    page.add_style_tag(content=STILL)
    page.evaluate(engine)
    page.evaluate(STEADY)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = rules
    found = page.evaluate(
        "([within, options]) => axe.run(within ? { include: [[within]] } : document, options)",
        [within, options],
    )
    assert found["passes"] or found["inapplicable"], "axe-core has looked at nothing"
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.fixture(name="look")
def _look(browser: Browser, starter: str) -> Iterator[Callable[..., Page]]:
    """Return the function that opens a window on the starter site."""
    contexts = []

    def look(width: int, scheme: str) -> Page:
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, base_url=starter, color_scheme=scheme))
        return contexts[-1].new_page()

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("width", "scheme", "paths"),
    [(1280, "light", STARTER), (1280, "dark", STARTER[:6]), (360, "light", STARTER[1:4])],
)
def test_the_starter_site(
    look: Callable[..., Page],
    complaints: Callable[..., Found],
    width: int,
    scheme: str,
    paths: tuple[str, ...],
) -> None:
    """No rule of axe-core, best practices included, finds anything on any page, the theme's own parts included."""
    page = look(width, scheme)
    for path in paths:
        page.goto(path)
        assert complaints(page, None, COLOURS if scheme == "dark" else None) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_components(visit: Callable[..., Page], complaints: Callable[..., Found], scheme: str) -> None:
    """Nothing in WCAG 2.2 AA speaks against them in either theme; what else is on the page is the theme's own."""
    page = visit("about:blank", color_scheme=scheme)
    for path in ("", "a/", "b/"):
        page.goto(path)
        page.evaluate(
            "(scheme) => document.documentElement.hasAttribute('data-bs-theme')"
            " && document.documentElement.setAttribute('data-bs-theme', scheme)",
            scheme,
        )
        assert complaints(page, ".funnel", COLOURS if scheme == "dark" else WCAG) == [], path
