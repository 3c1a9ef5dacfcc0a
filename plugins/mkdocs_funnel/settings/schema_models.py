"""The shape of the whole of `funnel.yml`."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from mkdocs_funnel.settings.ask_models import AsksModel
from mkdocs_funnel.settings.fields import Entry, Glob, Identifier, Page
from mkdocs_funnel.settings.offer_models import OfferModel  # noqa: TC001  (pydantic evaluates it)
from mkdocs_funnel.settings.policy_models import (
    ChannelModel,
    EntriesModel,
    ExceptionModel,
    NextStepModel,
    PathModel,
    PieceRolesModel,
)
from mkdocs_funnel.settings.rule_models import RulesModel
from mkdocs_funnel.settings.site_models import AnalyticsNames, OrganisationModel, OutgoingModel


class FunnelFile(Entry):
    """The funnel of one site: what it offers, what its pieces are for, where its readers come from."""

    model_config = ConfigDict(title="funnel.yml")

    offers: dict[Identifier, OfferModel] = Field(default_factory=dict)
    """What a reader can say yes to, by id."""

    roles: list[PieceRolesModel] = Field(default_factory=list)
    """Roles by source path; the first match wins, front matter beats these."""

    channels: dict[Identifier, ChannelModel] = Field(default_factory=dict)
    """Where readers come from outside the site, by id."""

    paths: dict[Identifier, PathModel] = Field(default_factory=dict)
    """The content paths that you promise, by id."""

    next_step: NextStepModel = Field(default_factory=NextStepModel)
    """The block at the end of a piece that names nothing itself."""

    asks: AsksModel = Field(default_factory=AsksModel)
    """What counts as an ask besides the declared offers."""

    entries: EntriesModel = Field(default_factory=EntriesModel)
    """Where readers come in."""

    listings: list[Glob] = Field(default_factory=list)
    """Patterns over source paths of pages that only list other pages."""

    sequences: dict[str, Any] = Field(default_factory=dict)
    """Reserved for nurture sequences by e-mail."""

    organisation: OrganisationModel | None = None
    """Who asks for an address; needed where an offer has a form."""

    header: Identifier | None = None
    """The offer whose button stands in the header of every page."""

    offers_page: Page | None = None
    """A page that is made for you and lists every open offer, such as `offers.md`."""

    analytics: AnalyticsNames = Field(default_factory=list)
    """The services for which asks and signups are marked: one, or a list."""

    utm: OutgoingModel = Field(default_factory=OutgoingModel)
    """UTM parameters of links to offers that have `utm: true`."""

    rules: RulesModel = Field(default_factory=RulesModel)
    """Levels and options of the rules, by code or name."""

    exceptions: list[ExceptionModel] = Field(default_factory=list)
    """Findings that you decided to live with, each with its reason."""
