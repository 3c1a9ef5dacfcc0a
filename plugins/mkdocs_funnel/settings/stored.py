"""Settings that were found sound before: the next run need not build the models to see it again.

What is stored is a pickle, which is read by an unpickler that makes nothing but records of the model. A file that
is missing, broken, or of another text or version, is as good as none.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mkdocs_funnel import __version__
from mkdocs_funnel.model.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = 1
_RECORDS = "mkdocs_funnel.model."
_OTHERS = frozenset({("datetime", "date"), ("decimal", "Decimal")})


class SettingsStore:
    """One file that holds the settings which one text stands for."""

    def __init__(self, folder: Path, text: str, file: str) -> None:
        package = "\0".join(map(str, (_FORMAT, __version__, _stamp(), file)))
        self._key = _digest(f"{package}\0{text}".encode("utf-8", "surrogatepass"))
        self._file = folder / "settings"

    def load(self) -> Settings | None:
        """Return the settings, None if they are not stored."""
        try:
            stored = self._file.read_bytes()
            digest, body = stored[16:32], stored[32:]
            if stored[:16] != self._key or digest != _digest(body):
                return None
            held = _Records(io.BytesIO(body)).load()
        except Exception:  # noqa: BLE001  (whatever a broken pickle raises, it costs time and nothing else)
            return None
        return held if isinstance(held, Settings) else None

    def save(self, settings: Settings) -> None:
        """Keep the settings for the next run; that it cannot be done is no fault."""
        with suppress(OSError, pickle.PicklingError, TypeError, AttributeError):
            body = pickle.dumps(settings, protocol=pickle.HIGHEST_PROTOCOL)
            self._file.parent.mkdir(parents=True, exist_ok=True)
            ignore = self._file.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", "utf-8")
            beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            beside.write_bytes(self._key + _digest(body) + body)
            beside.replace(self._file)


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a record's class; anything else a pickle may ask for is refused."""
        if (module.startswith(_RECORDS) and "." not in name) or (module, name) in _OTHERS:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


def _stamp() -> tuple[int, int]:
    """Return what changes when the code of this room does, for those who work on it."""
    folder = os.path.dirname(__file__)  # noqa: PTH120  (asked on every start)
    entries = [entry.stat() for entry in os.scandir(folder) if entry.name.endswith(".py")]
    return max(stat.st_mtime_ns for stat in entries), sum(stat.st_size for stat in entries)
