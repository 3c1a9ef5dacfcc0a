"""The registry of formats, and reports as files."""

from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.reporters import REPORTERS, reporter
from mkdocs_funnel.reporters.write import write_reports

if TYPE_CHECKING:
    from pathlib import Path


def test_every_format_makes_a_text_that_ends_with_a_newline(sample: Any) -> None:
    """Each name leads to a reporter that works, and to a file of its own."""
    for name in REPORTERS:
        assert reporter(name)(sample.REPORT).endswith("\n")
        assert "".join(reporter(name).parts(sample.REPORT)) == reporter(name)(sample.REPORT)
    assert len({entry.file for entry in REPORTERS.values()}) == len(REPORTERS)


def test_unknown_format_names_the_known_ones() -> None:
    """A mistyped format is answered with those there are."""
    with pytest.raises(FunnelError, match="'jsn' is not a report format; the formats are text, json"):
        reporter("jsn")


def test_no_reporter_is_imported_before_it_is_called() -> None:
    """The registry alone costs nothing, and plain text does not load rich."""
    code = (
        "import sys, mkdocs_funnel.reporters, mkdocs_funnel.reporters.write\n"
        "assert 'mkdocs_funnel.reporters.text' not in sys.modules\n"
        "import mkdocs_funnel.reporters.text\n"
        "assert not any(name.split('.')[0] == 'rich' for name in sys.modules)\n"
    )
    path = ":".join(sys.path) if sys.platform != "win32" else ";".join(sys.path)
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env={"PYTHONPATH": path}, capture_output=True, text=True
    )
    assert done.stderr == ""


def test_files_are_written_in_order(tmp_path: Path, sample: Any) -> None:
    """Each format gets its file, the folder is made, nothing else is left there."""
    folder = tmp_path / "build" / "reports"
    written = write_reports(sample.REPORT, folder, ["json", "text", "json"])
    assert written == (folder / "audit.json", folder / "audit.txt")
    assert sorted(folder.iterdir()) == sorted(written)
    assert written[0].read_text(encoding="utf-8") == reporter("json")(sample.REPORT)
    assert b"\r" not in written[1].read_bytes()


def test_files_are_replaced_and_as_readable_as_others(tmp_path: Path, sample: Any) -> None:
    """An old report is replaced whole, with the permissions of any new file."""
    (tmp_path / "audit.txt").write_text("x" * 1_000_000, encoding="utf-8")
    other = tmp_path / "other"
    other.touch()
    (written,) = write_reports(sample.EMPTY, tmp_path, ["text"])
    assert written.read_text(encoding="utf-8").startswith("Funnel audit\n")
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_unknown_format_writes_nothing(tmp_path: Path, sample: Any) -> None:
    """A mistake in one format is found before any file is touched."""
    with pytest.raises(FunnelError, match="'pdf'"):
        write_reports(sample.REPORT, tmp_path / "reports", ["text", "pdf"])
    assert not (tmp_path / "reports").exists()


def test_folder_that_cannot_be_made(tmp_path: Path, sample: Any) -> None:
    """A file in the way of the folder is named."""
    (tmp_path / "reports").write_text("", encoding="utf-8")
    with pytest.raises(FunnelError, match=r"cannot make the folder for reports '.*reports': "):
        write_reports(sample.REPORT, tmp_path / "reports", ["text"])


def test_file_that_cannot_be_replaced(tmp_path: Path, sample: Any) -> None:
    """A folder in the way of a file is named, and no half-written file stays."""
    (tmp_path / "audit.txt" / "full").mkdir(parents=True)
    with pytest.raises(FunnelError, match=r"cannot write the report '.*audit\.txt': "):
        write_reports(sample.REPORT, tmp_path, ["text"])
    assert [path.name for path in tmp_path.iterdir()] == ["audit.txt"]
