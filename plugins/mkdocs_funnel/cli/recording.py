"""A run of the audit, kept so that it can be replayed while nothing has changed."""

# Paths are plain texts here, as in the file.
# ruff: noqa: PTH100, PTH108, PTH116, PTH118, PTH120
from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.repository import signs_of_repository
from mkdocs_funnel.adapters.source.digests import digest_of_file
from mkdocs_funnel.adapters.source.walk import newest_of, stamp_of
from mkdocs_funnel.cli.run_file import PREFIX, Run, listing, place_of, store
from mkdocs_funnel.cli.surroundings import digest_of_variables, identity, is_settled, tools
from mkdocs_funnel.settings.writing import hide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.adapters.source.inputs import Inputs, Tree
    from mkdocs_funnel.cli.outlet import Outlet

_MOST = 8
"""Runs with different arguments that are kept."""


class Recording:
    """One run, from its start on."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = list(arguments)
        self._run = Run(_identity(self._arguments), time.time_ns())

    def keep(self, inputs: Inputs, outlet: Outlet, code: int) -> None:
        """Store the run; it is let go where something changed meanwhile, or cannot be told for sure."""
        with suppress(OSError, ValueError):
            run, place = self._run, place_of(self._arguments)
            folder = os.path.dirname(place)
            if not self._is_sure(inputs, outlet, folder):
                return
            run.code = code
            names = sorted(inputs.variables)
            run.variables = [*names, digest_of_variables(names)]
            run.places = [f"{'+' if there else '-'}{sign}" for sign, there in _signs(inputs)]
            run.trees = [_tree(tree) for tree in inputs.trees]
            run.reports = outlet.reports
            run.said = outlet.said
            hide(Path(folder))
            store(run, place)
            _tidy(folder)

    def _is_sure(self, inputs: Inputs, outlet: Outlet, folder: str) -> bool:
        run = self._run
        run.tools, newest = tools()
        return (
            os.name == "posix"  # Elsewhere a stamp tells less.
            and inputs.is_whole
            and outlet.is_plain
            and bool(run.identity)
            and run.identity == _identity(self._arguments)
            and is_settled(newest, run.started)
            and os.path.abspath(folder) == os.path.abspath(os.path.join(inputs.root, ".cache/funnel"))
            and self._files(inputs)
        )

    def _files(self, inputs: Inputs) -> bool:
        """Take the stamps of the files that were read; return whether they are still what was read."""
        for path, digest in sorted(inputs.files.items()):
            try:
                stamp = stamp_of(os.stat(path))
            except (OSError, ValueError):
                stamp = None
            if digest_of_file(path) != digest:
                return False
            self._run.files += (path, digest, " ".join(map(str, stamp)) if stamp else "")
        return True


def _identity(arguments: Sequence[str]) -> str:
    try:
        return identity(arguments)
    except (OSError, ValueError, AttributeError):
        return ""


def _signs(inputs: Inputs) -> list[tuple[str, bool]]:
    return [(str(sign), sign.exists()) for sign in signs_of_repository(Path(inputs.root))]


def _tree(tree: Tree) -> tuple[str, str, str]:
    files = list(tree.files)
    digests = "\0".join([tree.digests.get(path, "") for path, _ in files]) if tree.digests else ""
    return f"{newest_of(files)} {tree.folder}", listing(files), digests


def _tidy(folder: str) -> None:
    """Leave the newest runs."""
    runs = [entry for entry in os.scandir(folder) if entry.name.startswith(PREFIX)]
    runs.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in runs[_MOST:]:
        os.unlink(entry.path)
