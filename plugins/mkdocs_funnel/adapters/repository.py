"""Where a folder lies in the repository: services show findings by paths from its root."""

from __future__ import annotations

import os
from pathlib import Path


def in_repository(folder: Path, project: Path) -> str:
    """Return `folder` as seen from the root of the repository that holds `project`, with `/`.

    Outside a repository `project` stands for its root. `` means the root itself, or a folder that
    does not lie below it.
    """
    project = _absolute(project)
    signs = signs_of_repository(project)
    root = signs[-1].parent if signs[-1].exists() else project
    try:
        path = _absolute(folder).relative_to(root)
    except ValueError:
        return ""
    return "" if path == Path() else path.as_posix()


def signs_of_repository(project: Path) -> list[Path]:
    """Return the places that were looked at to find the repository, up to the one that tells where it is."""
    project = _absolute(project)
    signs = []
    for place in (project, *project.parents):
        signs.append(place / ".git")
        if signs[-1].exists():
            break
    return signs


def _absolute(path: Path) -> Path:
    # Path.resolve would follow links, and so lead out of the repository.
    return Path(os.path.abspath(path))  # noqa: PTH100
