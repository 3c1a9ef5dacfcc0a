"""Finished builds of real sites, against figures computed apart from this project's code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.built.site import read_site
from mkdocs_funnel.settings import read_settings

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import Report

CORPORA = Path(os.environ.get("FUNNEL_CORPORA") or Path(__file__).parents[3] / "shared" / "corpora")
SITES = ("jxnl-blog", "mkdocs-material")
ZENSICAL = os.environ.get("ZENSICAL") or str(Path(sys.executable).with_name("zensical"))
"""The command to build with; it may live in an environment of its own."""

Sets = dict[str, set[Any]]


def _built(name: str, folder: Path, command: list[str]) -> Path:
    corpus = CORPORA / name
    if not corpus.is_dir():
        pytest.skip(f"the corpus {name} is not here")
    if shutil.which(command[0]) is None:
        pytest.skip(f"the command {Path(command[0]).name} is not installed")
    site = folder / name
    shutil.copytree(corpus, site, copy_function=shutil.copyfile)
    for path in (site, *site.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    subprocess.run(command, cwd=site, check=True, capture_output=True)
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


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_a_finished_build_holds_exactly_what_was_counted(name: str, generator: str, tmp_path: Path) -> None:
    """Links, asks, signups, reach and ends are equal; no difference is known, so none is allowed."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    site = _built(name, tmp_path, mkdocs if generator == "mkdocs" else [ZENSICAL, "build"])
    report = _report(site)
    found, expected = _found(report), _expected(name)
    assert report.site.generator == generator
    assert len(found["pieces"]) == json.loads((CORPORA / name / "expected.json").read_text("utf-8"))["pieces"]
    for what, right in expected.items():
        assert found[what] == right, f"{what}: {sorted(found[what] ^ right)[:10]}"


def test_wrong_links_in_excerpts_are_not_read(tmp_path: Path) -> None:
    """Zensical 0.0.73 writes links between posts wrongly in excerpts; none of them is a broken step."""
    report = _report(_built("jxnl-blog", tmp_path, [ZENSICAL, "build"]))
    assert [finding.message for finding in report.findings if finding.code == "FN105"] == []
