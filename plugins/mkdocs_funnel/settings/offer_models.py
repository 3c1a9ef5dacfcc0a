"""The shape of `offers:` in `funnel.yml`."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from mkdocs_funnel.model.offer import OfferKind, Via
from mkdocs_funnel.settings import targets, values
from mkdocs_funnel.settings.fields import (
    Address,
    Day,
    Entry,
    Globs,
    OtherAddress,
    Page,
    ShortText,
    Text,
)
from mkdocs_funnel.settings.form_models import FormModel, PriceModel  # noqa: TC001  (pydantic evaluates them)
from mkdocs_funnel.settings.wording import described


class TopicsModel(Entry):
    """The pieces that an offer fits."""

    tags: list[Text] = Field(default_factory=list)
    """Tags of the pieces."""

    categories: list[Text] = Field(default_factory=list)
    """Categories of the pieces."""

    paths: Globs = Field(default_factory=list)
    """Patterns over source paths."""


def _topics(value: object) -> object:
    if value == "all":
        return {}
    if not isinstance(value, dict):
        raise ValueError(f"'all' or a mapping of tags, categories, paths is needed, not {described(value)}")
    if not value:
        raise ValueError("the mapping is empty; name tags, categories or paths, or write 'all'")
    return value


Then = Annotated[str, BeforeValidator(targets.follow_up), WithJsonSchema({"type": "string", "minLength": 1})]


class OfferModel(Entry):
    """Something a reader can say yes to."""

    kind: Annotated[OfferKind, BeforeValidator(partial(values.pick, OfferKind))]
    """`signup`: an address in return for something of value; `sale`: a sale, or permission to help."""

    title: ShortText
    """What the offer is called."""

    url: Address | None = None
    """Where the yes happens: an https, http, mailto or tel address, or a place on the site."""

    also: list[OtherAddress] = Field(default_factory=list)
    """Other addresses of the same offer; one may end in `*` to mean a prefix."""

    page: Page | None = None
    """Source path of the sales page, if the offer has one."""

    via: Annotated[Via | None, BeforeValidator(partial(values.pick, Via))] = None
    """How a reader says yes to a sale."""

    label: ShortText | None = None
    """The text of its button; the title if there is none."""

    gives: Text | None = None
    """What the reader gets in return for an address (signups only)."""

    then: Annotated[list[Then], BeforeValidator(values.as_list, json_schema_input_type=Then | list[Then])] = (
        Field(default_factory=list)
    )
    """What follows a signup: a piece, a list of pieces, or `sequence:ID` (signups only)."""

    form: FormModel | None = None
    """Where a signup form sends the address (signups only)."""

    price: PriceModel | None = None
    """What a sale costs (sales only)."""

    opens: Day | None = None
    """First day on which the offer takes a yes."""

    closes: Day | None = None
    """Last day on which the offer takes a yes."""

    instead: Annotated[
        str | None, BeforeValidator(targets.replacement), WithJsonSchema({"type": "string", "minLength": 1})
    ] = None
    """What a closed offer, and a reader who says no, is given: an offer's id, or a piece."""

    not_for: Text | None = None
    """Whom the offer does not suit; shown where it asks."""

    utm: bool = False
    """Whether links to it tell where the reader came from: source, medium, campaign (offer) and content (piece)."""

    topics: Annotated[
        TopicsModel | None,
        BeforeValidator(_topics, json_schema_input_type=TopicsModel | Literal["all"]),
    ] = Field(default=None, alias="for")
    """The pieces that the offer fits: `all`, or tags, categories and paths."""
