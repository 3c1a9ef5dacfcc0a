"""Two real sites read from their sources, against what was found out about them without any code of this project.

No difference is left: every link that a build shows is found, and none that it does not show.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.source.site import read_project

if TYPE_CHECKING:
    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.report import Report

CORPORA = Path(os.environ.get("FUNNEL_CORPORA") or Path(__file__).resolve().parents[3] / "shared" / "corpora")
SITES = ("jxnl-blog", "mkdocs-material")
ENOUGH = 0.99
DIFFERENCES: dict[str, dict[tuple[str, str], str]] = {"jxnl-blog": {}, "mkdocs-material": {}}
"""Links that are missing or too many, each with its cause."""

pytestmark = pytest.mark.skipif(
    not (CORPORA / SITES[0] / "expected.json").is_file(),
    reason=f"the real sites are not in {CORPORA}; FUNNEL_CORPORA names their folder",
)

Audited = tuple["Survey", "Report", dict[str, Any]]


@pytest.fixture(name="audited", scope="module", params=SITES)
def _audited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    name = request.param
    root = tmp_path_factory.mktemp("source") / name
    shutil.copytree(CORPORA / name, root, copy_function=shutil.copyfile)
    root.chmod(0o755)
    project = read_project(None, root)
    assert project.limits == ()
    found = engine.survey(project.site, project.settings, articles=project.articles)
    expected = json.loads((CORPORA / name / "expected.json").read_text("utf-8"))
    return found, engine.report(found), {"name": name, **expected}


def _in_funnel(found: Survey) -> set[str]:
    return {path for path, piece in found.pieces.items() if piece.in_funnel}


def test_links(audited: Audited) -> None:
    """Recall and precision are at least 99 %, and every difference is known."""
    found, _, expected = audited
    pieces = _in_funnel(found)
    seen = {
        (path, link.target)
        for path in pieces
        for link in found.pieces[path].links
        if link.kind.is_reader and link.target in pieces - {path}
    }
    wanted = set(map(tuple, expected["links"]))
    assert seen ^ wanted == set(DIFFERENCES[expected["name"]])
    assert len(seen & wanted) >= ENOUGH * max(len(seen), len(wanted))


def test_lines(audited: Audited) -> None:
    """Every link and call of a writer has a line, and the line is one of its file."""
    found, *_ = audited
    for path in _in_funnel(found):
        piece = found.pieces[path]
        for met in (*piece.links, *piece.calls):
            assert met.line is not None, (path, met)


def test_asking_and_signups(audited: Audited) -> None:
    """The same pieces ask, and the same take addresses."""
    found, _, expected = audited
    pieces = {path: found.pieces[path] for path in _in_funnel(found)}
    assert len(pieces) == expected["pieces"]
    assert sorted(path for path, piece in pieces.items() if piece.is_asking) == expected["asking"]
    assert sorted(path for path, piece in pieces.items() if piece.signups) == expected["signup"]


def test_reach_and_ends(audited: Audited) -> None:
    """The same pieces reach an ask, and paths end in the same places."""
    _, report, expected = audited
    reaching = sorted(
        facts.piece.path for facts in report.pieces if facts.reaches_ask and facts.piece.in_funnel
    )
    assert reaching == expected["reach_ask"]
    assert sorted(list(end.pieces) for end in report.ends) == sorted(expected["ends"])
