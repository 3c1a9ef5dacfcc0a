"""How far long work has come, for those who watch."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_funnel.adapters.project import Item

MANY = 500
"""Pages from which on one may wonder whether anything happens: about half a second."""


def progress(items: Iterable[Item], total: int, /) -> Iterable[Item]:
    """Pass `items` on, with a bar on the terminal if there are many; nothing is shown in a log or a pipe."""
    if total < MANY or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, "Reading", total, console=Console(stderr=True), transient=True)
