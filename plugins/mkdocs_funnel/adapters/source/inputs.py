"""What the reading of a site depended on, noted as it is read: unchanged inputs give an unchanged report."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source.digests import digest_of, digest_of_file
from mkdocs_funnel.adapters.source.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_funnel.adapters.source.files import Found
    from mkdocs_funnel.adapters.source.records import Records
    from mkdocs_funnel.adapters.source.walk import Stamp

_MOST = 2000
"""Files of a theme's own folder; more of them are not its templates alone."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder all of whose names count."""

    folder: str
    files: Sequence[tuple[str, Stamp]]
    """Paths below the folder, and stamps as they were before the files were read."""

    digests: Mapping[str, str] = field(default_factory=dict)
    """By path the digests of those that were read."""


class Inputs:
    """The files, names of files and variables that one run read or looked for."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        """Digests of what was read, `` for what was not there."""

        self.variables: set[str] = set()
        self.trees: list[Tree] = []
        self.root = ""
        """The folder of the configuration."""

        self.is_whole = False
        """Whether everything was noted."""

    def note(self, path: Path | str, content: bytes) -> None:
        """Note a file that was read."""
        self.files[str(path)] = digest_of(content)

    def look(self, path: Path | str) -> None:
        """Note a file that is going to be read, or just looked for."""
        self.files.setdefault(str(path), digest_of_file(str(path)))

    def templates(self, folder: Path | None) -> None:
        """Note the folder whose templates may be rendered."""
        if folder is None:
            return
        files = list(itertools.islice(walk(str(folder)), _MOST + 1))
        if len(files) > _MOST:
            self.root = ""
            return
        for path, _ in files:
            self.look(os.path.join(folder, path))
        self.trees.append(Tree(str(folder), files))

    def pages(self, folder: Path, files: Iterable[Found], records: Records) -> None:
        """Note the content folder and what was read of it; from here on everything is noted."""
        self.trees.append(Tree(str(folder), [(file.path, file.stamp) for file in files], records.digests))
        self.files |= records.included
        self.is_whole = bool(self.root)
