"""What a piece does in the funnel, and where a reader comes in."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a piece does in the funnel; a piece may have several, the first is its primary one."""

    LEAD = "lead"
    """Lead generation: strangers find you."""

    NURTURE = "nurture"
    """Readers come to know, like and trust you; the wrong ones leave."""

    ASK = "ask"
    """A direct ask: permission to help them, a sale."""

    NONE = "none"
    """Outside the funnel: an imprint, a 404 page."""


class RoleSource(StrEnum):
    """Who said what a piece's role is."""

    FRONT_MATTER = "front matter"
    SETTINGS = "roles"
    INFERRED = "inferred"


class EntryKind(StrEnum):
    """How a reader comes to a piece from outside; in order of how surely one does."""

    LEAD = "lead"
    """The piece has the role lead."""

    CHANNEL = "channel"
    """The piece is the landing piece of a channel."""

    LISTED = "listed"
    """A listing or a feed shows the piece."""
