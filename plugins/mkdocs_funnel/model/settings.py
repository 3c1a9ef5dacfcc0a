"""What the owner of a site decided about its funnel: `funnel.yml`, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_funnel.model.finding import Level
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.role import Role


class StepPolicy(StrEnum):
    """What a piece that names nothing itself gives its reader at the end."""

    SIGNUP = "signup"
    ASK = "ask"
    NEXT = "next"
    INSTEAD = "instead"
    NONE = "none"


class Undeclared(StrEnum):
    """What an ask that only its address gives away does."""

    COUNT = "count"
    REPORT = "report"
    IGNORE = "ignore"


class ContactAsks(StrEnum):
    """Where a mail or telephone address is an ask."""

    ASK_PIECES = "ask pieces"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class RoleGlobs:
    """Pieces that get a role by their source path."""

    paths: tuple[str, ...]
    """Globs: `*` stays within a folder, `**` crosses folders."""

    roles: tuple[Role, ...]


SHORT = "go"
"""The folder of all short addresses."""


@dataclass(frozen=True, slots=True)
class Channel:
    """Where readers come from outside the site."""

    id: str
    kind: str
    landing: str
    """Source path of the piece it lands on."""

    short: str | None = None
    """The last part of its short address, `/go/<short>/`."""

    utm: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None

    @property
    def short_path(self) -> str | None:
        """Its short address, relative to the root of the site; None: it has none."""
        return f"{SHORT}/{self.short}/" if self.short else None


@dataclass(frozen=True, slots=True)
class DeclaredPath:
    """A content path that the owner promises."""

    id: str
    steps: tuple[str, ...]
    """Source paths, or `offer:ID`."""

    lines: tuple[int | None, ...] = ()
    """The line of each step."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who asks for an address."""

    name: str
    privacy: str | None = None
    """Its privacy notice: a whole address, or the source path of a page."""

    leave: str | None = None
    """How one leaves again, in a sentence; None: the standard one."""


@dataclass(frozen=True, slots=True)
class HostRule:
    """One of the site's own addresses that are asks or signups."""

    host: str
    """A host name; `*.` before it means its subdomains."""

    kind: str = "checkout"
    path: str | None = None
    """Regular expression searched in the path of the address."""

    strength: str = "direct"


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What the owner set for one rule."""

    level: Level | None = None
    options: Mapping[str, int | float | str | bool | list[str] | dict[str, float]] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class ExceptionEntry:
    """Findings that the owner decided to live with."""

    rule: str
    """A rule's code, or `*`."""

    paths: tuple[str, ...]
    """Globs over source paths."""

    reason: str
    until: dt.date | None = None
    """Last day on which it holds."""

    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of `funnel.yml`; `Settings()` is a site without one."""

    file: str = "funnel.yml"
    """The file as messages name it."""

    offers: Mapping[str, Offer] = field(default_factory=dict)
    """By id, in the order of the file."""

    roles: tuple[RoleGlobs, ...] = ()
    channels: tuple[Channel, ...] = ()
    paths: tuple[DeclaredPath, ...] = ()
    next_step: Mapping[Role, StepPolicy] = field(default_factory=dict)
    """By primary role; a role that is missing has its default."""

    undeclared: Undeclared | None = None
    """None: count while no sale is declared, then report."""

    contact: ContactAsks = ContactAsks.ASK_PIECES
    hosts: tuple[HostRule, ...] = ()
    listings: tuple[str, ...] = ()
    """Globs over source paths of pages that are listings."""

    listed_entries: bool = True
    """Whether a piece that a listing shows is an entry."""

    organisation: Organisation | None = None
    """Who asks; whoever declares a form must say so."""

    header: str | None = None
    """The offer whose button stands in the header of every page."""

    analytics: tuple[str, ...] = ()
    """The services for which calls are marked."""

    outgoing: Mapping[str, str] = field(default_factory=dict)
    """UTM `source` and `medium` of links to offers; what is missing has its default."""

    offers_page: str | None = None
    """Source path of the page that is made to list what is open."""

    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    exceptions: tuple[ExceptionEntry, ...] = ()

    @property
    def undeclared_asks(self) -> Undeclared:
        """What an undeclared ask does, the default applied."""
        if self.undeclared is not None:
            return self.undeclared
        sells = any(offer.kind is OfferKind.SALE for offer in self.offers.values())
        return Undeclared.REPORT if sells else Undeclared.COUNT
