"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from pathlib import Path


def write_beside(path: Path, text: str | bytes, what: str) -> None:
    """Write `text` beside `path` and rename it, so that nobody ever reads half a file.

    Raises:
        FunnelError: It cannot be written; the message calls it `what`, and what was there is still there.
    """
    content = text.encode() if isinstance(text, str) else text
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    except OSError as error:
        _discard(beside)
        reason = (error.strerror or str(error)).lower()
        raise FunnelError(
            f"cannot write {what} '{path}': {reason}; name a place that can be written"
        ) from error


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
