"""Sites that real generators wrote, against what their content says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.built.site import read_site
from mkdocs_funnel.settings import read_settings

FIXTURES = Path(__file__).parents[3] / "fixtures" / "built"
GENERATORS = ("astro", "docusaurus", "hugo", "jekyll", "mkdocs", "properdocs", "zensical")


@pytest.mark.parametrize("name", GENERATORS)
def test_the_finished_site_is_read_as_its_content_says(name: str) -> None:
    """Pieces, links, asks, signups, ends, listings, dates and redirects are those of the content."""
    folder = FIXTURES / name
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    settings = read_settings(folder / "funnel.yml")
    project = read_site(folder / "site", settings)
    site = project.site
    assert project.finished
    assert (site.generator, site.name, site.url) == tuple(
        expected[key] for key in ("generator", "name", "url")
    )
    found = engine.survey(site, settings, choose=False)
    report = engine.report(found)
    pieces = {facts.piece.path: facts.piece for facts in report.pieces}
    assert sorted(pieces) == expected["pieces"]
    links = {(link.source, link.target) for link in report.links if link.kind.is_reader}
    inside = sorted([a, b] for a, b in links if a in pieces and b in pieces)
    assert inside == expected["links"]
    assert [path for path, piece in pieces.items() if piece.is_asking] == expected["asking"]
    assert [path for path, piece in pieces.items() if piece.takes_addresses] == expected["signup"]
    assert [list(end.pieces) for end in report.ends] == expected["ends"]
    _listings_are_known(site, pieces, expected)
    assert not [finding for finding in report.findings if finding.code == "FN105"]


def _listings_are_known(site: Any, pieces: dict[str, Any], expected: dict[str, Any]) -> None:
    by_path = {page.path: page for page in site.pages}
    named = {"posts/index.md"} if "posts/index.md" in expected["listings"] else set()
    assert sorted({path for path, page in by_path.items() if page.listing} | named) == expected["listings"]
    assert sorted(path for path, piece in pieces.items() if piece.listed) == expected["listed"]
    dates = {path: piece.date.isoformat() for path, piece in pieces.items() if piece.date}
    assert dates == expected["dates"]
    assert {url: site.aliases.get(url) for url in expected["aliases"]} == expected["aliases"]


def test_every_fixture_is_tested() -> None:
    """A folder with a site that no test reads would prove nothing."""
    assert sorted(path.parent.name for path in FIXTURES.glob("*/site")) == sorted(GENERATORS)
