"""Files that pages include."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_funnel.adapters.source.dialect import Dialect
from mkdocs_funnel.adapters.source.snippets import Snippets

if TYPE_CHECKING:
    from pathlib import Path


def _expanded(folder: Path, text: str, **options: Any) -> list[tuple[int, str]]:
    dialect = Dialect(snippets=True, bases=(str(folder / "inc"),), **options)
    return [(number, line) for number, line in Snippets(dialect).expand(text.split("\n")) if line]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "inc").mkdir()
    (tmp_path / "inc/a.md").write_text("one\ntwo\nthree\n", "utf-8")
    (tmp_path / "inc/self.md").write_text('x\n--8<-- "self.md"\n', "utf-8")
    (tmp_path / "inc/part.md").write_text("a\n# --8<-- [start:p]\n  b\n# --8<-- [end:p]\nc\n", "utf-8")
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('a\n--8<-- "a.md"\nb', [(0, "a"), (1, "one"), (1, "two"), (1, "three"), (2, "b")]),
        ("--8<--\na.md\n; gone.md\n--8<--", [(1, "one"), (1, "two"), (1, "three")]),
        ('    --8<-- "a.md:2:2"', [(0, "    two")]),
        ('--8<-- "a.md:1:1,3:3"', [(0, "one"), (0, "three")]),
        ('--8<-- "a.md:-1:"', []),
        ('--8<-- "part.md:p"', [(0, "b")]),
        ('--8<-- "part.md"', [(0, "a"), (0, "  b"), (0, "c")]),
        ('--8<-- "self.md"', [(0, "x")]),
        ('--8<-- "gone.md"', []),
        ('--8<-- "../secret.md"', []),
        ('--8<-- "https://example.com/a.md"', []),
        (';--8<-- "a.md"', [(0, '--8<-- "a.md"')]),
        ('text --8<-- "a.md"', [(0, 'text --8<-- "a.md"')]),
    ],
)
def test_expanding(folder: Path, text: str, lines: list[tuple[int, str]]) -> None:
    """Each line keeps the number of the line of the page that it comes from."""
    assert _expanded(folder, text) == lines


def test_files_outside_the_folder_where_the_site_allows_it(folder: Path) -> None:
    """`restrict_base_path: false` lets a page include anything."""
    assert _expanded(folder, '--8<-- "../secret.md"', confined=False) == [(0, "secret")]


def test_what_is_appended(folder: Path) -> None:
    """`auto_append` files stand at the end of every page."""
    assert _expanded(folder, "x", appended=("a.md",))[0] == (0, "x")
    assert _expanded(folder, "x", appended=("a.md",))[-1] == (0, "three")


def test_what_was_read_is_remembered(folder: Path) -> None:
    """A cache must know the files that a page depends on, those that are missing too."""
    snippets = Snippets(Dialect(snippets=True, bases=(str(folder / "inc"),)))
    snippets.expand(['--8<-- "a.md"', '--8<-- "gone.md"'])
    assert snippets.read.keys() == {str(folder / "inc/a.md"), str(folder / "inc/gone.md")}
    snippets.expand(["text"])
    assert snippets.read == {}
