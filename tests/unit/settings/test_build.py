"""The records are built without the models, and refused exactly where a model finds a fault."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pydantic import BaseModel

from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.settings import parse_settings, shape
from mkdocs_funnel.settings.build import settings
from mkdocs_funnel.settings.faults import Lines
from mkdocs_funnel.settings.marks import Document
from mkdocs_funnel.settings.rule_codes import RULE_CODES
from mkdocs_funnel.settings.schema_models import FunnelFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.settings import Settings

EXAMPLE = (Path(__file__).parent / "example.yml").read_text("utf-8")
MORE = """
offers:
  kit: {kind: signup, title: K, form: {provider: kit, embed: iframe, purpose: write}, then: [a.md, "sequence:b"]}
channels: {fair: {kind: ads, landing: a.md, utm: {campaign: c, content: d, term: e, id: f}}}
asks: {undeclared: count}
rules:
  thin-nurture: {level: off, min: 3}
  broken-step: {level: error, ignore_targets: [a.md]}
  FN501: {level: info, max_gap: 30}
  FN201: error
  no-way-back: {level: info}
analytics: matomo
"""
"""What the example does not show, in shapes of which some exclude each other within one file."""

TEXTS = """
|  |a| a |all|off|no|*|**|..|a.md|./a.md|../a.md|/a|a/|a\\b|posts/**|Big Name|a@b|x_1|FN101|orphan|FN999|count
https://example.com/x|https://example.com/*|https://example.com/*?a|http:|ftp://example.com|mailto:a@example.com
tel:+15550100|javascript:x|start.md#x|example.com|*.example.com|Example.COM|sequence:a|sequence:A B|offer:course
lead|none|signup|sale|next|instead|kit|link|EUR|eur|12.50|-1|1e5|warning|info|report|anywhere|ask pieces|booking
page|enroll|ga4|ads|2025-01-02|2025-02-30|2025-1-2|(|^/book
"""
VALUES: list[Any] = [
    *dict.fromkeys(text for line in TEXTS.strip("\n").split("\n") for text in line.split("|")),
    *("x" * 300, "x" * 301, "x" * 1000, "x" * 1001, "https://example.com/" + "x" * 2000, "a\tb", "ü"),
    *(True, False, 0, 1, 2, -1, 0.5, 1.0, 1.5, 10**30, float("nan"), float("inf"), b"a"),
    *(dt.date(2025, 1, 2), dt.datetime(2025, 1, 2, 3, tzinfo=dt.UTC)),
    *([], ["a"], ["a.md", "b/**"], [["a"]], [1], [None]),
    *(["lead", "ask"], ["lead", "none"], ["plausible", "ga4"], {}, {"a": "b"}, {"a": 1}),
    *({"level": "off"}, {"level": False}, {"level": 1}, {"tags": ["a"]}, {"host": "a.example"}),
    None,
]


def build(data: object) -> Settings | None:
    """Return the records, None if they are refused."""
    try:
        return settings(Document("funnel.yml", Lines(""), data))
    except ValueError:
        return None


def leaves(value: object) -> Iterator[str]:
    """Yield every single value that a model or a record holds."""
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    elif value is not None:
        yield repr(value.value if isinstance(value, Enum) else value)


def assert_same(data: dict[str, Any]) -> bool:
    """Compare both ways over one file; return whether they take it."""
    built, problems = build(data), shape.check_shape(data)
    assert (built is None) == bool(problems), (data, problems)
    if built is not None:
        seen = Counter(leaves(FunnelFile.model_validate(data).model_dump(exclude={"sequences"})))
        assert seen <= Counter(leaves(dataclasses.asdict(built))), data
    return built is not None


def places(value: object) -> Iterator[tuple[Any, Any]]:
    """Yield every mapping and list within `value` with each of its keys."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


@pytest.mark.parametrize("text", [EXAMPLE, MORE])
def test_any_value_at_any_place_is_judged_as_the_models_judge_it(text: str) -> None:
    """Each value is replaced by each of many; both ways refuse it, or both take it for the same."""
    whole = yaml.safe_load(text)
    judged: Counter[bool] = Counter()
    for top in whole:
        data = {top: copy.deepcopy(whole[top])}
        assert assert_same(data)
        for holder, key in places(data):
            kept = holder[key]
            # The tree leaves out keys under which there is nothing.
            for value in VALUES if isinstance(holder, list) else VALUES[:-1]:
                holder[key] = copy.deepcopy(value)
                judged[assert_same(data)] += 1
            holder[key] = kept
        assert data == {top: whole[top]}
    assert min(judged.values()) > 200


@pytest.mark.parametrize("text", [EXAMPLE, MORE])
def test_keys_that_are_missing_unknown_or_misnamed_are_judged_alike(text: str) -> None:
    """A key is left out, written otherwise, or joined by one that nothing reads."""
    whole = yaml.safe_load(text)
    for top in whole:
        data = {top: copy.deepcopy(whole[top])}
        for holder, key in places(data):
            if not isinstance(holder, dict):
                continue
            for other in (
                "x",
                "Not A Name",
                f" {key} ",
                key.replace("-", "_"),
                "topics",
                "dead_end",
                "level",
            ):
                holder.setdefault(other, copy.deepcopy(holder[key]))
                assert_same(data)
                if other != key:
                    del holder[other]
            kept = holder.pop(key)
            assert_same(data)
            holder["y"] = kept
            assert_same(data)
            holder[key] = holder.pop("y")


def used(kind: Any, value: object, found: dict[type[BaseModel], set[str]]) -> None:
    """Gather which keys of which models stand in `value`."""
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
        found[kind] |= value.keys()
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            used(shape._inside(kind, key), item, found)


def test_the_files_compared_hold_every_key() -> None:
    """A key that is new in a model must be compared too."""
    found: dict[type[BaseModel], set[str]] = defaultdict(set)
    for text in (EXAMPLE, MORE):
        used(FunnelFile, yaml.safe_load(text), found)
    rules = found.pop(shape._inside(FunnelFile, "rules"))
    assert [rule.code for rule in RULE_CODES if rule.options and not {rule.code, rule.name} & rules] == []
    for kind, keys in found.items():
        assert {field.alias or name for name, field in kind.model_fields.items()} == keys, kind
    assert len(found) > 15


def test_what_only_the_records_refuse_is_still_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should both ways ever part, the file is refused in words, and nothing crashes."""
    monkeypatch.setattr(shape, "check_shape", lambda data: [])
    with pytest.raises(SettingsError, match=r"funnel\.yml:1:1: steps is missing"):
        parse_settings("paths: {a: {}}")
