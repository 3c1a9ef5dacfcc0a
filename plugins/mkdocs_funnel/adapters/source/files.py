"""The files of the content folder, and which of them are part of the site."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_funnel.adapters.source.config import Config

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_INDEX = ("index", "README")
_WAYS = 8
"""Ways by which one folder is entered; links between folders can make more than anybody could read."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file of the content folder."""

    path: str
    """Relative to the folder, with `/`."""

    stamp: tuple[int, int, int, int]
    """Size, times of change of content and of the entry, and number of the file: other content, another stamp."""

    reason: str = ""
    """Why it is not part of the site: `draft` or `excluded`."""

    in_nav: bool = True

    @property
    def is_page(self) -> bool:
        """Whether it is a Markdown file."""
        return self.path.endswith(MARKDOWN)


def find_files(config: Config) -> list[Found]:
    """Return the files in the order in which a generator meets them: an index first, folders last."""
    told = _teller(config)
    return [Found(path, stamp, *told(path)) for path, stamp in _walk(config.docs_dir)]


def _walk(top: Path) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Yield every file; a folder that a link leads back to is entered once."""
    waiting = [(str(top), "", frozenset[tuple[int, int]]())]
    entered: Counter[tuple[int, int]] = Counter()
    while waiting:
        folder, prefix, above = waiting.pop()
        try:
            here = os.stat(folder)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        mark = (here.st_dev, here.st_ino)
        if mark in above or entered[mark] >= _WAYS:
            continue
        entered[mark] += 1
        files: list[tuple[str, tuple[int, int, int, int]]] = []
        folders: list[str] = []
        for entry in entries:
            try:
                if entry.is_dir():
                    folders.append(entry.name)
                else:
                    s = entry.stat()
                    files.append((entry.name, (s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino)))
            except OSError:
                continue
        files.sort(key=lambda file: (os.path.splitext(file[0])[0] not in _INDEX, file[0]))
        for name, stamp in _without_second_index(files):
            yield f"{prefix}{name}", stamp
        inside = above | {mark}
        waiting += [(os.path.join(folder, name), f"{prefix}{name}/", inside) for name in reversed(folders)]


def _without_second_index(
    files: list[tuple[str, tuple[int, int, int, int]]],
) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Leave out a `README.md` beside an `index.md`: both would have the same address."""
    names = {name for name, _ in files if name.endswith(MARKDOWN) and name.startswith("index.")}
    return [f for f in files if not (names and f[0].startswith("README.") and f[0].endswith(MARKDOWN))]


def _teller(config: Config) -> Callable[[str], tuple[str, bool]]:
    """Return what tells of a path why it is not part of the site, and whether the navigation may show it."""
    if not (config.exclude_docs or config.draft_docs or config.not_in_nav):
        return lambda path: ("excluded" if _is_hidden(path) else "", True)
    from pathspec.gitignore import GitIgnoreSpec

    own = [".*", "/templates/"]
    exclude, draft, outside = (
        GitIgnoreSpec.from_lines([*first, *lines.splitlines()])
        for first, lines in ((own, config.exclude_docs), ([], config.draft_docs), ([], config.not_in_nav))
    )

    def tell(path: str) -> tuple[str, bool]:
        if exclude.match_file(path):
            return "excluded", True
        if draft.match_file(path):
            return "draft", True
        return "", not outside.match_file(path)

    return tell


def _is_hidden(path: str) -> bool:
    return path.startswith((".", "templates/")) or "/." in path
