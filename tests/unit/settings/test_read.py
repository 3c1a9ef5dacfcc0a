"""Files that are missing, empty or unreadable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.model.settings import Settings, StepPolicy
from mkdocs_funnel.settings import parse_settings, read_settings


def test_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    """A site without the file has settings all the same."""
    assert read_settings(tmp_path / "funnel.yml") == Settings()


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing yet\n", "---\n", "offers:\nrules:\n", "sequences: {}\n"]
)
def test_empty_file_gives_the_defaults(text: str) -> None:
    """A file, or a key of the file, in which nothing is filled in yet is fine."""
    assert parse_settings(text) == Settings()


def test_byte_order_mark_and_windows_lines_are_fine(tmp_path: Path) -> None:
    """Editors on Windows write both, and lines are counted as editors do."""
    file = tmp_path / "funnel.yml"
    file.write_bytes(b"\xef\xbb\xbfnext_step:\r\n  lead: no\r\n")
    assert list(read_settings(file).next_step.values()) == [StepPolicy.NONE]
    file.write_bytes(b"\xef\xbb\xbfnext_step:\r\n  lead: maybe\r\n")
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column, fault.excerpt) == (2, 9, "  lead: maybe")


def test_unreadable_file_is_a_fault(tmp_path: Path) -> None:
    """A folder of that name cannot be read, and the message says so under the name of the file."""
    with pytest.raises(SettingsError, match=r"site/funnel\.yml: the file cannot be read: ") as caught:
        read_settings(tmp_path, name="site/funnel.yml")
    assert len(caught.value.faults) == 1


def test_other_encodings_are_a_fault_with_a_line(tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused with the line of the first wrong byte."""
    file = tmp_path / "funnel.yml"
    file.write_bytes(b"offers:\n  caf\xe9: {}\n")
    with pytest.raises(SettingsError, match=r"funnel\.yml:2: the file is not UTF-8: byte 0xE9"):
        read_settings(file)


def test_messages_never_name_folders_of_the_machine(tmp_path: Path) -> None:
    """An absolute path is shortened to its last part."""
    file = tmp_path / "funnel.yml"
    file.write_text("- a list\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert [fault.file for fault in caught.value.faults] == ["funnel.yml"]


EXAMPLE = (Path(__file__).parent / "example.yml").read_text("utf-8")


@pytest.mark.parametrize(("text", "asked"), [("# empty", 0), (EXAMPLE, 0), ("offers: {a: {}}", 1)])
def test_pydantic_is_imported_only_where_a_file_has_a_fault(text: str, asked: int) -> None:
    """Importing the room, reading nothing, and reading what is sound costs nothing of it."""
    program = (
        "import sys, contextlib, mkdocs_funnel.settings as s; s.Globs(['**']).matches('a');"
        "s.parse_front_matter({'funnel': 'lead'}, '', 'a.md')\n"
        "with contextlib.suppress(Exception): s.parse_settings(sys.argv[1])\n"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, text], check=False).returncode == asked
