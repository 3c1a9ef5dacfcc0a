"""The shapes of everything but offers, asks and rules in `funnel.yml`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from mkdocs_funnel.settings import targets, values
from mkdocs_funnel.settings.choices import ChannelKind
from mkdocs_funnel.settings.fields import (
    Day,
    Entry,
    Globs,
    Identifier,
    Page,
    Policy,
    Roles,
    RuleName,
    ShortText,
    Text,
)


class PieceRolesModel(Entry):
    """Pieces that get a role by their source path."""

    paths: Globs
    """Patterns: `*` stays within a folder, `**` crosses folders."""

    role: Roles
    """One role, or a list with the primary one first."""


class UtmModel(Entry):
    """The parameters that tell where a reader came from."""

    source: ShortText | None = None
    """`utm_source`."""

    medium: ShortText | None = None
    """`utm_medium`."""

    campaign: ShortText | None = None
    """`utm_campaign`."""

    content: ShortText | None = None
    """`utm_content`."""

    term: ShortText | None = None
    """`utm_term`."""

    id: ShortText | None = None
    """`utm_id`."""


class ChannelModel(Entry):
    """Where readers come from outside the site."""

    kind: Annotated[ChannelKind, BeforeValidator(partial(values.pick, ChannelKind))]
    """The kind of channel."""

    landing: Page
    """Source path of the piece that it lands on."""

    short: Identifier | None = None
    """The last part of its short address, `/go/<short>/`."""

    utm: UtmModel = Field(default_factory=UtmModel)
    """UTM parameters of its links."""


def _steps(value: list[str]) -> list[str]:
    if not value:
        raise ValueError("the list is empty; a path needs steps")
    return value


class PathModel(Entry):
    """A content path that you promise."""

    steps: Annotated[list[Annotated[str, BeforeValidator(targets.path_step)]], AfterValidator(_steps)]
    """Pieces in reading order, or `offer:ID`."""


class NextStepModel(Entry):
    """What a piece that names nothing itself gives its reader at the end, by its primary role."""

    lead: Policy | None = None
    """On pieces with the role lead; `signup` if nothing is set."""

    nurture: Policy | None = None
    """On pieces with the role nurture; `ask` if nothing is set."""

    ask: Policy | None = None
    """On pieces with the role ask; `instead` if nothing is set."""


class EntriesModel(Entry):
    """Where readers come in."""

    listed: bool = True
    """Whether a piece that a listing or a feed shows is an entry."""


class ExceptionModel(Entry):
    """Findings that you decided to live with."""

    rule: RuleName
    """A rule's code or name, or `*` for every rule."""

    paths: Globs
    """Patterns over source paths."""

    reason: Text
    """Why it is fine here."""

    until: Day | None = None
    """Last day on which the exception holds."""
