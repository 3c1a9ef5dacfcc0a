"""The shapes of the parts of an offer in `funnel.yml`: its price and its form."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import BeforeValidator, Field

from mkdocs_funnel.settings import values
from mkdocs_funnel.settings.choices import Embed, Provider
from mkdocs_funnel.settings.fields import (
    Amount,
    Currency,
    Entry,
    FormAction,
    Page,
    ShortText,
    Text,
)


class PriceModel(Entry):
    """What a sale costs."""

    amount: Amount
    """Units of the currency, not cents."""

    currency: Currency
    """ISO 4217 code, such as EUR."""


class FormModel(Entry):
    """Where a signup form sends the address."""

    provider: Annotated[Provider, BeforeValidator(partial(values.pick, Provider))]
    """The signup service."""

    id: Text | None = None
    """The form's or list's id at the service; in quotes."""

    action: FormAction | None = None
    """The address the form posts to, where the service has no fixed one."""

    fields: dict[str, Text] = Field(default_factory=dict)
    """Hidden fields sent along; every value in quotes."""

    name: bool = False
    """Whether the form also asks for the first name."""

    purpose: Annotated[
        list[ShortText],
        BeforeValidator(values.as_list, json_schema_input_type=ShortText | list[ShortText]),
    ] = Field(default_factory=list)
    """What the address is used for, such as 'send you the six lessons'; each after the first gets a checkbox."""

    thanks: Page | None = None
    """Source path of the page that follows, where the service can be told."""

    embed: Annotated[Embed | None, BeforeValidator(partial(values.pick, Embed))] = None
    """How a service without a plain form is shown: link or iframe."""
