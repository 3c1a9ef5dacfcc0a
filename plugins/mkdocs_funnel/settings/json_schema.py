"""The JSON schema of `funnel.yml`, for editors."""

from __future__ import annotations

from typing import Any

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def funnel_schema() -> dict[str, Any]:
    """Return the schema that is made from the models which also read the file."""
    from mkdocs_funnel.settings.schema_models import FunnelFile

    schema = FunnelFile.model_json_schema(by_alias=True, mode="validation")
    tidy = _tidied(schema)
    assert isinstance(tidy, dict)
    return {"$schema": _DIALECT, **tidy}


def _tidied(value: Any, *, names: bool = False) -> Any:
    """Return a schema without `null`, which the file never means, and with readable names.

    `names` says that the keys are names of fields or of definitions, not keywords.
    """
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if not isinstance(value, dict):
        return value.replace("Model", "") if isinstance(value, str) and value.startswith("#/") else value
    if names:
        return {key.removesuffix("Model"): _tidied(item) for key, item in value.items()}
    return _strict(
        {
            key: item.removesuffix("Model")
            if key == "title"
            else _tidied(item, names=key in ("$defs", "properties", "patternProperties"))
            for key, item in value.items()
        }
    )


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    if "default" in schema and schema["default"] is None:
        del schema["default"]
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del schema["anyOf"]
        return {**choices[0], **schema}
    if choices:
        schema["anyOf"] = choices
    return schema
