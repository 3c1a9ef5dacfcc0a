"""The shape of `rules:` in `funnel.yml`, made from the table of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.settings.fields import Entry, GeneratedEntry, Globs, LevelName
from mkdocs_funnel.settings.rule_codes import RULE_CODES, OptionType, RuleCode


class SharesModel(Entry):
    """The shares of pieces by role that a site aims at."""

    lead: Annotated[float, Field(ge=0, le=1)] | None = None
    """The share of lead pieces, between 0 and 1."""

    nurture: Annotated[float, Field(ge=0, le=1)] | None = None
    """The share of nurture pieces, between 0 and 1."""

    ask: Annotated[float, Field(ge=0, le=1)] | None = None
    """The share of ask pieces, between 0 and 1."""


class RuleModel(GeneratedEntry):
    """What is set for one rule."""

    level: LevelName | None = Field(None, description="error, warning, info or off.")


_TYPES: dict[OptionType, Any] = {
    OptionType.COUNT: Annotated[int, Field(ge=1)],
    OptionType.GLOBS: Globs,
    OptionType.SHARES: SharesModel,
}


def _from_level(value: object) -> object:
    return value if isinstance(value, dict) else {"level": value}


def _rule_type(rule: RuleCode) -> Any:
    options: dict[str, Any] = {
        name: (_TYPES[option.kind] | None, Field(None, description=option.meaning))
        for name, option in rule.options.items()
    }
    model = RuleModel
    if options:
        about = f"What is set for {rule.code} {rule.name}."
        model = create_model(f"{rule.code}Model", __base__=RuleModel, __doc__=about, **options)
    return Annotated[
        model, BeforeValidator(_from_level, json_schema_input_type=model | Level | Literal[False])
    ]


def _fields() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for rule in RULE_CODES:
        kind, meaning = _rule_type(rule) | None, f"{rule.name}, {rule.level} unless set otherwise."
        fields[rule.code] = (kind, Field(None, description=f"{rule.code} {meaning}"))
    for rule in RULE_CODES:
        kind, meaning = fields[rule.code][0], f"The same as {rule.code}."
        attribute = rule.name.replace("-", "_")
        fields[attribute] = (kind, Field(None, alias=rule.name, description=meaning))
    return fields


if TYPE_CHECKING:
    RulesModel = GeneratedEntry
else:
    RulesModel = create_model(
        "RulesModel",
        __base__=GeneratedEntry,
        __doc__="Levels and options of the rules.",
        **_fields(),
    )
