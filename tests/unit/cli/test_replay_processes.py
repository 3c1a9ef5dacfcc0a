"""Runs in processes of their own: at once, on a terminal, and with as little as can be."""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.conftest import DAY, Done

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs are replayed where stamps tell enough")


def _calls(site: Path, code: str) -> list[subprocess.Popen[str]]:
    return [
        subprocess.Popen(
            [sys.executable, "-c", code, "audit", *DAY, "--format", "csv=out.csv"],
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]


def test_runs_at_once(site: Path) -> None:
    """Many at the same time say the same, at first and when they are replayed."""
    code = "import sys; from mkdocs_funnel.cli.main import main; sys.argv[0] = 'funnel'; main()"
    said = set()
    for _ in range(2):
        for call in _calls(site, code):
            out, err = call.communicate(timeout=60)
            said.add((out, err, call.returncode))
    assert len(said) == 1
    assert not list(site.glob(".out.csv*"))
    assert len(list((site / ".cache/funnel").glob("run-*"))) <= 1


def test_a_replay_imports_next_to_nothing(site: Path, audit: Callable[..., Done]) -> None:
    """What makes it fast is what is left out."""
    code = (
        "import sys; from mkdocs_funnel.cli import main, recording, replay, surroundings;"
        "recording.tools = replay.tools = lambda: ('tools', 0);"
    )
    light = (
        "import sys; from mkdocs_funnel.cli import main, replay; replay.tools = lambda: ('tools', 0);"
        "sys.argv[0] = 'funnel'\ntry: main.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    for each in (code + "sys.argv[0] = 'funnel'; main.main()", light):
        done = subprocess.run(
            [sys.executable, "-c", each, "audit", *DAY], cwd=site, check=False, capture_output=True, text=True
        )
    heavy = {
        "click",
        "rich",
        "yaml",
        "pydantic",
        "rustworkx",
        "selectolax",
        "jinja2",
        "json",
        "typing",
        "pathlib",
    }
    loaded = set(done.stderr.split())
    assert "mkdocs_funnel.cli.replay" in loaded
    assert not loaded & heavy


def _on_terminal(site: Path, width: int, *more: str) -> tuple[str, bool]:
    """Return what a run prints on a terminal of that width, and whether it was replayed."""
    fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))
    code = (
        "import sys; from mkdocs_funnel.cli import main, recording, replay;"
        "recording.tools = replay.tools = lambda: ('tools', 0); made = []; run = main._run;"
        "main._run = lambda: (made.append(1), run()); sys.argv[0] = 'funnel'\n"
        "try: main.main()\nfinally: sys.stderr.write(str(len(made)))"
    )
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    call = [sys.executable, "-c", code, "audit", *DAY, *more]
    with subprocess.Popen(call, cwd=site, stdout=theirs, stderr=subprocess.PIPE, text=True) as process:
        os.close(theirs)
        said = b""
        with contextlib.suppress(OSError):  # The end of a terminal is an error on Linux.
            while part := os.read(ours, 65_536):
                said += part
        err = process.stderr.read() if process.stderr else ""
    os.close(ours)
    return said.decode(), err.endswith("0")


def test_the_terminal_counts(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours and the width of a terminal are those of the terminal at hand."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    wide, _ = _on_terminal(site, 100)
    assert "\x1b[" in wide
    assert _on_terminal(site, 100) == (wide, True)
    narrow, replayed = _on_terminal(site, 60)
    assert not replayed
    assert (narrow, False) == _on_terminal(site, 60, "--no-cache")
    assert _on_terminal(site, 60) == (narrow, True)
