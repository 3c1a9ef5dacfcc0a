"""The shapes of what `funnel.yml` says of the site as a whole: who asks, and how that is measured."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from mkdocs_funnel.settings import targets, values
from mkdocs_funnel.settings.choices import Analytics
from mkdocs_funnel.settings.fields import Entry, ShortText, Text

UtmWord = Annotated[
    str,
    BeforeValidator(values.utm_word),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9_-]{1,150}$"}),
]
AnalyticsNames = Annotated[
    list[Annotated[Analytics, BeforeValidator(partial(values.pick, Analytics))]],
    BeforeValidator(values.as_list, json_schema_input_type=Analytics | list[Analytics]),
]


class OrganisationModel(Entry):
    """Who asks for an address; shown under every signup form."""

    name: ShortText
    """The organisation or person that gets the address."""

    privacy: Annotated[
        str | None,
        BeforeValidator(targets.privacy_notice),
        WithJsonSchema({"type": "string", "minLength": 1}),
    ] = None
    """Its privacy notice: a page, or a whole address."""

    leave: Text | None = None
    """How one leaves again, in a sentence of its own."""


class OutgoingModel(Entry):
    """The UTM parameters of links to offers that have `utm: true`."""

    source: UtmWord | None = None
    """`utm_source`; the host of the site unless set."""

    medium: UtmWord | None = None
    """`utm_medium`; `website` unless set."""
