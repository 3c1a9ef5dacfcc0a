"""A page of content once it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_funnel.model.role import Role, RoleSource

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_funnel.model.call import Call, Invite
    from mkdocs_funnel.model.link import Link


@dataclass(frozen=True, slots=True)
class FunnelMeta:
    """What a piece's front matter says under `funnel:`."""

    roles: tuple[Role, ...] = ()
    """Empty: the front matter does not say."""

    offer: str | None = None
    next: str | None = None
    next_step: bool = True
    ignore: Mapping[str, str] = field(default_factory=dict)
    """Rule code to the reason why it does not apply here."""

    lines: Mapping[str, int] = field(default_factory=dict)
    """1-based line of each field in the source file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One page of content: what it does in the funnel, whom it asks, where it leads."""

    path: str
    url: str
    title: str = ""
    roles: tuple[Role, ...] = (Role.NURTURE,)
    """At least one; the first is the primary role."""

    role_source: RoleSource = RoleSource.INFERRED
    role_reasons: tuple[str, ...] = ()
    date: dt.date | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    """Asks and signups in reading order."""

    invites: tuple[Invite, ...] = ()
    """Where it points to declared offers, in reading order."""

    links: tuple[Link, ...] = ()
    """Links to other pages in reading order, repeated as often as they are met."""

    listed: bool = False
    """Whether a listing shows it."""

    follower: str | None = None
    """Source path of the page after it in the site's own reading order."""

    meta: FunnelMeta = FunnelMeta()

    @property
    def role(self) -> Role:
        """The primary role."""
        return self.roles[0]

    @property
    def in_funnel(self) -> bool:
        """Whether the piece is part of the funnel's graph."""
        return Role.NONE not in self.roles

    @property
    def asks(self) -> tuple[Call, ...]:
        """Calls for a yes to a sale."""
        return tuple([call for call in self.calls if call.is_ask]) if self.calls else ()

    @property
    def signups(self) -> tuple[Call, ...]:
        """Calls for an address."""
        return tuple([call for call in self.calls if not call.is_ask]) if self.calls else ()

    @property
    def is_asking(self) -> bool:
        """Whether a reader can say yes to a sale here."""
        return bool(self.calls) and any(call.is_ask and call.counts for call in self.calls)

    @property
    def takes_addresses(self) -> bool:
        """Whether a reader can sign up here."""
        return bool(self.calls) and any(not call.is_ask and call.counts for call in self.calls)
