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
    above = (project, *project.parents)
    root = next((place for place in above if (place / ".git").exists()), project)
    try:
        path = _absolute(folder).relative_to(root)
    except ValueError:
        return ""
    return "" if path == Path() else path.as_posix()


def _absolute(path: Path) -> Path:
    # Path.resolve would follow links, and so lead out of the repository.
    return Path(os.path.abspath(path))  # noqa: PTH100
