"""What is counted as the tool's own time."""

from __future__ import annotations

import gc
import time

import pytest

from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second pass with every look at the clock."""
    ticks = iter(range(1000))
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(ticks)))


@pytest.mark.usefixtures("clock")
def test_blocks_add_up() -> None:
    """Each is counted, what is between them is not."""
    timed = Stopwatch()
    for _ in range(3):
        with timed:
            pass
        time.perf_counter()
    assert timed.seconds == 3


@pytest.mark.usefixtures("clock")
def test_a_block_within_a_block_counts_once() -> None:
    """The outermost decides."""
    timed = Stopwatch()
    with timed:
        with timed:
            time.perf_counter()
        time.perf_counter()
    assert timed.seconds == 3


@pytest.mark.usefixtures("clock")
def test_a_block_that_fails_is_counted() -> None:
    """And the next one starts anew."""
    timed = Stopwatch()
    with pytest.raises(ValueError, match="x"), timed:
        raise ValueError("x")
    with timed:
        pass
    assert timed.seconds == 2


def test_the_collector_rests_meanwhile_and_goes_on_as_it_was() -> None:
    """Inside a block within a block, too; who had switched it off finds it off."""
    timed = Stopwatch()
    assert gc.isenabled()
    with timed:
        with timed:
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with timed:
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
