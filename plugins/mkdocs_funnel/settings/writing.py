"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BUFFER = 1 << 18
"""Bytes that are handed to the system at once."""


def write_beside(path: Path, text: str | bytes | Iterable[str], what: str) -> None:
    """Write `text`, whole or part by part, beside `path` and rename it, so that nobody ever reads half a file.

    Raises:
        FunnelError: It cannot be written; the message calls it `what`, and what was there is still there.
    """
    parts = (text,) if isinstance(text, str | bytes) else text
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb", buffering=_BUFFER) as file:
            file.writelines(part.encode() if isinstance(part, str) else part for part in parts)
        beside.replace(path)
    except BaseException as error:
        _discard(beside)
        if not isinstance(error, OSError):
            raise
        reason = (error.strerror or str(error)).lower()
        raise FunnelError(
            f"cannot write {what} '{path}': {reason}; name a place that can be written"
        ) from error


def keep(path: Path, content: bytes) -> None:
    """Write what the next run may use into a folder that git does not see; raises OSError or FunnelError."""
    hide(path.parent)
    write_beside(path, content, "what is kept")


def hide(folder: Path) -> None:
    """Make the folder of what is kept between runs, out of sight of git; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
