"""Reports as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.reporters import reporter
from mkdocs_funnel.settings.writing import write_beside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_funnel.model.report import Report
    from mkdocs_funnel.reporters import NamedReporter


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
    return tuple(write_report(report, directory / entry.file, entry) for entry in chosen)


def write_report(report: Report, path: Path, how: NamedReporter) -> Path:
    """Write `report` to `path` and return the path; raises FunnelError where that cannot be done."""
    write_beside(path, how.parts(report), "the report")
    return path


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
