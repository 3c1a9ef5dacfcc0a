"""The cache: whatever happens to it, the site is read as it is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.adapters.source.cache import FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_funnel.adapters.project import Project

SITE = {
    "mkdocs.yml": "site_name: x\nmarkdown_extensions: [pymdownx.snippets]\n",
    "docs/index.md": "---\ndate: 2025-01-02\n---\n# T\n\n[x](a.md) [y](offer:none)\n",
    "docs/a.md": '[x](b.md)\n\n--8<-- "inc.md"\n',
    "docs/b.md": "",
    "inc.md": "[c](c.md)\n",
}


def _aged(folder: Path) -> None:
    """Make all files look as if they were written long before the cache."""
    for file in (folder / "docs").rglob("*.md"):
        os.utime(file, (1_000_000, 1_000_000))


def _hrefs(project: Project, path: str) -> list[str]:
    return [element.href for element in project.articles[path].elements]


def test_nothing_is_read_twice(project: Callable[..., Project]) -> None:
    """The second time gives the same site and reads no page."""
    first, second = project(SITE), project({})
    assert first.stats["read anew"] == 3
    assert second.stats["read anew"] == 0
    assert (first.site, first.articles) == (second.site, second.articles)


def test_only_what_changed_is_read(project: Callable[..., Project]) -> None:
    """A page with other content is read again, alone."""
    project(SITE)
    again = project({"docs/a.md": "[x](index.md)\n"})
    assert again.stats["read anew"] == 1
    assert _hrefs(again, "a.md") == ["/./"]


def test_a_change_of_the_same_length_at_the_same_time(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    """Neither size nor time tells it; the content does."""
    project(SITE)
    stat = (tmp_path / "docs/index.md").stat()
    changed = SITE["docs/index.md"].replace("a.md", "b.md")
    (tmp_path / "docs/index.md").write_text(changed, "utf-8")
    os.utime(tmp_path / "docs/index.md", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert _hrefs(project({}), "index.md")[0] == "/b/"


def test_files_that_were_only_touched(project: Callable[..., Project], tmp_path: Path) -> None:
    """Another time and the same content, as after a checkout, is no change."""
    project(SITE)
    _aged(tmp_path)
    assert project({}).stats["read anew"] == 0


def test_included_files_count(project: Callable[..., Project]) -> None:
    """A page whose included file changed, appeared or went away is read again."""
    project(SITE)
    changed = project({"inc.md": "[d](d.md)\n"})
    assert (changed.stats["read anew"], _hrefs(changed, "a.md")) == (1, ["/b/", "d.md"])


@pytest.mark.parametrize("change", ["markdown_extensions: [admonition]", "theme: {language: de}"])
def test_other_settings(project: Callable[..., Project], change: str) -> None:
    """What decides how pages are read makes the cache worthless."""
    project(SITE)
    assert project({"mkdocs.yml": f"site_name: x\n{change}\n"}).stats["read anew"] == 3


def test_other_offers_and_days(project: Callable[..., Project]) -> None:
    """An offer that closes changes pages; a day on which nothing changes does not."""
    import datetime as dt

    offers = (
        "offers: {none: {kind: sale, title: N, via: event, url: https://example.com/n, closes: 2025-03-01}}\n"
    )
    project({**SITE, "funnel.yml": offers})
    assert project({}, today=dt.date(2025, 2, 1)).stats["read anew"] == 0
    closed = project({}, today=dt.date(2025, 4, 1))
    assert closed.stats["read anew"] == 3
    assert [e.marks for e in closed.articles["index.md"].elements][1:] == [{"taken": "none"}]


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "flipped", "other", "folder", "shape"])
def test_a_damaged_cache_changes_nothing(
    project: Callable[..., Project], tmp_path: Path, damage: str
) -> None:
    """Deleted, cut off, changed, or replaced: the site is the same."""
    first = project(SITE)
    file = tmp_path / FILE
    content = file.read_bytes()
    file.unlink()
    match damage:
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "flipped":
            file.write_bytes(content.replace(b"a.md", b"z.md"))
        case "other":
            file.write_bytes(os.urandom(1000))
        case "folder":
            file.mkdir()
        case "shape":
            file.write_bytes(b"x\n[1]")
    again = project({})
    assert (again.site, again.articles) == (first.site, first.articles)
    assert again.stats["read anew"] == 3


def test_a_folder_that_cannot_be_written(project: Callable[..., Project], tmp_path: Path) -> None:
    """A file in the way of the cache's folder is no fault."""
    (tmp_path / ".cache").write_text("in the way", "utf-8")
    assert project(SITE).stats["read anew"] == project({}).stats["read anew"] == 3


def test_pages_that_go_away(project: Callable[..., Project], tmp_path: Path) -> None:
    """A deleted page is gone from the site and from the cache."""
    project(SITE)
    (tmp_path / "docs/b.md").unlink()
    assert "b.md" not in project({}).articles
    assert b'"b.md":[' not in (tmp_path / FILE).read_bytes()


def test_nothing_is_left_beside_the_cache(project: Callable[..., Project], tmp_path: Path) -> None:
    """It is written beside its place and renamed; git is told to leave it alone."""
    project(SITE)
    names = sorted(file.name for file in (tmp_path / FILE).parent.iterdir())
    assert names == [".gitignore", "source.json"]


def test_stamps_are_believed_after_a_while(
    project: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once files are older than the cache by more than a tick of any clock, they are not even opened."""
    from mkdocs_funnel.adapters.source import cache, records

    project(SITE)
    monkeypatch.setattr(cache, "TICK", 0)
    time.sleep(0.05)
    os.utime(tmp_path / FILE)
    doubted: list[object] = []
    monkeypatch.setattr(records, "_unchanged", lambda _cache, files, _folder: doubted.extend(files) or {})
    assert project({}).stats["read anew"] == 0
    assert not doubted


def test_the_key_is_the_same_in_every_run(tmp_path: Path) -> None:
    """Sets have another order under another hash seed; what was read must still be found again."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\nText.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Keys\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from mkdocs_funnel.adapters.source.site import read_project;"
        "sys.stdout.write(str(read_project(None, Path('.')).stats['read anew']))"
    )
    anew = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4", "5", "6")
    ]
    assert anew == ["1", "0", "0", "0", "0", "0"]
