"""Real sites, each built once in each way, however many processes share the tests."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CORPORA = Path(os.environ.get("FUNNEL_CORPORA") or Path(__file__).parents[3] / "shared" / "corpora")
BLOG, DOCUMENTATION = "jxnl-blog", "mkdocs-material"
PATIENCE = 300
ZENSICAL = os.environ.get("ZENSICAL") or str(Path(sys.executable).with_name("zensical"))
"""The command to build with; it may live in an environment of its own."""

needs_corpora = pytest.mark.skipif(
    not (CORPORA / BLOG / "expected.json").is_file(),
    reason=f"the real sites are not in {CORPORA}; FUNNEL_CORPORA names their folder",
)
OFFER = "    url: https://maven.com/applied-llms/rag-playbook\n"


class RealSite:
    """A copy of a real site, built."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def report(self) -> dict[str, Any]:
        """The report of the build."""
        held: dict[str, Any] = json.loads((self.root / "build/reports/audit.json").read_text("utf-8"))
        return held

    def pages(self) -> dict[str, str]:
        """Return the HTML of every page by its place in the site."""
        site = self.root / "site"
        return {str(p.relative_to(site)): p.read_text("utf-8") for p in sorted(site.rglob("*.html"))}


def copied(name: str, root: Path) -> Path:
    """Copy a real site to a folder and return it; everything in it can be written to."""
    shutil.copytree(CORPORA / name, root, copy_function=shutil.copyfile)
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    return root


def _with_plugin(root: Path) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "\nplugins:\n" in text
    config.write_text(text.replace("\nplugins:\n", "\nplugins:\n  - funnel\n", 1), "utf-8")


def _with_steps(root: Path) -> None:
    _with_plugin(root)
    funnel = root / "funnel.yml"
    text, found = re.subn(r"^next_step:.*\n", "", funnel.read_text("utf-8"), flags=re.MULTILINE)
    assert found == 1
    funnel.write_text(text, "utf-8")


def _closed(root: Path) -> None:
    _with_plugin(root)
    funnel = root / "funnel.yml"
    text = funnel.read_text("utf-8")
    assert text.count(OFFER) == 1
    funnel.write_text(text.replace(OFFER, f"{OFFER}    closes: 2025-05-20\n"), "utf-8")


EDITS: dict[str, Callable[[Path], None]] = {
    "plugin": _with_plugin,
    "steps": _with_steps,
    "closed": _closed,
    "mkdocs": lambda root: None,
    "zensical": lambda root: None,
}
"""What is changed before a site is built; the last two are as their owners have them."""


def _build(name: str, root: Path, way: str) -> None:
    EDITS[way](copied(name, root))
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(root / "site")]
    command = [ZENSICAL, "build"] if way == "zensical" else mkdocs
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=PATIENCE)
    failure = f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}"
    half = root / "half"
    half.write_text(failure if done.returncode else "", "utf-8")
    half.rename(root / "done")


@pytest.fixture(name="real", scope="session")
def _real(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., RealSite]:
    """Return the function that builds a real site in one of the ways above."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def real(name: str, way: str = "plugin") -> RealSite:
        root = shared / f"{name}-{way}"
        try:
            Path(f"{root}.lock").mkdir()
        except FileExistsError:
            end = time.monotonic() + PATIENCE
            while not (root / "done").is_file() and time.monotonic() < end:
                time.sleep(0.05)
        else:
            _build(name, root, way)
        failure = (root / "done").read_text("utf-8")
        assert not failure, failure
        return RealSite(root)

    return real
