"""The files below a folder with the stamps that tell one state of them from another.

Kept free of imports that take time: a run whose inputs are unchanged does little else than this.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_INDEX = ("index", "README")
_WAYS = 8
"""Ways by which one folder is entered; links between folders can make more than anybody could read."""

Stamp = tuple[int, int, int, int]
"""Size, times of change of content and of the entry, and number of the file: other content, another stamp."""

TICK = 2_000_000_000
"""Nanoseconds within which two changes may bear the same time, on the coarsest file systems."""


def stamp_of(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def newest_of(files: Iterable[tuple[str, Stamp]]) -> int:
    """Return the newest time in the stamps of files."""
    return max((max(stamp[1:3]) for _, stamp in files), default=0)


def walk(top: str, without: str = "") -> Iterator[tuple[str, Stamp]]:
    """Yield every file, by its path below `top` with `/`, in the order in which a generator meets them.

    An index comes first, folders come last; folders called `without` are left out. A folder that a link
    leads back to is entered once.
    """
    waiting: list[tuple[str, str, frozenset[tuple[int, int]]]] = [(top, "", frozenset())]
    entered: dict[tuple[int, int], int] = {}
    while waiting:
        folder, prefix, above = waiting.pop()
        try:
            here = os.stat(folder)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        mark = (here.st_dev, here.st_ino)
        if mark in above or entered.get(mark, 0) >= _WAYS:
            continue
        entered[mark] = entered.get(mark, 0) + 1
        files, folders = _sorted_out(entries, without)
        for name, stamp in _without_second_index(files):
            yield f"{prefix}{name}", stamp
        inside = above | {mark}
        waiting += [(os.path.join(folder, name), f"{prefix}{name}/", inside) for name in reversed(folders)]


def _sorted_out(entries: list[os.DirEntry[str]], without: str) -> tuple[list[tuple[str, Stamp]], list[str]]:
    """Return the files of a folder with their stamps, an index first, and the folders in it."""
    files: list[tuple[str, Stamp]] = []
    folders: list[str] = []
    for entry in entries:
        try:
            if not entry.is_dir():
                files.append((entry.name, stamp_of(entry.stat())))
            elif entry.name != without:
                folders.append(entry.name)
        except OSError:
            continue
    files.sort(key=lambda file: (os.path.splitext(file[0])[0] not in _INDEX, file[0]))
    return files, folders


def _without_second_index(files: list[tuple[str, Stamp]]) -> list[tuple[str, Stamp]]:
    """Leave out a `README.md` beside an `index.md`: both would have the same address."""
    names = {name for name, _ in files if name.endswith(MARKDOWN) and name.startswith("index.")}
    return [f for f in files if not (names and f[0].startswith("README.") and f[0].endswith(MARKDOWN))]
