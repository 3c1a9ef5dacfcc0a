"""What pydantic finds wrong with the shape of the file, in words for the person who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.schema_models import FunnelFile
from mkdocs_funnel.settings.wording import described, one_of, unknown_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from mkdocs_funnel.settings.wording import Path


def check_shape(data: Mapping[str, object]) -> list[Problem]:
    """Return everything that is wrong with the file."""
    try:
        FunnelFile.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return [_problem(detail) for detail in details]
    return []


def _problem(error: ErrorDetails) -> Problem:
    path: Path = error["loc"]
    if path[-1:] == ("[key]",):
        return Problem(path[:-1], _message(error), at_key=True)
    if error["type"] == "extra_forbidden":
        return Problem(path, unknown_key(str(path[-1]), _known_keys(path[:-1])), at_key=True)
    return Problem(path, _message(error))


def _message(error: ErrorDetails) -> str:
    value, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context["error"])
        case "missing":
            return "is missing"
        case "bool_type":
            return one_of(value, ("true", "false"))
        case "list_type":
            return f"a list is needed, not {described(value)}"
        case "dict_type" | "model_type":
            return f"a mapping of keys to values is needed, not {described(value)}"
        case "int_type" | "int_from_float":
            return f"a whole number is needed, not {described(value)}"
        case "float_type":
            return f"a number is needed, not {described(value)}"
        case "greater_than_equal":
            return f"{described(value)} is too small; it must be {context['ge']} or more"
        case "less_than_equal":
            return f"{described(value)} is too large; it must be {context['le']} or less"
    return f"{described(value)} does not fit here: {error['msg']}"


def _known_keys(path: Path) -> list[str]:
    """Return the keys that the mapping at `path` may have."""
    kind: Any = FunnelFile
    for part in path:
        kind = _inside(kind, part)
    fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}
    return [field.alias or name for name, field in fields.items()]


def _inside(kind: Any, part: str | int) -> Any:
    """Return the type of what stands under `part` in a value of type `kind`."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field for name, field in kind.model_fields.items()}
        return _bare(fields[str(part)].annotation) if part in fields else None
    return _bare(get_args(kind)[-1]) if get_args(kind) else None


def _bare(kind: Any) -> Any:
    """Return a type without `Annotated` and without `None`."""
    while get_args(kind) and get_origin(kind) not in (list, dict):
        kind = get_args(kind)[0]
    return kind
