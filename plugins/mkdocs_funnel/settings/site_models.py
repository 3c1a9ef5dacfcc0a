"""The shapes of what `funnel.yml` says of the site as a whole: who asks, and how that is measured."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import partial
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from mkdocs_funnel.settings import addresses, values
from mkdocs_funnel.settings.fields import Entry, ShortText, Text, as_list
from mkdocs_funnel.settings.wording import quoted

_UTM = re.compile("[a-z0-9_-]{1,150}")


class Analytics(StrEnum):
    """A service that counts visits."""

    PLAUSIBLE = "plausible"
    UMAMI = "umami"
    GOATCOUNTER = "goatcounter"
    SIMPLE = "simple-analytics"
    GA4 = "ga4"
    GTM = "gtm"
    MATOMO = "matomo"
    POSTHOG = "posthog"
    FATHOM = "fathom"


def _privacy(value: object) -> str:
    """Return a whole address, or a page."""
    place = values.text(value)
    return addresses.address(place) if re.match("https?:", place) else addresses.page(place)


def _utm(value: object) -> str:
    """Return a value that no service drops or splits: what checkouts silently refuse is not allowed."""
    word = values.text(value)
    if not _UTM.fullmatch(word):
        raise ValueError(f"{quoted(word)} cannot stand here; use at most 150 of a to z, 0 to 9, '-' and '_'")
    return word


UtmWord = Annotated[
    str, BeforeValidator(_utm), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9_-]{1,150}$"})
]
AnalyticsNames = Annotated[
    list[Annotated[Analytics, BeforeValidator(partial(values.pick, Analytics))]],
    BeforeValidator(as_list, json_schema_input_type=Analytics | list[Analytics]),
]


class OrganisationModel(Entry):
    """Who asks for an address; shown under every signup form."""

    name: ShortText
    """The organisation or person that gets the address."""

    privacy: Annotated[
        str | None, BeforeValidator(_privacy), WithJsonSchema({"type": "string", "minLength": 1})
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
