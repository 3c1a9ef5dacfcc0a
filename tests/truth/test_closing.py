"""One line closes an offer on a real site: the day after, no page leads to it any more."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from tests.truth.conftest import BLOG, needs_corpora

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_corpora

ADDRESS = "https://maven.com/applied-llms/rag-playbook"
INSTEAD = "https://dub.link/6wk-rag-email"

LINK = re.compile(rf"\[[^\]]+\]\({re.escape(ADDRESS)}\)(\{{[^}}]*\}})?|{re.escape(ADDRESS)}")
"""Links of Markdown, and addresses as they are, of which the blog makes links too."""


class Addresses(HTMLParser):
    """Collects every address that an element of a page holds, wherever it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.held: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a browser may go to, send to, or fetch."""
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction") and value:
                self.held.append((value, dict(attrs)))


@pytest.fixture(name="closed", scope="module")
def _closed(real: Any) -> Path:
    """Return the blog, built with the closing day of its course in the past."""
    root: Path = real(BLOG, "closed").root
    return root


@pytest.fixture(name="pages", scope="module")
def _pages(closed: Path) -> dict[str, Addresses]:
    """Return the addresses of every page by its place."""
    site = closed / "site"
    return {str(p.relative_to(site)): Addresses(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


def _written(root: Path) -> list[tuple[str, int, bool]]:
    """Return path, line, and whether it stands alone, of each link that was written to the course."""
    docs = root / "docs"
    return [
        (str(path.relative_to(docs)), number, LINK.sub("", line).strip() == "")
        for path in sorted(docs.rglob("*.md"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        for _ in LINK.finditer(line)
    ]


def _report(root: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads((root / "build/reports/audit.json").read_text("utf-8"))
    return held


def test_no_link_to_a_closed_address_remains(pages: dict[str, Addresses]) -> None:
    """Neither on a page nor on a listing, in no attribute that a browser follows."""
    assert len(pages) > 100
    assert [place for place, page in pages.items() for href, _ in page.held if href.startswith(ADDRESS)] == []


def test_what_stood_alone_is_what_the_offer_gives_instead(closed: Path, pages: dict[str, Addresses]) -> None:
    """Each button leads to the e-mail course, on its page and in no other place."""
    alone = [path for path, _, is_alone in _written(closed) if is_alone]
    assert len(alone) == 4
    urls = {piece["path"]: piece["url"] for piece in _report(closed)["pieces"]}
    for path in set(alone):
        page = pages[f"{urls[path]}index.html"]
        stands = [href for href, held in page.held if held.get("data-funnel-instead-of") == "rag-course"]
        assert stands == [INSTEAD] * alone.count(path), path


def test_what_stood_in_a_sentence_is_listed_with_its_line(closed: Path) -> None:
    """FN401 warns of exactly those, and of nothing else; time alone makes no error."""
    taken = sorted((path, line) for path, line, is_alone in _written(closed) if not is_alone)
    assert len(taken) >= 5
    report = _report(closed)
    found = [f for f in report["findings"] if f["code"] == "FN401"]
    assert sorted((f["path"], f["line"]) for f in found) == taken
    assert {f["level"] for f in found} == {"warning"}
    assert {offer["id"]: offer["state"] for offer in report["offers"]}["rag-course"] == "closed"
