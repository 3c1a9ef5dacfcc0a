"""What was read before: a file beside the configuration that may be lost, broken or old without any harm.

A page is taken from it if the file's stamp is the one stored, or else its content. A file that changed about when the
cache was written may have changed once more within the same tick of the clock, so its stamp is not believed.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_funnel.adapters.source.digests import digest_of, digest_of_file
from mkdocs_funnel.adapters.source.recipe import Record
from mkdocs_funnel.adapters.source.walk import TICK
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.settings.writing import keep

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_funnel.adapters.source.walk import Stamp

FORMAT = 2
FILE = ".cache/funnel/source.json"


class Entry(NamedTuple):
    """One page as the cache holds it."""

    stamp: list[int]
    digest: str
    record: Record


class Cache:
    """The pages of one site, by source path, as they were read by one recipe."""

    def __init__(self, root: Path | None, key: str) -> None:
        self._file = None if root is None else root / FILE
        self._key = f"{FORMAT}:{key}"
        self._written = 0
        self._seen: dict[str, str] = {}
        self.entries: dict[str, Entry] = {}
        self._load()

    def fresh(self, path: str, stamp: Stamp) -> Entry | None:
        """Return the stored page if its file's stamp shows that it is still the same."""
        entry = self.entries.get(path)
        if entry is None or tuple(entry.stamp) != stamp or max(stamp[1], stamp[2]) + TICK >= self._written:
            return None
        return entry if self.is_whole(entry) else None

    def is_whole(self, entry: Entry) -> bool:
        """Return whether the files that the page includes are still the same."""
        return all(self.digest(file) == digest for file, digest in entry.record.included.items())

    def digest(self, file: str) -> str:
        """Return the digest of an included file, `` if it is not there."""
        if file not in self._seen:
            self._seen[file] = digest_of_file(file)
        return self._seen[file]

    def store(self, entries: dict[str, Entry]) -> None:
        """Write the pages for the next run; that it cannot be done is no fault."""
        if self._file is None:
            return
        with suppress(OSError, ValueError, FunnelError):
            body = json.dumps([self._key, entries], ensure_ascii=False, separators=(",", ":"))
            content = body.encode("utf-8", "surrogatepass")
            keep(self._file, digest_of(content).encode() + b"\n" + content)

    def _load(self) -> None:
        if self._file is None:
            return
        try:
            written = self._file.stat().st_mtime_ns
            sum_, _, content = self._file.read_bytes().partition(b"\n")
            if sum_ != digest_of(content).encode():
                return
            key, pages = json.loads(content.decode("utf-8", "surrogatepass"))
            if key != self._key:
                return
            self.entries = {path: _entry(stored) for path, stored in pages.items()}
            self._written = written
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.entries = {}


def _entry(stored: list[Any]) -> Entry:
    stamp, digest, record = stored
    return Entry(stamp, digest, Record(*record))
