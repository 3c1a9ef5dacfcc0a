"""Markdown without shortcodes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkdocs_funnel.adapters.markdown.plain import without_calls

if TYPE_CHECKING:
    from mkdocs_funnel.adapters.markdown.session import Session


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Join](offer:course)!", "[Join](<https://example.com/course>)!"),
        ('[Join](offer:course "t"){ .md-button } now', "[Join](<https://example.com/course>) now"),
        ("[a [b] *c*](offer:course)", "[a [b] *c*](<https://example.com/course>)"),
        ("[![i](i.png)](offer:course)", "[![i](i.png)](<https://example.com/course>)"),
        ("[](offer:course) <offer:mail>", "[Enroll now](<https://example.com/course>) [Email course](<https://example.com/mail>)"),
        ("[Go](offer:start) on", "Go on"),
        ("[x](offer:nope)", "x"),
        ("](offer:course)", "[Enroll now](<https://example.com/course>)"),
        ("[Join][j]\n\n[j]: offer:course", "[Join][j]\n\n[j]: <https://example.com/course>"),
        ("An offer: [x](y.md)", "An offer: [x](y.md)"),
        ("`[x](offer:course)` [y](offer:start)", "`[x](offer:course)` y"),
    ],
)  # fmt: skip
def test_links(session: Session, text: str, expected: str) -> None:
    """Offer links become plain ones; what has no absolute address keeps its text."""
    assert without_calls(text, session.settings.offers) == expected


def test_a_closed_offer_is_not_linked(session: Session) -> None:
    """A feed never sends a reader to a closed offer."""
    offers = session.settings.offers
    assert without_calls("[x](offer:bare)", offers, today=dt.date(2025, 1, 1)) == "x"
    assert without_calls("[x](offer:bare)", offers) == "[x](<https://example.com/bare>)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n/// ask | course\nwords\n\nmore\n///\nb", "a\nb"),
        ("a\n//// signup | mail\n/// note\nx\n///\n////\nb", "a\nb"),
        ("a\n\n- i\n\n    /// ask | course\n    w\n    ///\n\nb", "a\n\n- i\n\n\nb"),
        ("/// ask | course\n```\n///\n```\n///\nb", "b"),
        ("a\n/// ask | course\nnever closed", "a\nnever closed"),
        ("/// note | ask\nwords\n///", "/// note | ask\nwords\n///"),
        ("/// asks | course\nwords\n///", "/// asks | course\nwords\n///"),
    ],
)
def test_blocks(session: Session, text: str, expected: str) -> None:
    """Offer blocks go, all else stays."""
    assert without_calls(text, session.settings.offers) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```md\n/// ask | course\n[x](offer:course)\n///\n```",
        "~~~~\n```\n[x](offer:course)\n~~~~",
        "words\n\n    /// ask | course\n    [x](offer:course)\n\n    ///",
        "- item\n\n    ```\n    [x](offer:course)\n    ```",
    ],
)
def test_code_is_left_alone(session: Session, text: str) -> None:
    """Fenced and indented code does not change by a byte."""
    assert without_calls(text, session.settings.offers) == text


def test_text_after_a_fence_is_text_again(session: Session) -> None:
    """A shorter fence does not close a longer one, and the closing one does."""
    text = "````\n```\n[x](offer:start)\n````\n[y](offer:start)"
    assert without_calls(text, session.settings.offers) == "````\n```\n[x](offer:start)\n````\ny"
