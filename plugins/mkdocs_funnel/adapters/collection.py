"""The garbage collector, kept out of work that leaves no garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector out of a step that makes many records and next to no garbage.

    It would walk over everything that is held, again and again: a third of the time of an audit.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
