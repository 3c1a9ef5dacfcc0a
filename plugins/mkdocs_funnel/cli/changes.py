"""What has changed since a git revision."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from pathlib import Path


def changed_since(revision: str, folder: Path, content: str = "", project: str = "") -> frozenset[str]:
    """Return the files that differ from a revision, untracked ones too, as findings name them.

    Args:
        revision: What git calls a revision.
        folder: A folder of the repository.
        content: The content folder as seen from the root of the repository.
        project: The folder of the configuration, as seen from there.

    Raises:
        FunnelError: git is missing, this is no repository, or it does not know the revision.
    """
    # What begins with a dash would be an option to git.
    differing = _git(folder, "diff", "--name-only", "-z", "--end-of-options", revision)
    untracked = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    paths = filter(None, (differing + untracked).split("\0"))
    return frozenset(_as_named(path, (content, project)) for path in paths)


def _as_named(path: str, folders: tuple[str, ...]) -> str:
    """Return a path from the root of the repository as seen from the first of `folders` that holds it."""
    return next((path.removeprefix(f"{f}/") for f in folders if f and path.startswith(f"{f}/")), path)


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (no shell, and the revision cannot be an option)
            ["git", *arguments],  # noqa: S607
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError as missing:
        raise FunnelError(f"--changed-since needs git, which cannot be run: {missing.strerror}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise FunnelError(f"--changed-since: {said[0] if said else 'git failed'}")
    return done.stdout.decode("utf-8", "replace")
