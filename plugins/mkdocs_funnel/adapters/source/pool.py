"""Many files read at once, on more than one processor where that pays."""

from __future__ import annotations

import gc
import marshal
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.source.digests import digest_of
from mkdocs_funnel.adapters.source.page import PageReader
from mkdocs_funnel.adapters.source.recipe import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mkdocs_funnel.adapters.source.recipe import Recipe

ENOUGH = 400
"""Files from which on a second process is worth its start."""

_MOST = 8
_BATCH = 64

Outcome = tuple[str, str, Record | None, str]
"""Source path, digest of the content, what it holds, and why it could not be read."""


def read_all(recipe: Recipe, folder: Path, paths: Sequence[str]) -> Iterator[Outcome]:
    """Read the files of the content folder at `paths`, in that order."""
    workers = min(_processors(), _MOST, len(paths) // (ENOUGH // 2))
    done = 0
    if workers > 1:
        # Where processes cannot be started, or one dies, this one goes on alone, if slower.
        with suppress(OSError, RuntimeError):
            for outcome in _shared(recipe, folder, paths, workers):
                done += 1
                yield outcome
    if done < len(paths):
        yield from _read(PageReader(recipe), folder, paths[done:])


def _shared(recipe: Recipe, folder: Path, paths: Sequence[str], workers: int) -> Iterator[Outcome]:
    # They take longer to import than a small site to read.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    batches = [paths[at : at + _BATCH] for at in range(0, len(paths), _BATCH)]
    context = multiprocessing.get_context(_method(multiprocessing.get_all_start_methods()))
    with ProcessPoolExecutor(workers, context, _start, (recipe, folder)) as pool:
        for outcomes in pool.map(_batch, batches):
            for path, digest, record, wrong in marshal.loads(outcomes):  # noqa: S302  # from a process of ours
                yield path, digest, None if record is None else Record(*record), wrong


_READER: list[tuple[PageReader, Path]] = []
"""The reader of a worker process."""


def _start(recipe: Recipe, folder: Path) -> None:
    gc.disable()  # A worker ends with its work, and nothing that it makes refers to itself.
    _READER[:] = [(PageReader(recipe), folder)]


def _batch(paths: Sequence[str]) -> bytes:
    reader, folder = _READER[0]
    # Records are plain data, as the cache needs them; so they travel faster.
    return marshal.dumps(
        [
            (path, digest, None if record is None else tuple(record), wrong)
            for path, digest, record, wrong in _read(reader, folder, paths)
        ]
    )


def _read(reader: PageReader, folder: Path, paths: Iterable[str]) -> Iterator[Outcome]:
    top = str(folder)
    for path in paths:
        try:
            with open(f"{top}/{path}", "rb") as file:
                content = file.read()
        except (OSError, ValueError) as error:
            yield path, "", None, getattr(error, "strerror", None) or str(error)
        else:
            yield path, digest_of(content), reader.read(path, content), ""


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _method(known: Sequence[str]) -> str:
    """Return how processes are started: a copy of this one is fastest, and safe while it has one thread."""
    try:
        alone = len(os.listdir("/proc/self/task")) == 1
    except OSError:
        alone = False
    return "fork" if "fork" in known and alone and threading.active_count() == 1 else "spawn"
