"""Files that nobody would write on purpose: each is read, and in time."""

from __future__ import annotations

import json
import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_funnel.adapters.project import Project
    from mkdocs_funnel.adapters.source.recipe import Record

PIECES = r"""
[x](y.md)|[x](offer:course)|[x](offer:none)|<offer:old>|/// ask ||course|/// signup ||///|!!! note|!!! "
|??? |=== "t"|- a|1. a|:   d|[^1]: n|[^1]|[x]: y.md|*[a]: b|> |>>>|```|~~~|```a|`|<div>|<div markdown>
|</div>|<a |<a href="x">|</a>|<!--|-->|<script>|{ .x }|{#a}|--8<-- "a.md"|--8<--|![|](|**|__|$$|# |#|---
|&amp;|&#0;|\
""".replace("\n", "").split("|")
BREAKS = (
    "",
    " ",
    "\n",
    "\n\n",
    "\n    ",
    "\n\n        ",
    "\t",
    "\r\n",
    "\r",
    "\0",
    "\ufeff",
    "\u2028",
    "\x0b",
    "\xa0",
)

LONG = {
    "one line": "a" * 10_000_000,
    "blanks": " " * 1_000_000 + "x",
    "brackets": "[" * 100_000,
    "half links": "[x](" * 50_000,
    "half links with spaces": "[x](a " * 50_000,
    "braces": "{ " * 100_000,
    "a brace and blanks": "{" + " " * 200_000,
    "slashes and blanks": "///" + " " * 200_000 + "!",
    "quotes": "> " * 20_000 + "x",
    "open angles": "<a " * 100_000,
    "open divs": "<div>\n" * 20_000,
    "open Markdown divs": "<div markdown>\n" * 10_000,
    "fences": "```a\n" * 100_000,
    "fences that are cut off": "    ```a\n" * 50_000 + "x\n```\n",
    "fences of all lengths": "".join(f"{'`' * (n % 500 + 3)}\n" for n in range(20_000)),
    "boxes in boxes": "".join(f"{' ' * 4 * n}!!! note\n" for n in range(400)),
    "lists in lists": "".join(f"{' ' * 4 * n}- a\n" for n in range(400)),
    "blocks in blocks": "/// ask | course\n" * 10_000 + "////\n" * 10_000,
    "dashes": "-" * 200_000 + "8<-",
    "comments": "<!-- --> " * 50_000 + "<h1",
    "open comments": "<!--\n" * 50_000,
    "attributes": "</a>{x}" * 100_000,
    "addresses": "https://" * 50_000,
    "closing brackets": "https://example.com" + ")" * 200_000,
    "colons": ":a-" * 100_000,
    "definitions": "a\n:   b\n" * 20_000,
    "footnotes": "[^1]: a\n" * 20_000,
    "references": "[a]: b\n" * 50_000,
    "stars": "*a " * 100_000,
    "snippets": '--8<-- "page.md"\n' * 20_000,
    "unknown offers": "[x](offer:none)\n\n" * 2_000,
    "nested YAML": "---\n" + "[" * 100_000 + "\n---\n",
    "YAML in YAML": "---\n" + "- " * 50_000 + "\n---\n",
    "YAML that grows": "---\na: &x1 [1]\n"
    + "".join(f"b{n}: &x{n} [*x{n - 1},*x{n - 1}]\n" for n in range(2, 40))
    + "---\n",
}


def _mangled(seed: int) -> bytes:
    chance = random.Random(seed)
    count = chance.randint(0, 40)
    text = "".join(chance.choice(PIECES) + chance.choice(BREAKS) for _ in range(count))
    content = bytearray(text.encode())
    for _ in range(chance.randint(0, 8) if content and seed % 3 == 0 else 0):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def test_a_thousand_mangled_files(page: Callable[..., Record]) -> None:
    """Each is read, can be stored, and has its links on lines that it has."""
    for seed in range(1000):
        content = _mangled(seed)
        record = page(content)
        json.dumps(record)
        text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        lines = [element[7] for element in record.elements if element[7] is not None]
        assert all(1 <= line <= text.count("\n") + 1 for line in lines), content


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_deep_files_take_time_in_proportion(page: Callable[..., Record], text: str) -> None:
    """No text makes the reader work for longer than its length warrants, or run out of stack."""
    begun = time.process_time()
    page(text)
    assert time.process_time() - begun < 20


def test_letters_of_another_encoding(project: Callable[..., Project]) -> None:
    """A file in Latin-1 is read as far as it can be, and the reader says so."""
    read = project(
        {
            "mkdocs.yml": "site_name: x",
            "docs/index.md": "caf\xe9 [x](b.md)".encode("latin-1"),
            "docs/b.md": "",
        }
    )
    assert [e.href for e in read.articles["index.md"].elements] == ["/b/"]
    assert any("`index.md`" in limit and "UTF-8" in limit for limit in read.limits)


def test_marks_and_line_ends_of_other_systems(page: Callable[..., Record]) -> None:
    """A byte-order mark and carriage returns change neither front matter nor lines."""
    record = page("\ufeff---\r\ntitle: T\r\n---\r\n\r\ntext\r\n[x](y.md)\r\n")
    assert record.meta == {"title": "T"}
    assert [element[7] for element in record.elements] == [6]


def test_empty_files(project: Callable[..., Project]) -> None:
    """A file without a word is a page."""
    assert [p.path for p in project({"mkdocs.yml": "site_name: x", "docs/index.md": ""}).site.pages] == [
        "index.md"
    ]


def test_links_that_lead_round_in_circles(project: Callable[..., Project], tmp_path: Path) -> None:
    """A folder that holds itself, and a link to nothing, do not stop the reader."""
    (tmp_path / "docs/a").mkdir(parents=True)
    (tmp_path / "docs/a/again").symlink_to(tmp_path / "docs", target_is_directory=True)
    (tmp_path / "docs/gone.md").symlink_to(tmp_path / "nowhere.md")
    read = project({"mkdocs.yml": "site_name: x", "docs/index.md": "", "docs/a/b.md": ""})
    assert [page.path for page in read.site.pages] == ["index.md", "a/b.md"]


def test_folders_that_link_to_each_other_are_entered_a_few_times(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    """Ten folders, each with links to all others, would be entered more than a million times."""
    for name in range(10):
        folder = tmp_path / f"docs/f{name}"
        folder.mkdir(parents=True)
        for other in range(10):
            (folder / f"to{other}").symlink_to(tmp_path / f"docs/f{other}", target_is_directory=True)
    read = project({"mkdocs.yml": "site_name: x", "docs/f0/index.md": ""})
    assert 1 <= len(read.site.pages) <= 10


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="only files of others cannot be read")
def test_a_file_that_cannot_be_read_by_its_owner(project: Callable[..., Project], tmp_path: Path) -> None:
    """It is a fault that names the file."""
    project({"mkdocs.yml": "site_name: x", "docs/index.md": ""})
    (tmp_path / "docs/index.md").chmod(0)
    with pytest.raises(FunnelError, match=r"index\.md: the file cannot be read"):
        project({})


def test_files_that_cannot_be_read(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are faults of one error."""
    from mkdocs_funnel.adapters.source import pool

    def refused(*_: object) -> list[object]:
        return [("index.md", "", None, "Permission denied"), ("a.md", "", None, "Input/output error")]

    monkeypatch.setattr(pool, "read_all", refused)
    with pytest.raises(FunnelError) as caught:
        project({"mkdocs.yml": "site_name: x", "docs/index.md": "", "docs/a.md": ""})
    assert "index.md: the file cannot be read: Permission denied" in str(caught.value)
    assert "a.md: the file cannot be read: Input/output error" in str(caught.value)
