"""The JSON schema that is shipped for editors."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from mkdocs_funnel.settings import funnel_schema, schema

EXAMPLE = (Path(__file__).parent / "example.yml").read_text("utf-8")


def as_json(value: Any) -> Any:
    """Return YAML's value as an editor's validator sees it: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def wrong(text: str) -> list[str]:
    """Return where the schema refuses `text`."""
    errors = Draft202012Validator(funnel_schema()).iter_errors(as_json(yaml.safe_load(text)))
    return ["/".join(map(str, error.absolute_path)) for error in errors]


def test_committed_schema_is_current() -> None:
    """The file in the package is what the models give now."""
    assert schema.main(["--check"]) == 0


def test_stale_and_missing_schema_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check fails until the file is written anew."""
    monkeypatch.setattr(schema, "SCHEMA_FILE", tmp_path / "schemas" / "funnel.schema.json")
    assert schema.main(["--check"]) == 1
    assert schema.main(["--write"]) == 0
    assert schema.main(["--check"]) == 0
    schema.SCHEMA_FILE.write_text("{}", encoding="utf-8")
    assert schema.main(["--check"]) == 1
    assert schema.main([]) == 2


def test_schema_is_valid_and_accepts_the_example() -> None:
    """Editors find nothing wrong with a right file."""
    Draft202012Validator.check_schema(funnel_schema())
    assert wrong(EXAMPLE) == []


@pytest.mark.parametrize(
    ("right", "damaged", "place"),
    [
        ("via: enroll", "via: enrol", "offers/course/via"),
        ("  course:", "  Big Course:", "offers"),
        ("title: A call", "titel: A call", "offers/call"),
        ("for: all", "for: some", "offers/call/for"),
        ("role: lead", "role: leed", "roles/0/role"),
        ("max_clicks: 2", "max_clicks: two", "rules/FN104"),
        ("dead-end: off", "ded-end: off", "rules"),
        ("reason: Not finished", "why: Not finished", "exceptions/1"),
        ("listed: false", "listed: 3", "entries/listed"),
    ],
)
def test_schema_refuses_what_the_reader_refuses(right: str, damaged: str, place: str) -> None:
    """Editors underline the same mistakes, at the same place."""
    assert right in EXAMPLE
    assert place in wrong(EXAMPLE.replace(right, damaged, 1))


def test_every_field_is_described() -> None:
    """Editors show what a key is for."""

    def fields(part: Any) -> list[tuple[str, Any]]:
        found = list(part.get("properties", {}).items())
        return found + [field for other in part.get("$defs", {}).values() for field in fields(other)]

    everything = fields(funnel_schema())
    assert len(everything) > 90
    assert [name for name, field in everything if not {"description", "$ref"} & set(field)] == []
    assert "Model" not in str(funnel_schema())
    assert "null" not in str(funnel_schema())
