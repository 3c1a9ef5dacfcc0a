"""The types of the fields of `funnel.yml`: a check that words its own message, and what editors are told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import StepPolicy
from mkdocs_funnel.settings import addresses, values


class GeneratedEntry(BaseModel):
    """A mapping in the file: unknown keys are faults, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Entry(GeneratedEntry):
    """A mapping whose fields are described by the docstrings under them."""

    model_config = ConfigDict(use_attribute_docstrings=True)


def _schema(**keywords: Any) -> WithJsonSchema:
    return WithJsonSchema(keywords)


Text = Annotated[str, BeforeValidator(values.text), _schema(type="string", minLength=1)]
ShortText = Annotated[
    str, BeforeValidator(values.short_text), _schema(type="string", minLength=1, maxLength=300)
]
Identifier = Annotated[
    str, BeforeValidator(values.identifier), _schema(type="string", pattern="^[a-z0-9][a-z0-9_-]*$")
]
Address = Annotated[str, BeforeValidator(addresses.address), _schema(type="string", minLength=1)]
OtherAddress = Annotated[str, BeforeValidator(addresses.other_address), _schema(type="string", minLength=1)]
FormAction = Annotated[str, BeforeValidator(addresses.form_action), _schema(type="string", minLength=1)]
Page = Annotated[str, BeforeValidator(addresses.page), _schema(type="string", minLength=1)]
Glob = Annotated[str, BeforeValidator(addresses.glob), _schema(type="string", minLength=1)]
Host = Annotated[str, BeforeValidator(addresses.host), _schema(type="string", minLength=1)]
Expression = Annotated[str, BeforeValidator(values.expression), _schema(type="string", format="regex")]
Day = Annotated[dt.date, BeforeValidator(values.day), _schema(type="string", format="date")]
Amount = Annotated[Decimal, BeforeValidator(values.amount), _schema(type=["number", "string"], minimum=0)]
Currency = Annotated[str, BeforeValidator(values.currency), _schema(type="string", pattern="^[A-Z]{3}$")]
RuleName = Annotated[str, BeforeValidator(values.rule_or_any), _schema(type="string", minLength=1)]
Roles = Annotated[
    list[Role],
    BeforeValidator(values.roles, json_schema_input_type=Role | list[Role]),
]
Globs = Annotated[
    list[Glob],
    BeforeValidator(values.as_list, json_schema_input_type=Glob | list[Glob]),
    BeforeValidator(values.filled),
]
LevelName = Annotated[
    Level,
    BeforeValidator(
        partial(values.pick_or_false, Level, Level.OFF), json_schema_input_type=Level | Literal[False]
    ),
]
Policy = Annotated[
    StepPolicy,
    BeforeValidator(
        partial(values.pick_or_false, StepPolicy, StepPolicy.NONE),
        json_schema_input_type=StepPolicy | Literal[False],
    ),
]
