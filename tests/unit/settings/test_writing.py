"""Files are written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.settings.writing import write_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@pytest.mark.parametrize("text", ["é\n", "é\n".encode(), ["é", "", "\n"], iter(["é\n"])])
def test_a_text_may_come_in_parts(tmp_path: Path, text: str | bytes | Iterable[str]) -> None:
    """The file is the same."""
    write_beside(tmp_path / "a.txt", text, "the text")
    assert (tmp_path / "a.txt").read_bytes() == b"\xc3\xa9\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_part_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    """What was there stays, and nothing lies beside it."""

    def parts() -> Iterator[str]:
        yield "one"
        raise ValueError("two")

    (tmp_path / "a.txt").write_text("before", "utf-8")
    with pytest.raises(ValueError, match="two"):
        write_beside(tmp_path / "a.txt", parts(), "the text")
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("a.txt", "before")]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    """With the reason, and with what to do."""
    with pytest.raises(FunnelError, match=r"cannot write the text '.*a\.txt': .*; name a place"):
        write_beside(tmp_path / "none" / "a.txt", "x", "the text")
