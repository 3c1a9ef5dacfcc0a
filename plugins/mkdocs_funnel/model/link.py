"""Ways from one piece to the next."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class LinkKind(StrEnum):
    """Who put a link there."""

    BODY = "body"
    """Written in the text."""

    COMPONENT = "component"
    """An offer link or block placed by the writer."""

    NEXT_STEP = "next_step"
    """Placed by the tool at the end of a piece."""

    FOLLOW_UP = "follow_up"
    """From a signup to what follows it."""

    LISTING = "listing"
    """Made by a listing."""

    NAV = "nav"
    """Theme chrome."""

    @property
    def is_reader(self) -> bool:
        """Whether a reader meets it in the text; only these make content paths."""
        return self not in (LinkKind.LISTING, LinkKind.NAV)


class Link(NamedTuple):  # A frozen dataclass takes three times as long to make and to compare.
    """One arrow between two pages of the site."""

    source: str
    """Source path of the page that holds the link; `*` for navigation that every page shows."""

    target: str
    """Source path of the page that it leads to."""

    kind: LinkKind
    text: str = ""
    line: int | None = None
    """1-based line of the source file, front matter counted."""
