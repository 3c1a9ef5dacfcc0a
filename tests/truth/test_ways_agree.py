"""Three ways to read the same site give the same verdict, and find the links that there are."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.truth.conftest import BLOG, DOCUMENTATION, copied, needs_corpora

if TYPE_CHECKING:
    from pathlib import Path

READER_LINKS = ("body", "component", "follow_up", "next_step")
ENOUGH = 0.99
"""The share of links that a way has to find, and of those found that have to be there."""

pytestmark = needs_corpora


@pytest.fixture(name="site", scope="module", params=[BLOG, DOCUMENTATION])
def _site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a real site that can be written to."""
    return copied(request.param, tmp_path_factory.mktemp("ways") / request.param)


@functools.cache
def audited(site: Path, *way: str) -> dict[str, Any]:
    """Return the report of `funnel audit` run in the folder of the site."""
    code = "import sys; from mkdocs_funnel.cli.main import main; sys.argv[0] = 'funnel'; main()"
    command = [sys.executable, "-c", code, "audit", "-q", "--format", "json=audit.json", *way]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    report: dict[str, Any] = json.loads((site / "audit.json").read_text("utf-8"))
    return report


@pytest.mark.parametrize("way", [(), ("--build",)], ids=["source", "build"])
def test_the_verdict_is_as_expected(site: Path, way: tuple[str, ...]) -> None:
    """Asking pieces, pieces that reach an ask, and ends are exactly those found without our code."""
    report = audited(site, *way)
    expected = json.loads((site / "expected.json").read_text("utf-8"))
    pieces = [piece for piece in report["pieces"] if piece["roles"] != ["none"]]
    assert {piece["path"] for piece in pieces if piece["clicks_to_ask"] == 0} == set(expected["asking"])
    assert {piece["path"] for piece in pieces if piece["reaches_ask"]} == set(expected["reach_ask"])
    assert {tuple(end["pieces"]) for end in report["ends"]} == {tuple(end) for end in expected["ends"]}


@pytest.mark.parametrize("way", [(), ("--build",)], ids=["source", "build"])
def test_links_are_found(site: Path, way: tuple[str, ...]) -> None:
    """Recall and precision; what differs is named."""
    report = audited(site, *way)
    expected = {tuple(link) for link in json.loads((site / "expected.json").read_text("utf-8"))["links"]}
    inside = {piece["path"] for piece in report["pieces"] if piece["roles"] != ["none"]}
    found = {
        (link["source"], link["target"])
        for link in report["links"]
        if link["kind"] in READER_LINKS and link["source"] != link["target"]
    }
    found = {link for link in found if inside.issuperset(link)}
    missed, invented = sorted(expected - found), sorted(found - expected)
    assert len(found & expected) >= ENOUGH * len(expected), missed
    assert len(found & expected) >= ENOUGH * len(found), invented
