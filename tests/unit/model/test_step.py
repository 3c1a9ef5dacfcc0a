"""The piece that a `next` names."""

from __future__ import annotations

from mkdocs_funnel.model.step import resolve_next

PIECES = {"index.md", "start.md", "b.md", "c.md", "guide/index.md", "guide/a.md", "guide/b.md"}


def test_next_is_looked_for_beside_the_piece_first() -> None:
    """A name can mean the file beside the piece, or one from the content folder."""
    assert resolve_next("guide/a.md", "b.md", PIECES) == "guide/b.md"
    assert resolve_next("guide/a.md", "index.md", PIECES) == "guide/index.md"
    assert resolve_next("guide/a.md", "../b.md", PIECES) == "b.md"
    assert resolve_next("guide/a.md", "c.md", PIECES) == "c.md"


def test_never_the_piece_itself() -> None:
    """Another of that name from the content folder will do."""
    assert resolve_next("guide/index.md", "index.md", PIECES) == "index.md"
    assert resolve_next("guide/a.md", "a.md", PIECES) is None
    assert resolve_next("start.md", "start.md", PIECES) is None


def test_what_is_not_there_is_none() -> None:
    """Neither beside nor from the content folder."""
    assert resolve_next("guide/a.md", "d.md", PIECES) is None
