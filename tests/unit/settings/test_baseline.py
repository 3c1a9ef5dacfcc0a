"""The file of findings that are no news."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.errors import FunnelError, SettingsError
from mkdocs_funnel.settings.baseline import parse_baseline, read_baseline, write_baseline

if TYPE_CHECKING:
    from pathlib import Path

_ENTRY = {"code": "FN101", "path": "a.md", "fingerprint": "0123456789abcdef", "message": '`a` "ends" it'}


def _text(*entries: object, version: object = 1, indent: int | None = 2) -> str:
    return json.dumps({"version": version, "findings": list(entries)}, indent=indent)


def _faults(text: str) -> list[str]:
    with pytest.raises(SettingsError) as raised:
        parse_baseline(text)
    return [f"{fault.line}: {fault.message}" for fault in raised.value.faults]


def test_entries_are_read_with_their_lines() -> None:
    """Whatever the layout of the file is."""
    other = {**_ENTRY, "fingerprint": "f" * 16, "message": 'the "fingerprint": "x" of it'}
    found = parse_baseline(_text(_ENTRY, other), "here.json")
    assert [(e.fingerprint, e.line) for e in found.entries] == [("0123456789abcdef", 7), ("f" * 16, 13)]
    assert (found.entries[0].code, found.entries[0].path, found.file) == ("FN101", "a.md", "here.json")
    assert [e.line for e in parse_baseline(_text(_ENTRY, other, indent=None)).entries] == [1, 1]


def test_yaml_is_read_too() -> None:
    """With lines, as the settings are."""
    entry = "  - code: FN101\n    path: a.md\n    fingerprint: 0a23456789abcdef\n    message: m\n"
    text = f"version: 1\nfindings:\n{entry}"
    (entry,) = parse_baseline(text).entries
    assert (entry.fingerprint, entry.line) == ("0a23456789abcdef", 3)


@pytest.mark.parametrize("text", ["", "\n", "{}\n".replace("{}", '{"version": 1}'), _text()])
def test_a_file_without_entries(text: str) -> None:
    """Nothing is excused by nothing."""
    assert parse_baseline(text).entries == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "1: the file must be a mapping with 'version' and 'findings', not a list"),
        (_text(version=2), "2: version: '2' (a number) is not a version that can be read; it must be 1"),
        ('{"version": 1, "findings": {}}', "1: findings: a list is needed, not a mapping"),
        (
            '{"version": 1,\n "finding": []}',
            "2: finding: 'finding' is not a known key (did you mean 'findings'?)",
        ),
        (_text("x"), "4: findings[0]: a mapping with code, path, fingerprint, message is needed, not 'x'"),
        (_text({**_ENTRY, "code": "dead-end"}), "5: findings[0].code: 'dead-end' is not the code of a rule"),
        (_text({**_ENTRY, "fingerprint": "xyz"}), "7: findings[0].fingerprint: 'xyz' is not a fingerprint"),
        (_text({**_ENTRY, "path": 3}), "6: findings[0].path: a text is needed, not '3' (a number)"),
        (_text({**_ENTRY, "line": 3}), "9: findings[0].line: 'line' is not a known key"),
        (_text({k: v for k, v in _ENTRY.items() if k != "path"}), "4: findings[0].path: is missing"),
    ],
)
def test_faults_have_their_line(text: str, expected: str) -> None:
    """Each names the value and what is allowed."""
    (fault,) = _faults(text)
    assert fault.startswith(expected)


def test_all_faults_at_once() -> None:
    """A file is mended in one go."""
    assert len(_faults(_text({**_ENTRY, "code": "x"}, {**_ENTRY, "fingerprint": "x"}, version=0))) == 3


@pytest.mark.parametrize(
    "text", ['{"version": 1, "findings": [', '{"version": 1,,}', "<<<<<<< HEAD\n{}", "[" * 5000]
)
def test_what_is_no_json_is_a_fault(text: str) -> None:
    """A merge that went wrong, or half a file: told with the place, never a traceback."""
    assert _faults(text)


def test_a_missing_file_is_fine_unless_it_was_named(tmp_path: Path) -> None:
    """A site without a baseline has none."""
    assert read_baseline(tmp_path / "funnel-baseline.json").entries == ()
    with pytest.raises(
        SettingsError, match=r"other\.json: there is no such file; write it with 'funnel baseline'"
    ):
        read_baseline(tmp_path / "other.json", required=True)


@pytest.mark.parametrize("content", [b"\xff\xfe{", b'{"version": 1, "findings": ["\xe4"]}'])
def test_a_file_that_is_not_utf_8(tmp_path: Path, content: bytes) -> None:
    """It is a fault of the file."""
    (tmp_path / "b.json").write_bytes(content)
    with pytest.raises(SettingsError, match="UTF-8"):
        read_baseline(tmp_path / "b.json")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """It cannot be read, and that is said."""
    with pytest.raises(SettingsError, match="cannot be read"):
        read_baseline(tmp_path)


def test_what_is_written_is_read_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """A second write replaces the first."""
    path = tmp_path / "b.json"
    write_baseline(path, "old")
    write_baseline(path, _text(_ENTRY))
    assert len(read_baseline(path).entries) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["b.json"]


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """The message names it, and nothing is left behind."""
    with pytest.raises(FunnelError, match=r"cannot write the baseline .*gone/b\.json"):
        write_baseline(tmp_path / "gone" / "b.json", "x")
    (tmp_path / "b.json").mkdir()
    with pytest.raises(FunnelError, match="cannot write the baseline"):
        write_baseline(tmp_path / "b.json", "x")
    assert [found.name for found in tmp_path.iterdir()] == ["b.json"]
