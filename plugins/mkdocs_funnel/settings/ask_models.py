"""The shape of `asks:` in `funnel.yml`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import BeforeValidator, Field

from mkdocs_funnel.model.settings import ContactAsks, Undeclared
from mkdocs_funnel.settings import values
from mkdocs_funnel.settings.choices import HostKind, HostStrength
from mkdocs_funnel.settings.fields import Entry, Expression, Host
from mkdocs_funnel.settings.wording import described


class HostModel(Entry):
    """One of the site's own addresses that are asks or signups."""

    host: Host
    """A host name; `*.` before it means its subdomains."""

    kind: Annotated[HostKind, BeforeValidator(partial(values.pick, HostKind))] = HostKind.CHECKOUT
    """What a reader does there."""

    path: Expression | None = None
    """Regular expression searched in the path of the address."""

    strength: Annotated[HostStrength, BeforeValidator(partial(values.pick, HostStrength))] = (
        HostStrength.DIRECT
    )
    """`page`: an ask only if the link's text is an imperative."""


def _host(value: object) -> object:
    if isinstance(value, str):
        return {"host": value}
    if not isinstance(value, dict):
        raise ValueError(f"a host name or a mapping with 'host' is needed, not {described(value)}")
    return value


class AsksModel(Entry):
    """What counts as an ask besides the declared offers."""

    undeclared: Annotated[Undeclared | None, BeforeValidator(partial(values.pick, Undeclared))] = None
    """What an ask that only its address gives away does: count, report or ignore."""

    contact: Annotated[ContactAsks, BeforeValidator(partial(values.pick, ContactAsks))] = (
        ContactAsks.ASK_PIECES
    )
    """Where a mail or telephone address is an ask."""

    hosts: list[Annotated[HostModel, BeforeValidator(_host, json_schema_input_type=HostModel | Host)]] = (
        Field(default_factory=list)
    )
    """The site's own addresses at which readers say yes."""
