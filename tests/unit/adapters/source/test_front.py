"""Front matter, against MkDocs' own reading of it."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

from mkdocs_funnel.adapters.source import front

TEXTS = {
    "YAML": "---\ntitle: T\ntags: [a, b]\n---\n\nText\n",
    "dots": "---\ntitle: T\n...\nText\n",
    "none": "Text\n",
    "rule": "---\n\nText\n",
    "list": "---\n- a\n---\nText\n",
    "empty": "---\n---\nText\n",
    "broken": "---\ntitle: 'T\n---\nText\n",
    "old style": "Title: T\nTags: a\n    b\n\nText\n",
    "old style twice": "a: b\na: c\n\nText\n",
    "old style with nothing after it": "a: b",
    "unfinished": "---\ntitle: T\n",
    "blank line first": "\ntitle: T\n\nText\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_same_as_mkdocs(text: str) -> None:
    """The same fields, and the same text after them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        body, meta = get_data(text)
    found, begin = front.split(text)
    assert found == meta
    assert text[begin:].strip("\n") == body.strip("\n")


@pytest.mark.parametrize(
    "meta",
    [
        {"date": dt.date(2025, 1, 2), "list": [1, "a", None, True, 2.5]},
        {"date": {"created": dt.datetime(2025, 1, 2, 3, 4, tzinfo=dt.UTC)}},
        {"moment": dt.datetime(2025, 1, 2, 3, 4, 5)},  # noqa: DTZ001  # YAML has moments without a zone
        {},
    ],
)
def test_what_is_stored_comes_back(meta: dict[str, Any]) -> None:
    """Dates survive a file that knows no dates."""
    assert front.restored(json.loads(json.dumps(front.stored(meta)))) == meta


def test_text_that_looks_stored() -> None:
    """No front matter can pretend to hold a stored date."""
    stored = front.stored({"a": "\x00date:nonsense"})
    assert front.restored(stored) == {"a": "date:nonsense"}
