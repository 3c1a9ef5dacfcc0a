"""`funnel diff`."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def audit(path: Path, errors: int = 0, level: str = "error") -> Path:
    """Write an `audit.json` with that many findings."""
    finding = {"code": "FN101", "name": "dead-end", "level": level, "line": 3, "remedy": "", "excused": None}
    told = [
        {**finding, "path": f"{number}.md", "message": "Fact.", "fingerprint": str(number)}
        for number in range(errors)
    ]
    figures = {"pieces": 3, "asking": 1, "reach_ask": 2, "ends": 1, "ends_written": 1}
    shares = {"coverage": 0.5, "coverage_written": 0.5, "coverage_within": {"clicks": 3, "share": 0.5}}
    counts = {"asks": {"written": 1, "automatic": 0}, "findings": {"error": errors, "warning": 0, "info": 0}}
    document: dict[str, Any] = {
        "version": 1,
        "site": {"name": "Example", "pages_seen": 3},
        "summary": {**figures, **shares, **counts},
        "pieces": [],
        "ends": [],
        "findings": told,
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def diff(*arguments: object, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    code = "import sys; from mkdocs_funnel.cli.main import main; sys.argv[0] = 'funnel'; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "diff", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding=encoding,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": encoding, "PATH": ""},
    )


def test_changes_are_shown_and_exit_with_0(tmp_path: Path) -> None:
    """New findings alone do not fail."""
    done = diff(audit(tmp_path / "old.json"), audit(tmp_path / "new.json", errors=1))
    assert (done.returncode, done.stderr) == (0, "")
    assert "New findings  1\n  0.md:3  FN101 Fact.\n" in done.stdout


@pytest.mark.parametrize(("errors", "level", "code"), [(2, "error", 1), (2, "warning", 0), (1, "error", 0)])
def test_fail_on_new(errors: int, level: str, code: int, tmp_path: Path) -> None:
    """Only a new error fails; a new warning and an old error do not."""
    old = audit(tmp_path / "old.json", errors=1)
    done = diff("--fail-on-new", old, audit(tmp_path / "new.json", errors=errors, level=level))
    assert done.returncode == code
    assert done.stdout.startswith("Funnel diff  Example\n")


def test_markdown_is_the_comment(tmp_path: Path) -> None:
    """The other format is that of a pull request."""
    done = diff("--format", "markdown", audit(tmp_path / "old.json"), audit(tmp_path / "new.json", errors=1))
    assert done.stdout.startswith("<!-- funnel-audit -->\n### Funnel audit: Example\n")
    assert "**New findings: 1**" in done.stdout


def test_long_lists_are_cut_unless_asked_for(tmp_path: Path) -> None:
    """`--verbose` leaves nothing out."""
    files = audit(tmp_path / "old.json"), audit(tmp_path / "new.json", errors=15)
    assert "… 5 more" in diff(*files).stdout
    assert "… 5 more" not in diff("-v", *files).stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "the file is not JSON: "),
        (b"\xff\xfe", "the file is not JSON: "),
        (b"[" * 100_000, "the file is not JSON: "),
        (b"9" * 10_000, "the file is not JSON: "),
        (b"[]", "the file is not an audit.json"),
        (b"{}", "this is not an audit.json: it has no 'version'"),
        (b'{"version": 2}', "'2' is not a version of audit.json that is read; 1 is"),
        (b'{"version": 1}', "this is not as an audit.json should be:\n  site: "),
    ],
)
def test_files_that_are_none_exit_with_2(content: bytes, message: str, tmp_path: Path) -> None:
    """Each is called by its name, in words, without a traceback."""
    broken = tmp_path / "broken.json"
    broken.write_bytes(content)
    done = diff(audit(tmp_path / "old.json"), broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{broken}: {message}")
    assert "Traceback" not in done.stderr


def test_missing_file_and_folder_exit_with_2(tmp_path: Path) -> None:
    """What cannot be read is said, and why."""
    for path in (tmp_path / "none.json", tmp_path):
        done = diff(path, audit(tmp_path / "new.json"))
        assert done.returncode == 2
        assert done.stderr.startswith(f"{path}: the file cannot be read: ")


def test_terminals_without_the_characters_do_no_harm(tmp_path: Path) -> None:
    """What an encoding does not have is replaced."""
    done = diff(audit(tmp_path / "old.json", errors=1), audit(tmp_path / "new.json"), encoding="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "  ?1\n" in done.stdout
