"""The site of this repository, which is the demonstration, and what the README promises."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SH = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a strict build of a copy, so that site and reports are written there."""
    root = tmp_path_factory.mktemp("own-site")
    shutil.copytree(REPOSITORY / "content", root / "content")
    for name in ("mkdocs.yml", "funnel.yml"):
        shutil.copyfile(REPOSITORY / name, root / name)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return root / "build"


@pytest.fixture(name="report", scope="module")
def _report(built: Path) -> dict[str, Any]:
    """Return the report of that build."""
    held: dict[str, Any] = json.loads((built / "reports/audit.json").read_text("utf-8"))
    return held


def test_it_has_no_finding(report: dict[str, Any]) -> None:
    """What we sell we hold to: nothing is found at any level but what is excused with a reason."""
    live = [(f["code"], f["path"], f["message"]) for f in report["findings"] if f["excused"] is None]

    assert live == []
    assert all(f["excused"].strip() for f in report["findings"])


def test_every_piece_leads_to_the_ask(report: dict[str, Any]) -> None:
    """As readers meet it every piece leads to the start; there are pieces of every role."""
    summary = report["summary"]

    assert summary["coverage"] == 1.0
    assert summary["ends"] == 0
    assert all(summary["roles"][role] for role in ("lead", "nurture", "ask"))
    assert {offer["id"]: offer["state"] for offer in report["offers"]} == {
        "start": "open",
        "checklist": "open",
    }


def test_a_reader_sees_it_work(built: Path, report: dict[str, Any]) -> None:
    """Articles end in one next step, and no page shows a shortcode outside code."""
    for piece in report["pieces"]:
        path = piece["path"]
        html = (built / "site" / piece["url"] / "index.html").read_text("utf-8")
        count = 1 if piece["next_step"] else 0
        assert html.count('class="funnel funnel-next-step"') == count, path
        shown = re.sub(r"<(pre|code)\b.*?</\1>", "", html, flags=re.DOTALL)
        assert not re.search(r"""(["'(<]|&lt;)offer:|///\s*(ask|signup)""", shown), path
    assert any(piece["next_step"] for piece in report["pieces"])


def test_it_names_no_real_address(built: Path) -> None:
    """Every address outside code leads into the site, or to what the product is made of."""
    pages = [*(built / "site").rglob("*.html")]
    assert len(pages) > 15
    for page in pages:
        html = re.sub(r"<(pre|code)\b.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
        article = re.search(r"<article.*?</article>", html, re.DOTALL)
        hosts = re.findall(r'(?:href|src|action)="https?://([^/"]+)', article.group() if article else "")
        assert not [host for host in hosts if host.endswith(("example.com", "example.org"))], page


def test_the_readme_has_two_commands() -> None:
    """The first builds the site, the second runs the tests; each is one line that can be pasted."""
    blocks = SH.findall((REPOSITORY / "README.md").read_text("utf-8"))
    first, second = (block.splitlines() for block in blocks[:2])

    assert len(first) == len(second) == 1
    for line in (first[0], second[0]):
        assert shlex.split(line)[:4] == ["python3", "-m", "venv", ".venv"]
        assert ".venv/bin/pip install" in line
    assert first[0].endswith(".venv/bin/mkdocs build --strict")
    assert ".venv/bin/python -m pytest" in second[0]
    assert "'.[test]'" in second[0]
