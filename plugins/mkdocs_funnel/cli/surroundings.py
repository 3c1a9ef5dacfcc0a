"""What a run of the audit depends on beside the files of the site: who runs, where, and to what screen."""

# pathlib takes longer to import than all of this to run.
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH116, PTH120
from __future__ import annotations

import os
import sys
import time

from mkdocs_funnel import __version__
from mkdocs_funnel.adapters.source.digests import digest_of
from mkdocs_funnel.adapters.source.walk import TICK, newest_of, stamp_of, walk
from mkdocs_funnel.cli.run_file import listing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DAY = 86_400
_VARIABLES = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "COLUMNS", "LINES")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def identity(arguments: Sequence[str]) -> str:
    """Return what was asked, where and when, and by what; the clock's day counts whether it is needed or not."""
    told = [os.environ.get(name) for name in _VARIABLES]
    screen = [_screen(stream) for stream in (sys.stdout, sys.stderr)]
    python = (sys.version, sys.executable, str(sys.flags), sys.getfilesystemencoding(), sys.path)
    day = time.time_ns() // 1_000_000_000 // _DAY
    return repr((__version__, python, os.getcwd(), list(arguments), told, screen, day))


def _screen(stream: object) -> tuple[object, ...]:
    if stream is None:
        return ()
    terminal = stream.isatty()  # type: ignore[attr-defined]
    width = os.get_terminal_size(stream.fileno()) if terminal else None  # type: ignore[attr-defined]
    return terminal, width, getattr(stream, "encoding", ""), getattr(stream, "errors", "")


def tools() -> tuple[str, int]:
    """Return the stamps of the package and of the folders that modules come from, and the newest time in them.

    What is installed, replaced or taken out changes the folder it is in. The folder of the call is not
    counted: it is the site's.
    """
    files = list(walk(_PACKAGE, without="__pycache__"))
    if not os.path.isdir(f"{_PACKAGE}/theme"):
        files += walk(f"{os.path.dirname(os.path.dirname(_PACKAGE))}/theme")
    here = os.getcwd()
    for place in sys.path:
        if place and place != here and os.path.exists(place):
            files.append((place, stamp_of(os.stat(place))))
    return listing(files), newest_of(files)


def digest_of_variables(names: Iterable[str]) -> str:
    """Return what changes whenever the value of one of these variables does; values are nobody's business."""
    return digest_of(repr([os.environ.get(name) for name in names]).encode("utf-8", "surrogateescape"))


def is_settled(newest: int, started: int) -> bool:
    """Return whether a time of change is so long before the run that no later change can bear it too."""
    return newest + TICK < started
