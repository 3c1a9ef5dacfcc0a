"""A run of the audit whose inputs are what they were at an earlier one: it prints, writes and ends as that did.

Kept free of imports that take time: with a site that has not changed nothing else is done. Whatever
does not fit, or cannot be read or written, leads to an ordinary run.
"""

# pathlib takes longer to import than all of this to run.
# ruff: noqa: PTH105, PTH108, PTH110, PTH116, PTH118, PTH123
from __future__ import annotations

import os
import sys
import time

from mkdocs_funnel.adapters.source.digests import digest_of_file
from mkdocs_funnel.adapters.source.walk import newest_of, stamp_of, walk
from mkdocs_funnel.cli.run_file import Run, listing, parsed, place_of, split, store
from mkdocs_funnel.cli.surroundings import digest_of_variables, identity, is_settled, tools

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def replayed(arguments: Sequence[str]) -> int | None:
    """Return the exit code of the run that was replayed; None: this one has to be made."""
    started = time.time_ns()
    place = place_of(arguments)
    try:
        with open(place, "rb") as file:
            run = parsed(file.read(), identity(arguments))
        if run is None or not _is_unchanged(run):
            return None
        is_same = _Check(run.started)
        files = is_same.files(run.files)
        trees = [is_same.tree(*tree) for tree in run.trees]
        if is_same.failed or not _write(run, arguments):
            return None
    except (OSError, ValueError, IndexError, AttributeError, TypeError):
        return None
    _say(run)
    if is_same.doubted:
        run.started, run.files, run.trees = started, files, trees
        _store_again(run, place)
    return run.code


def _is_unchanged(run: Run) -> bool:
    """Return whether everything beside the content of files is as it was."""
    return (
        run.tools == tools()[0]
        and run.variables[-1] == digest_of_variables(run.variables[:-1])
        and all(os.path.exists(place[1:]) == (place[0] == "+") for place in run.places)
    )


class _Check:
    """Looks whether files are the same: by their stamps where these can be believed, else by their contents."""

    def __init__(self, started: int) -> None:
        self._started = started
        self.failed = False
        self.doubted = False
        """Whether contents had to be compared; fresh stamps will spare the next run that."""

    def files(self, told: list[str]) -> list[str]:
        """Compare single files; return them with their stamps of today."""
        now: list[str] = []
        for path, digest, stamp in zip(told[::3], told[1::3], told[2::3], strict=True):
            try:
                found = stamp_of(os.stat(path))
            except (OSError, ValueError):
                shown = ""
            else:
                shown = " ".join(map(str, found))
                if shown != stamp or not is_settled(max(found[1:3]), self._started):
                    self._compare(path, digest)
            self.failed = self.failed or bool(digest and not shown)
            now += (path, digest, shown)
        return now

    def tree(self, head: str, told: str, digests: str) -> tuple[str, str, str]:
        """Compare a folder and all below it; return it with the stamps of today."""
        newest, _, folder = head.partition(" ")
        files = list(walk(folder))
        now = listing(files)
        if now == told and is_settled(int(newest), self._started):
            return head, told, digests
        pairs, known = split(told), split(digests) or [""] * len(files)
        if pairs[::2] != [path for path, _ in files] or self.failed:
            self.failed = True
            return head, told, digests
        for (path, found), stamp, digest in zip(files, pairs[1::2], known, strict=True):
            if not digest:
                continue
            if stamp.partition(" ")[0] != str(found[0]):
                self.failed = True
            elif stamp != " ".join(map(str, found)) or not is_settled(max(found[1:3]), self._started):
                self._compare(os.path.join(folder, path), digest)
            if self.failed:
                break
        self.doubted = True
        return f"{newest_of(files)} {folder}", now, digests

    def _compare(self, path: str, digest: str) -> None:
        self.doubted = True
        self.failed = self.failed or digest_of_file(path) != digest


def _write(run: Run, arguments: Sequence[str]) -> bool:
    """Write the reports as the run did; return whether that was possible."""
    for value, content in run.reports:
        if value not in arguments and f"--format={value}" not in arguments:
            return False
        path = value.partition("=")[2]
        folder, name = os.path.split(path)
        beside = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
        try:
            with open(beside, "xb") as file:
                file.write(content)
            os.replace(beside, path)
        except OSError:
            if os.path.exists(beside):
                os.unlink(beside)
            return False
    return True


def _say(run: Run) -> None:
    try:
        for error, text in _streamed(run.said):
            stream = sys.stderr if error else sys.stdout
            stream.write(text)
            stream.flush()
    except BrokenPipeError:
        # The one who reads has gone; so did the run end that is replayed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        run.code = 1


def _streamed(said: list[str]) -> Iterator[tuple[bool, str]]:
    for text in said:
        yield text[0] == "e", text[1:]


def _store_again(run: Run, place: str) -> None:
    try:
        store(run, place)
    except OSError:
        return
