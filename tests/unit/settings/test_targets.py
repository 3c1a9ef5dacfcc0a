"""What a key may lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.settings.targets import follow_up, path_step, privacy_notice, replacement

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("check", "written", "read"),
    [
        (follow_up, " a.md ", "a.md"),
        (follow_up, "sequence: welcome ", "sequence:welcome"),
        (follow_up, "sequence", "sequence"),
        (replacement, "course", "course"),
        (replacement, "./a.md", "a.md"),
        (path_step, "offer:course", "offer:course"),
        (path_step, "a/../b.md", "b.md"),
        (privacy_notice, "https://example.com/p", "https://example.com/p"),
        (privacy_notice, "imprint.md", "imprint.md"),
    ],
)
def test_what_is_allowed(check: Callable[[object], str], written: str, read: str) -> None:
    """Pages are cleaned, the rest is kept as written."""
    assert check(written) == read


@pytest.mark.parametrize(
    ("check", "written"),
    [
        (follow_up, "sequence:"),
        (follow_up, "sequence:A B"),
        (follow_up, "offer:course"),
        (replacement, "../a.md"),
        (replacement, 3),
        (path_step, "offers:course"),
        (path_step, ""),
        (privacy_notice, "http:"),
        (privacy_notice, "mailto:a@example.com"),
    ],
)
def test_what_is_not(check: Callable[[object], str], written: object) -> None:
    """Near misses are refused."""
    with pytest.raises(ValueError, match=r"\w"):
        check(written)
