"""A real `mkdocs serve`: each change is judged anew."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.sites.conftest import Workshop

FUNNEL = """
    offers:
      course: {kind: sale, title: The course, url: "https://shop.example.com/course", label: Enroll now}
    roles: [{paths: ["**"], role: [lead, nurture]}]
    next_step: {lead: none, nurture: none, ask: none}
"""
PAGES = {"index.md": "# Home\n\n[a](a.md)\n", "a.md": "# A\n\n[Enroll now](offer:course)\n"}
PATIENCE = 20.0
"""Seconds to wait for a build; one takes about half a second."""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def _serving(root: Path, port: int) -> Iterator[Callable[[str, int], str]]:
    """Serve a site; yields a function that waits until the log holds a text so many times."""
    log = root / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "-a", f"127.0.0.1:{port}"]
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=root, stdout=out, stderr=out, env={**os.environ, "COLUMNS": "500"}
        )

    def wait(text: str, times: int) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            held = log.read_text(encoding="utf-8")
            if held.count(text) >= times:
                return held
            assert server.poll() is None, held
            time.sleep(0.1)
        raise AssertionError(f"'{text}' was not logged {times} times:\n{log.read_text(encoding='utf-8')}")

    try:
        yield wait
    finally:
        server.terminate()
        server.wait(PATIENCE)


def test_edits_are_judged(site: Workshop) -> None:
    """Edits of a page and of funnel.yml lead to new verdicts; a leak does not stop the server."""
    root = site.write(PAGES, FUNNEL)
    port = _free_port()
    with _serving(root, port) as wait:
        wait("funnel: 2 pieces, 100 % lead to an ask", 1)
        wait("Serving on", 1)

        (root / "docs/a.md").write_text("# A\n\n[Back](index.md)\n", encoding="utf-8")
        wait("funnel: 2 pieces, 0 % lead to an ask", 1)

        settings = (root / "funnel.yml").read_text(encoding="utf-8")
        (root / "funnel.yml").write_text(settings.replace("lead: none", "lead: ask"), encoding="utf-8")
        wait("funnel: 2 pieces, 0 % lead to an ask (100 % with next steps)", 1)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/a/", timeout=PATIENCE) as page:
            assert b"https://shop.example.com/course" in page.read()


def test_broken_settings_do_not_stop_the_server(site: Workshop) -> None:
    """The faults are shown, and once they are mended the site builds again."""
    root = site.write(PAGES, FUNNEL)
    with _serving(root, _free_port()) as wait:
        wait("Serving on", 1)
        settings = (root / "funnel.yml").read_text(encoding="utf-8")
        (root / "funnel.yml").write_text(settings.replace("kind: sale", "kind: sail"), encoding="utf-8")
        wait("'sail' is not one of", 1)

        (root / "funnel.yml").write_text(settings, encoding="utf-8")
        wait("funnel: 2 pieces, 100 % lead to an ask", 2)
