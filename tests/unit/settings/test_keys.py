"""Mappings and lists are taken apart without leaving anything over."""

from __future__ import annotations

import pytest

from mkdocs_funnel.settings.keys import Keys, items, mapping, record
from mkdocs_funnel.settings.values import text


def test_every_key_is_taken_once() -> None:
    """What is needed, what is there, and what has a default."""
    keys = Keys({"a": " x ", "b": "y"})
    assert (keys.need("a", text), keys.take("c", text, 3)) == ("x", 3)
    assert keys.given(b=text, d=text) == {"b": "y"}
    keys.done()
    assert keys.take("a", text, None) is None


@pytest.mark.parametrize("value", [{}, {"a": 1}, {"a": "x", "b": "y"}, [], None, "a"])
def test_what_is_missing_wrong_or_left_over_is_refused(value: object) -> None:
    """A record takes all of a mapping or nothing."""
    with pytest.raises(ValueError, match=r"\w"):
        record(value, lambda keys: keys.need("a", text))


def test_the_mapping_itself_stays_whole() -> None:
    """Whoever reads the file later finds everything in it."""
    value = {"a": "x"}
    assert record(value, lambda keys: keys.need("a", text)) == "x"
    assert value == {"a": "x"}


@pytest.mark.parametrize("value", [("a",), "a", {"a": "b"}, None, ["a", 1]])
def test_only_a_list_has_items(value: object) -> None:
    """A text has none, and each item is checked."""
    assert items(["a", " b"], text) == ("a", "b")
    with pytest.raises(ValueError, match="needed"):
        items(value, text)


def test_a_mapping_is_no_list_of_pairs() -> None:
    """What `dict` would take is refused."""
    with pytest.raises(ValueError, match="a mapping is needed"):
        mapping([("a", "b")])
