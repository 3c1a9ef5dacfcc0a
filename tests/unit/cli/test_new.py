"""`funnel new`."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
import yaml

from mkdocs_funnel.cli.starter import write_starter
from mkdocs_funnel.errors import FunnelError


def names(folder: Path) -> list[str]:
    """Return the files of a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_whole_site(tmp_path: Path) -> None:
    """Settings, pages, a workflow, what to do next; the folder and those above it are made."""
    folder = tmp_path / "a" / "site"

    count = write_starter(folder)

    written = names(folder)
    assert len(written) == count
    assert {"mkdocs.yml", "funnel.yml", "README.md", "requirements.txt"} <= set(written)
    assert {".gitignore", ".github/workflows/site.yml", "content/call.md"} <= set(written)
    assert not [name for name in written if "dot-" in name]
    workflow = yaml.safe_load((folder / ".github/workflows/site.yml").read_text("utf-8"))
    commands = [step.get("run") for step in workflow["jobs"]["build"]["steps"]]
    assert "mkdocs build --strict" in commands


def test_eight_pieces_three_offers_one_channel(tmp_path: Path) -> None:
    """What its help promises."""
    write_starter(tmp_path / "site")

    settings = yaml.safe_load((tmp_path / "site/funnel.yml").read_text("utf-8"))
    pages = names(tmp_path / "site/content")
    assert (len(settings["offers"]), len(settings["channels"])) == (3, 1)
    assert len([page for page in pages if page.endswith(".md") and page != "privacy.md"]) == 8


def test_every_page_tells_what_it_does(tmp_path: Path) -> None:
    """In a sentence of its own, in italics, near the top."""
    write_starter(tmp_path / "site")

    for page in (tmp_path / "site/content").rglob("*.md"):
        assert "\n*This " in page.read_text("utf-8"), page


@pytest.mark.parametrize("held", [[], [".git/config"]])
def test_an_empty_folder_will_do(tmp_path: Path, held: list[str]) -> None:
    """So will one that holds a repository without files."""
    for name in held:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("", "utf-8")

    assert write_starter(tmp_path) + len(held) == len(names(tmp_path))


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder that holds something is refused, and nothing is written."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")

    with pytest.raises(FunnelError, match=r"not empty, it holds 'notes\.txt'; nothing was written"):
        write_starter(tmp_path)

    assert names(tmp_path) == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """It is told so."""
    (tmp_path / "site").write_text("", "utf-8")

    with pytest.raises(FunnelError, match="this is a file"):
        write_starter(tmp_path / "site")


def test_nothing_is_left_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full in the middle leaves the place as it was."""
    write = Path.write_bytes

    def fails(path: Path, data: bytes) -> int:
        if path.name == "mkdocs.yml":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fails)
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/site"):
        with pytest.raises(OSError, match="No space"):
            write_starter(tmp_path / name)

    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]
