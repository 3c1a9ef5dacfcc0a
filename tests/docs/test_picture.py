"""The picture in the README is what the reporter draws of the demo site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_funnel.adapters.mkdocs import plugin
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.picture import svg

if TYPE_CHECKING:
    import pytest

    from mkdocs_funnel.model.report import Report

PICTURE = Path(__file__).parents[2] / "content/assets/report.svg"


def test_picture_is_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows what fails a build; `UPDATE_GOLDEN=1` draws it anew."""
    reports: list[Report] = []
    monkeypatch.setattr(plugin, "write_reports", lambda report, *_: reports.append(report) or ())
    shutil.copytree(Path(__file__).parent / "demo", tmp_path / "demo")
    build(load_config(str(tmp_path / "demo/mkdocs.yml")))
    errors = reports[0].keeping(lambda finding: finding.level is Level.ERROR)
    drawn = svg(errors, "funnel audit", width=92, limit=4)
    if os.environ.get("UPDATE_GOLDEN"):
        PICTURE.write_text(drawn, encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == drawn
