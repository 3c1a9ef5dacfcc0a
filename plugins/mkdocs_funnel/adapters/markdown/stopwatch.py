"""How much of a build is the tool's own work."""

from __future__ import annotations

import time
from gc import disable, enable, isenabled


class Stopwatch:
    """Adds up the time spent in `with` blocks; a block within a block counts once.

    The garbage collector rests meanwhile: it would walk over all that the generator holds, to find nothing of ours,
    which dies as soon as it is let go.
    """

    __slots__ = ("_collects", "_depth", "_start", "seconds")

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._start = 0.0
        self._collects = False

    def __enter__(self) -> None:
        """Start, unless it runs already."""
        self._depth += 1
        if self._depth == 1:
            self._collects = isenabled()
            disable()
            self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        """Stop at the end of the outermost block."""
        self._depth -= 1
        if self._depth == 0:
            self.seconds += time.perf_counter() - self._start
            if self._collects:
                enable()
