"""The data on signup services."""

from __future__ import annotations

import re

import pytest

from mkdocs_funnel.providers.presets import presets

PRESETS = presets()
HOSTILE = ("", " ", "a b", '1"', "1'>", "../1", "1/../2", "1?x=1", "1#x", "<b>", "1\n2", "\u202e1")


@pytest.mark.parametrize("name", PRESETS)
def test_what_a_message_shows_as_right_is_right(name: str) -> None:
    """The example of an id or an action fits its own pattern, and says what it is without a full stop."""
    for given in (PRESETS[name].id, PRESETS[name].action):
        if given is not None:
            assert given.pattern.fullmatch(given.such_as)
            assert given.what == given.what.strip(". ")


@pytest.mark.parametrize("name", [name for name, preset in PRESETS.items() if preset.id])
@pytest.mark.parametrize("value", HOSTILE)
def test_an_id_holds_nothing_that_could_lead_elsewhere(name: str, value: str) -> None:
    """Neither quotes nor brackets, spaces, dots that climb, queries or fragments."""
    given = PRESETS[name].id
    assert given is not None
    assert not given.pattern.fullmatch(value)


@pytest.mark.parametrize("name", PRESETS)
def test_a_service_is_told_where_to_post_by_an_id_or_by_an_address(name: str) -> None:
    """Every preset has one of the two, and what it fills in is filled by something."""
    preset = PRESETS[name]
    assert (preset.posts_to is None) != (preset.action is None)
    known = {"id", "language", "action", "origin", "u", *(preset.id.pattern.groupindex if preset.id else ())}
    texts = (preset.posts_to, preset.page, preset.frame, *preset.hidden.values(), *preset.attributes.values())
    for text in filter(None, texts):
        assert set(re.findall(r"\{(\w+)\}", text)) <= known


def test_the_names_of_merge_fields_are_short_enough() -> None:
    """Mailchimp cuts them off after ten signs."""
    preset = PRESETS["mailchimp"]
    names = [preset.extra_field(fact) for fact in ("page", "offer", "path")] + [
        preset.extra_field("purpose", 9)
    ]
    assert all(name and len(name) <= 10 for name in names)
    assert len(set(names)) == 4
