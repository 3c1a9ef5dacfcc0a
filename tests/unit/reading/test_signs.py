"""The search near signs finds what the plain search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_funnel.reading import destinations

if TYPE_CHECKING:
    import re

PARTS = [
    "[a]", "(x.md)", "](y)", "[b][c]", "[c]: z", "\n", "\n\n", "`", "``", "```", "~~~", "  ", "    ", "<!--",
    "-->", "---\n", "href=", 'src = "', "action", "=", "https://e.test/a", "http:", "mailto:a@b", "<a@b.test>",
    "<", ">", "/// ask | x", "///", "/", "word ", "tel:1", '"', ":", "\\", "x", "[", "]", "(", ")", "...\n",
    "\t", "\r\n", "h",
]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "sign"),
    [(destinations._DESTINATION, destinations._MAY_LINK), (destinations._NOT_TEXT, destinations._MAY_HIDE)],
    ids=["destinations", "what is no text"],
)
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_nothing_is_missed_and_nothing_added(
    wanted: re.Pattern[str], sign: re.Pattern[str], text: str
) -> None:
    """Whatever stands beside what, the matches are the same, in the same order."""
    found = [match.group() for match in destinations._matches(wanted, sign, text)]
    plain = [match.group() for match in wanted.finditer(text)]
    # A match that begins a few letters later in the name of an attribute names the same address.
    assert [text.removeprefix("form") for text in found] == [text.removeprefix("form") for text in plain]
