"""Where a folder lies in the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.repository import in_repository

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_folders_are_seen_from_the_root_of_the_repository(tmp_path: Path) -> None:
    """The root is the nearest folder above the project that holds `.git`, a file in a work tree."""
    project = tmp_path / "sites" / "web"
    (project / "docs").mkdir(parents=True)
    (tmp_path / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert in_repository(project / "docs", project) == "sites/web/docs"
    assert in_repository(project / ".." / "docs", project) == "sites/docs"
    assert in_repository(project, project) == "sites/web"
    assert in_repository(tmp_path, project) == ""


def test_without_a_repository_the_project_is_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative folders are those of the working folder, and a folder elsewhere is not told."""
    project = tmp_path / "web"
    (project / "docs").mkdir(parents=True)
    monkeypatch.chdir(project)
    assert in_repository(type(tmp_path)("docs"), type(tmp_path)()) == "docs"
    assert in_repository(tmp_path / "other", project) == ""


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A content folder that is a link keeps the name that the repository knows it by."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "docs").symlink_to(elsewhere)
    assert in_repository(project / "docs", project) == "docs"
