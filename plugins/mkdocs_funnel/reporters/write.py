"""Reports as files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.reporters import reporter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_funnel.model.report import Report


def write_reports(report: Report, directory: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write `report` into `directory` in each of `formats` and return the files in that order.

    Raises FunnelError for an unknown format, before anything is written, and for a folder or a file
    that cannot be written.
    """
    chosen = [reporter(name) for name in dict.fromkeys(formats)]
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FunnelError(
            f"cannot make the folder for reports '{directory}': {_reason(error)}; "
            "name a folder that can be written to"
        ) from error
    written = []
    for entry in chosen:
        path = directory / entry.file
        _replace(path, entry(report))
        written.append(path)
    return tuple(written)


def _replace(path: Path, text: str) -> None:
    """Write `text` beside `path` and rename, so that nobody ever reads half a report."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        beside.replace(path)
    except OSError as error:
        _discard(beside)
        raise FunnelError(
            f"cannot write the report '{path}': {_reason(error)}; "
            "name a folder that can be written to"
        ) from error


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
