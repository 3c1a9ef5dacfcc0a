"""The report for machines, and its schema."""

from __future__ import annotations

import copy
import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mkdocs_funnel
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.reporters import json as json_report
from mkdocs_funnel.reporters.json import render

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = json.loads(
    (Path(mkdocs_funnel.__file__).parent / "schemas" / "audit.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """The sample looks as it was approved, byte for byte."""
    golden("audit.json", render(sample.REPORT))


def test_schema_is_a_schema() -> None:
    """The schema itself is valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_object_of_the_schema_is_closed() -> None:
    """A key that the schema does not know, or that is missing, is refused everywhere."""

    def check(node: object) -> int:
        if isinstance(node, list):
            return sum(map(check, node))
        if not isinstance(node, dict):
            return 0
        found = 0
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
            found = 1
        return found + sum(map(check, node.values()))

    assert check(SCHEMA) > 10


@pytest.mark.parametrize("name", ["REPORT", "CLEAN", "CLOSED", "EMPTY", "MANY"])
def test_samples_are_valid(name: str, sample: Any) -> None:
    """Every sample keeps to the schema."""
    VALIDATOR.validate(json.loads(render(getattr(sample, name))))


WRONG = {
    "version": ("version", 2),
    "unknown key": ("extra", 1),
    "entry true": ("pieces.1.entry", True),
    "entry unknown": ("pieces.1.entry", "search"),
    "date": ("pieces.2.date", "3 May 2025"),
    "no role": ("pieces.1.roles", []),
    "via": ("pieces.3.asks.0.via", "enrol"),
    "position": ("pieces.3.asks.0.position", 1.5),
    "level": ("findings.0.level", "off"),
    "line": ("findings.0.line", 0),
    "fingerprint": ("findings.0.fingerprint", ""),
    "dead end of two": ("ends.0.pieces", ["a.md", "b.md"]),
    "loop of one": ("ends.2.pieces", ["a.md"]),
    "coverage": ("summary.coverage", "15 %"),
    "next step": ("pieces.1.next_step", {}),
    "channel kind": ("channels.0.kind", "podcast"),
    "short address": ("channels.0.short", "/go/pod"),
}


@pytest.mark.parametrize(("place", "value"), WRONG.values(), ids=WRONG.keys())
def test_wrong_reports_are_refused(place: str, value: object, sample: Any) -> None:
    """The schema is strict enough to find each of these."""
    document = json.loads(render(sample.REPORT))
    node: Any = copy.deepcopy(document)
    wrong = node
    *parents, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    for key in parents:
        wrong = wrong[key]
    wrong[last] = value
    assert VALIDATOR.is_valid(document)
    assert not VALIDATOR.is_valid(node)


def test_keys_stand_in_the_order_of_the_schema(sample: Any) -> None:
    """Readers find the keys where the documentation has them."""
    document = json.loads(render(sample.REPORT))
    assert list(document) == list(SCHEMA["properties"])
    assert list(document["summary"]) == list(SCHEMA["properties"]["summary"]["properties"])
    for key, name in (("pieces", "piece"), ("ends", "end"), ("channels", "channel"), ("findings", "finding")):
        assert list(document[key][0]) == list(SCHEMA["$defs"][name]["properties"])


def test_numbers_are_rounded(sample: Any) -> None:
    """Shares have four places, positions two."""
    summary = dataclasses.replace(sample.REPORT.summary, coverage=1 / 3)
    document = json.loads(render(dataclasses.replace(sample.REPORT, summary=summary)))
    assert document["summary"]["coverage"] == 0.3333
    assert document["pieces"][3]["asks"][0]["position"] == 0.03


def test_outside_pieces_and_missing_values(sample: Any) -> None:
    """A piece outside the funnel is there, and what is not known is null or false."""
    piece = json.loads(render(sample.REPORT))["pieces"][0]
    assert piece["roles"] == ["none"]
    assert (piece["entry"], piece["date"], piece["next_step"]) == (False, None, None)


def test_any_file_name_can_be_written(sample: Any) -> None:
    """A file name that is no Unicode neither stops the report nor spoils it."""
    finding = dataclasses.replace(sample.FINDINGS[0], message="Paths stop at `\udcff`.")
    shown = render(dataclasses.replace(sample.REPORT, findings=(finding,)))
    assert json.loads(shown.encode())["findings"][0]["message"] == "Paths stop at `\udcff`."
    assert shown.endswith("}\n")


TEXTS = (
    st.sampled_from(["", "a.md", "}, {", '"', "\\", "\n", "\x00", "\x7f", "\u2028", "\udcff", "é</script>"])
    | st.text()
)
LINKS = st.builds(Link, TEXTS, TEXTS, st.sampled_from(LinkKind), TEXTS, st.none() | st.integers(min_value=0))


@given(st.lists(LINKS, min_size=1, max_size=5))
def test_links_are_written_as_an_encoder_would(links: list[Link]) -> None:
    """The short way for the many links gives what the way of everything else gives."""
    assert json_report._link_rows(links) == json_report._value_rows(json_report._link, links)


@pytest.mark.parametrize("at_once", [1, 2, 3, 64])
def test_the_file_holds_what_the_document_says(
    sample: Any, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links and all, in the same order, however many records are laid out together."""
    whole = render(sample.REPORT)
    monkeypatch.setattr(json_report, "_AT_ONCE", at_once)
    read = json.loads(render(sample.REPORT))
    assert read == json.loads(json.dumps(json_report.document(sample.REPORT)))
    assert list(read) == list(json_report.document(sample.REPORT))
    assert render(sample.REPORT) == whole
