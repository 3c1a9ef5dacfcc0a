"""What the front matter of a sales, signup or thank-you page says for its template to show."""

from __future__ import annotations

from dataclasses import dataclass

TEMPLATES = ("sales.html", "signup.html", "thanks.html")
"""The page templates of the tool, as front matter names them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What readers ask before they say yes."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts under `sales` and `thanks`; plain text, not yet escaped."""

    promise: str | None = None
    """What a yes gets the reader, in a sentence."""

    suits: tuple[str, ...] = ()
    """Whom the offer is for (`for`)."""

    inside: tuple[str, ...] = ()
    """What is in it."""

    questions: tuple[Question, ...] = ()
    next: str | None = None
    """What happens once the reader has said yes."""
