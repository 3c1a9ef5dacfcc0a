"""The starter site, as files of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARTER = Path(__file__).resolve().parent.parent / "data" / "starter"
_HARMLESS = frozenset({".git"})
"""What may lie in the folder already: a repository that was just made is as good as empty."""


def write_starter(folder: Path) -> int:
    """Write the starter site into a folder and return the number of its files.

    Raises:
        FunnelError: The folder holds something, or is none; nothing was written.
        OSError: Something could not be written; what was written before is gone again.
    """
    _refuse(folder)
    made: list[Path] = []
    try:
        count = 0
        for path, content in _files():
            place = folder / path
            made += _made_folders(place.parent)
            made.append(place)
            place.write_bytes(content)
            count += 1
    except OSError:
        _take_back(made)
        raise
    return count


def _refuse(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FunnelError(f"{folder}: this is a file; name a folder that is not there yet or is empty")
    held = sorted(entry.name for entry in folder.iterdir() if entry.name not in _HARMLESS)
    if held:
        shown = ", ".join(f"'{name}'" for name in held[:3]) + (", …" if len(held) > 3 else "")
        raise FunnelError(f"{folder}: the folder is not empty, it holds {shown}; nothing was written")


def _files() -> Iterator[tuple[Path, bytes]]:
    """Yield paths and contents; names that begin with a dot are kept under others, or packaging would obey them."""
    for file in sorted(_STARTER.rglob("*")):
        if file.is_file():
            parts = file.relative_to(_STARTER).parts
            named = [f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part for part in parts]
            yield Path(*named), file.read_bytes()


def _made_folders(folder: Path) -> list[Path]:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir()
    return missing[::-1]


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        try:
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        except OSError:
            continue  # Somebody else has put something there meanwhile.
