"""The shapes of the parts of an offer in `funnel.yml`: its price and its form."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

from pydantic import BeforeValidator, Field

from mkdocs_funnel.settings import values
from mkdocs_funnel.settings.fields import Amount, Currency, Entry, FormAction, Text


class Provider(StrEnum):
    """A signup service, or `generic` for any other form."""

    GENERIC = "generic"
    KIT = "kit"
    MAILCHIMP = "mailchimp"
    BUTTONDOWN = "buttondown"
    LISTMONK = "listmonk"
    NETLIFY = "netlify"
    MAILERLITE = "mailerlite"
    BREVO = "brevo"
    HUBSPOT = "hubspot"
    FORMSPREE = "formspree"
    WEB3FORMS = "web3forms"
    BASIN = "basin"
    KEILA = "keila"
    LEMONSQUEEZY = "lemonsqueezy"
    SUBSTACK = "substack"
    BEEHIIV = "beehiiv"
    GHOST = "ghost"


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
