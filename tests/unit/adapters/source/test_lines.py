"""The lines on which links stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.source.recipe import Record


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[x](y.md)\n\n[x](y.md) [x](y.md)\n", [1, 3, 3]),
        ("---\ntitle: T\n---\n\n[x](y.md)\n", [5]),
        ("`[x](y.md)`\n\n[x](y.md)\n", [3]),
        ("```\n[x](y.md)\n```\n\n[x](y.md)\n", [5]),
        ("[x](y.md#z) and\n[x](y.md)\n", [1, 2]),
        ("[x][r]\n\n[y][r]\n\n[r]: y.md\n", [1, 3]),
        ("!!! note\n\n    text\n    [x](y.md)\n\n[z](w.md)\n", [4, 6]),
        ("a[^1]\n\n[^1]: [x](y.md)\n\n[z](w.md)\n", [5, 3]),
        ("> a\n> [x](y.md)\n", [2]),
        ("<div>\n\n<a href='y.md'>x</a>\n\n</div>\n", [3]),
        ("text\nhttps://example.com/a.\n", [2]),
        ("[\xe4](\xe4.md)\n\n`[\xe4](\xe4.md)`\n\n[\xe4](\xe4.md)\n", [1, 5]),
    ],
)
def test_lines(page: Callable[..., Record], text: str, lines: list[int]) -> None:
    """Front matter counts, code does not shift them, blocks that move keep them."""
    assert [element[7] for element in page(text).elements] == lines
