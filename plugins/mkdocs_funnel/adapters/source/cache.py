"""What was read before: a file beside the configuration that may be lost, broken or old without any harm.

A page is taken from it if the file's stamp is the one stored, or else its content. A file that changed about when the
cache was written may have changed once more within the same tick of the clock, so its stamp is not believed.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs_funnel.adapters.source.recipe import Record

FORMAT = 1
FILE = ".cache/funnel/source.json"
_TICK = 2_000_000_000
"""Nanoseconds within which two changes may bear the same time, on the coarsest file systems."""

Stamp = tuple[int, int, int, int]


class Entry(NamedTuple):
    """One page as the cache holds it."""

    stamp: list[int]
    digest: str
    included: list[list[str]]
    """Files that the page includes, and the digests of their contents."""

    record: Record


def digest_of(content: bytes) -> str:
    """Return what tells one content from another."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class Cache:
    """The pages of one site, by source path, as they were read by one recipe."""

    def __init__(self, root: Path, key: str) -> None:
        self._file = root / FILE
        self._key = f"{FORMAT}:{key}"
        self._written = 0
        self._seen: dict[str, str] = {}
        self.entries: dict[str, Entry] = {}
        self._load()

    def fresh(self, path: str, stamp: Stamp) -> Entry | None:
        """Return the stored page if its file's stamp shows that it is still the same."""
        entry = self.entries.get(path)
        if entry is None or tuple(entry.stamp) != stamp or max(stamp[1], stamp[2]) + _TICK >= self._written:
            return None
        return entry if self.is_whole(entry) else None

    def is_whole(self, entry: Entry) -> bool:
        """Return whether the files that the page includes are still the same."""
        return all(self.digest(file) == digest for file, digest in entry.included)

    def digest(self, file: str) -> str:
        """Return the digest of an included file, `` if it is not there."""
        if file not in self._seen:
            try:
                self._seen[file] = digest_of(Path(file).read_bytes())
            except (OSError, ValueError):
                self._seen[file] = ""
        return self._seen[file]

    def store(self, entries: dict[str, Entry]) -> None:
        """Write the pages for the next run; that it cannot be done is no fault."""
        with suppress(OSError, ValueError):
            body = json.dumps([self._key, entries], ensure_ascii=False, separators=(",", ":"))
            content = body.encode("utf-8", "surrogatepass")
            self._file.parent.mkdir(parents=True, exist_ok=True)
            ignore = self._file.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", "utf-8")
            beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            beside.write_bytes(digest_of(content).encode() + b"\n" + content)
            beside.replace(self._file)

    def _load(self) -> None:
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
    stamp, digest, included, record = stored
    return Entry(stamp, digest, included, Record(*record))
