"""The garbage collector, kept out of work that leaves no garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collection(*, to_the_end: bool = False) -> Iterator[None]:
    """Keep the garbage collector out of a step that makes many records and next to no garbage.

    It would walk over everything that is held, again and again: a third of the time of an audit. Of a step
    that goes on to the end of the process, nothing is walked over when that ends.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        if enabled:
            gc.enable()
