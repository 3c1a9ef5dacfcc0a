"""The bar on long work."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from mkdocs_funnel.cli import progress as module
from mkdocs_funnel.cli.progress import MANY, progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """Says that somebody watches."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_nothing_is_shown_where_nobody_watches() -> None:
    """In a pipe the items themselves come back."""
    items = range(MANY * 2)
    assert progress(items, len(items)) is items


def test_nothing_is_shown_for_little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal too."""
    monkeypatch.setattr(module.sys, "stderr", Terminal())
    items = range(MANY - 1)
    assert progress(items, len(items)) is items


def test_a_bar_is_shown_for_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """It passes every item on, in order."""
    terminal = Terminal()
    monkeypatch.setattr(module.sys, "stderr", terminal)
    assert list(progress(range(MANY), MANY)) == list(range(MANY))
    assert "Reading" in terminal.getvalue()
