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
from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import OfferKind, Via
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.report import PieceFacts
from mkdocs_funnel.model.role import EntryKind
from mkdocs_funnel.model.step import NextStep, StepOrigin
from mkdocs_funnel.reporters import json as json_report
from mkdocs_funnel.reporters.json import render
from mkdocs_funnel.reporters.json_rows import finding_rows, link_rows, piece_rows

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
    """Whatever is in their texts."""
    expected = [json.dumps(link._asdict(), ensure_ascii=False) for link in links]
    assert link_rows(links) == expected


@given(TEXTS, TEXTS, st.none() | TEXTS, st.none() | st.integers(1))
def test_findings_are_written_as_an_encoder_would(
    text: str, other: str, maybe: str | None, number: int | None
) -> None:
    """Whatever is in them."""
    finding = Finding(
        "FN101", "dead-end", Level.ERROR, text, other, text, number, (text, other), other, maybe
    )
    expected = {
        "code": "FN101", "name": "dead-end", "level": "error", "path": text, "line": number, "message": other,
        "remedy": text, "related": [text, other], "fingerprint": finding.fingerprint, "excused": maybe,
    }  # fmt: skip
    assert finding_rows([finding]) == [json.dumps(expected, ensure_ascii=False)]


@given(TEXTS, TEXTS, st.floats(0, 1), st.booleans(), st.none() | TEXTS, st.none() | st.integers(0))
def test_pieces_are_written_as_an_encoder_would(
    text: str, other: str, position: float, yes: bool, maybe: str | None, number: int | None
) -> None:
    """Whatever is in them, what is written is what an encoder makes of what is read."""
    calls = tuple(
        Call(kind=kind, href=text, text=other, evidence=Evidence.MARK, offer=maybe, via=via, line=number,
             position=position, counts=yes, dud=maybe)
        for kind, via in ((OfferKind.SALE, Via.EVENT), (OfferKind.SIGNUP, None))
    )  # fmt: skip
    piece = Piece(path=text, url=other, title=text, role_reasons=(text, other), calls=calls)
    step = NextStep(StepOrigin.PATH, maybe, other, text) if yes else None
    facts = PieceFacts(
        piece=piece, entry=EntryKind.LEAD if yes else None, reaches_ask=yes, clicks_to_ask=number,
        path_to_ask=(text, other), next_step=step,
    )  # fmt: skip
    (row,) = piece_rows([facts])
    held = json.loads(row)
    assert row == json.dumps(held, ensure_ascii=False)
    assert (held["path"], held["url"], held["role_reasons"]) == (text, other, [text, other])
    assert held["path_to_ask"] == [text, other]
    assert (held["reaches_ask"], held["clicks_to_ask"], held["entry"]) == (
        yes,
        number,
        "lead" if yes else False,
    )
    assert held["next_step"] == (
        {"offer": maybe, "piece": other, "origin": "path", "path": text} if yes else None
    )
    for call, via in ((held["asks"], "event"), (held["signups"], None)):
        assert call == [
            {"offer": maybe, "via": via, "href": text, "text": other, "line": number, "source": "body",
             "position": round(position, 2), "automatic": False, "counts": yes, "dud": maybe}
        ]  # fmt: skip


@pytest.mark.parametrize("at_once", [1, 2, 3, 64])
def test_the_file_holds_what_the_document_says(
    sample: Any, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links and all, in the same order, however many records are laid out together."""
    whole = render(sample.REPORT)
    monkeypatch.setattr(json_report, "_AT_ONCE", at_once)
    read = json.loads(render(sample.REPORT))
    assert read == json_report.document(sample.REPORT)
    assert list(read) == list(json_report.document(sample.REPORT))
    assert render(sample.REPORT) == whole
