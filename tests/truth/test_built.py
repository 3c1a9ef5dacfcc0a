"""Finished builds of real sites, against figures computed apart from this project's code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.built.site import read_site
from mkdocs_funnel.settings import read_settings
from tests.truth.conftest import BLOG, CORPORA, DOCUMENTATION, ZENSICAL, needs_corpora

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import Report

pytestmark = needs_corpora

Sets = dict[str, set[Any]]


def _built(real: Any, name: str, generator: str) -> Path:
    if generator == "zensical" and shutil.which(ZENSICAL) is None:
        pytest.skip(f"the command {Path(ZENSICAL).name} is not installed")
    site: Path = real(name, generator).root
    return site


def _report(site: Path) -> Report:
    settings = read_settings(site / "funnel.yml")
    project = read_site(site / "site", settings)
    return engine.report(engine.survey(project.site, settings, choose=False))


def _found(report: Report) -> Sets:
    inside = {facts.piece.path: facts for facts in report.pieces if facts.piece.in_funnel}
    links = {(link.source, link.target) for link in report.links if link.kind.is_reader}
    return {
        "pieces": set(inside),
        "links": {(a, b) for a, b in links if a != b and a in inside and b in inside},
        "asking": {path for path, facts in inside.items() if facts.piece.is_asking},
        "signup": {path for path, facts in inside.items() if facts.piece.takes_addresses},
        "reach_ask": {path for path, facts in inside.items() if facts.reaches_ask},
        "ends": {end.pieces for end in report.ends},
    }


def _expected(name: str) -> Sets:
    held = json.loads((CORPORA / name / "expected.json").read_text("utf-8"))
    return {
        "links": set(map(tuple, held["links"])),
        "asking": set(held["asking"]),
        "signup": set(held["signup"]),
        "reach_ask": set(held["reach_ask"]),
        "ends": set(map(tuple, held["ends"])),
    }


@pytest.mark.parametrize("name", [BLOG, DOCUMENTATION])
@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_a_finished_build_holds_exactly_what_was_counted(real: Any, name: str, generator: str) -> None:
    """Links, asks, signups, reach and ends are equal; no difference is known, so none is allowed."""
    report = _report(_built(real, name, generator))
    found, expected = _found(report), _expected(name)
    assert report.site.generator == generator
    assert len(found["pieces"]) == json.loads((CORPORA / name / "expected.json").read_text("utf-8"))["pieces"]
    for what, right in expected.items():
        assert found[what] == right, f"{what}: {sorted(found[what] ^ right)[:10]}"


def test_wrong_links_in_excerpts_are_not_read(real: Any) -> None:
    """Zensical 0.0.73 writes links between posts wrongly in excerpts; none of them is a broken step."""
    report = _report(_built(real, BLOG, "zensical"))
    assert [finding.message for finding in report.findings if finding.code == "FN105"] == []
