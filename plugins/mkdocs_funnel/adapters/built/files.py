"""The files of a finished site, and the text of its pages."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.built.depth import is_too_deep
from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 32 * 2**20
"""Bytes of the largest page that is read."""

_PAGES = (".html", ".htm")
_SKIPPED = frozenset({"node_modules", "__MACOSX"})
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ENCODINGS = re.compile(r"(iso-8859|windows|cp125|latin|koi8|shift|euc|gb|big5|mac|us-ascii)", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:!doctype|html|head|body|title)\b", re.IGNORECASE)


@dataclass(slots=True)
class Files:
    """What lies in the folder of a site, by paths relative to it, with `/`."""

    pages: list[str] = field(default_factory=list)
    assets: set[str] = field(default_factory=set)
    linked_folders: list[str] = field(default_factory=list)
    """Symbolic links to folders; they are not followed."""


def find_files(folder: Path) -> Files:
    """Return the files of a site, sorted; raises FunnelError if `folder` is not a folder that can be read."""
    if not folder.is_dir():
        raise FunnelError(f"'{folder}' is not a folder; name the folder that holds the finished site")
    found = Files()
    for path, entry in _walk(folder, ""):
        if entry.is_dir():
            found.linked_folders.append(path)
        elif path.lower().endswith(_PAGES):
            found.pages.append(path)
        else:
            found.assets.add(path)
    found.pages.sort()
    return found


def _walk(root: Path, start: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield files and linked folders."""
    waiting = [start]
    while waiting:
        below = waiting.pop()
        for entry in _entries(root / below, strict=not below):
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name not in _SKIPPED:
                    waiting.append(f"{path}/")
            elif _is_there(entry):
                yield path, entry


def _entries(folder: Path, *, strict: bool) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        if strict:
            raise FunnelError(f"'{folder}' cannot be read: {error.strerror}") from None
        return []


def _is_there(entry: os.DirEntry[str]) -> bool:
    try:
        mode = entry.stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def read_text(file: Path) -> str | None:
    """Return the text of a page in whatever encoding; None: it cannot be read, or is too large or deep."""
    try:
        if file.stat().st_size > LARGEST:
            return None
        raw = file.read_bytes()
    except OSError:
        return None
    text = _decoded(raw)
    return None if is_too_deep(text) else text


def is_page(text: str) -> bool:
    """Return whether a text is a whole document, not a part or a mark that some service asked for."""
    return _WHOLE.search(text, 0, 4096) is not None


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(raw, 0, 2048)
    name = said[1].decode("ascii") if said else ""
    try:
        return raw.decode(name if _ENCODINGS.match(name) else "cp1252", errors="replace")
    except LookupError:
        return raw.decode("cp1252", errors="replace")
