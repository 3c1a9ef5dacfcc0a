"""Records of the model that one run leaves for the next.

What is kept is a pickle, which is read by an unpickler that makes nothing but such records. A file that is missing,
broken, or was kept under another key, is as good as none.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mkdocs_funnel import __version__
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.settings.writing import keep

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = 3
_RECORDS = "mkdocs_funnel.model."
_OTHERS = frozenset({("datetime", "date"), ("decimal", "Decimal")})
_SIZE = 16


class Kept:
    """One file that holds what was made from something; `key` is what changes whenever that does."""

    def __init__(self, file: Path, key: str) -> None:
        self._file = file
        self._key = digest(f"{_FORMAT}\0{__version__}\0{key}")

    def load(self) -> Any:
        """Return what is kept, None if there is nothing."""
        try:
            stored = self._file.read_bytes()
            body = stored[2 * _SIZE :]
            if stored[:_SIZE] != self._key or stored[_SIZE : 2 * _SIZE] != _digest(body):
                return None
            return _Records(io.BytesIO(body)).load()
        except Exception:  # noqa: BLE001  (whatever a broken pickle raises, it costs time and nothing else)
            return None

    def save(self, held: object) -> None:
        """Keep `held` for the next run; that it cannot be done is no fault."""
        with suppress(OSError, FunnelError, pickle.PicklingError, TypeError, AttributeError, RecursionError):
            body = pickle.dumps(held, protocol=pickle.HIGHEST_PROTOCOL)
            keep(self._file, self._key + _digest(body) + body)


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a record's class; anything else a pickle may ask for is refused."""
        if (module.startswith(_RECORDS) and "." not in name) or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def digest(text: str) -> bytes:
    """Return 16 bytes that tell one text from all others."""
    return _digest(text.encode("utf-8", "surrogatepass"))


def stamp_of(*folders: Path) -> str:
    """Return what changes when the code in folders of this package does, for those who work on it."""
    stats = [
        entry.stat()
        for folder in folders
        for entry in os.scandir(folder)
        if entry.name.endswith((".py", ".yml", ".json"))
    ]
    return f"{max(stat.st_mtime_ns for stat in stats)}:{sum(stat.st_size for stat in stats)}"


def _digest(body: bytes) -> bytes:
    # Most processors have instructions for this one.
    return hashlib.sha256(body).digest()[:_SIZE]
