"""Texts that do not say what happens."""

from __future__ import annotations

import json

import pytest

from mkdocs_funnel.data import shipped
from mkdocs_funnel.reading.vague import is_vague, names_action
from mkdocs_funnel.reading.verbs import verbs

LISTS = json.loads(shipped("vague.json"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("click here", "en"),
        ("Click Here!", "en"),
        ("  Learn   more → ", "en"),
        ("» Read more...", "en"),
        ("here", "de-AT"),
        ("SUBMIT", "xx"),
        ("Mehr erfahren", "de"),
        ("En savoir plus", "fr_CA"),
        ("C\u2019est ici", "fr"),
        ("¡Haz clic aquí!", "es"),
        ("→", "en"),
        ("...", "en"),
    ],
)
def test_vague_texts(text: str, language: str) -> None:
    """Phrases of the site's language, and English ones everywhere."""
    assert is_vague(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Click here to book a call", "en"),
        ("Learn more about the course", "en"),
        ("Learn Rust", "en"),
        ("Submit your application", "en"),
        ("Get started", "en"),
        ("Where to begin", "en"),
        ("Hereford", "en"),
        ("Mehr erfahren", "en"),
        ("Ici Paris", "fr"),
        ("https://example.com/here", "en"),
        ("2027", "en"),
        ("", "en"),
        ("   ", "en"),
    ],
)
def test_texts_that_are_not_vague(text: str, language: str) -> None:
    """A thing or an action is named, it is another language's phrase, or there is no text at all."""
    assert not is_vague(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Book a call", "en"),
        ("Yes, sign me up", "en"),
        ("Watch the demo", "en"),
        ("Termin buchen", "de"),
        ("Enroll now", "de"),
        ("Matricule-se", "pt"),
        ("講座に申し込む", "ja"),
    ],
)
def test_texts_that_name_an_action(text: str, language: str) -> None:
    """A verb anywhere in the text; a language without a list gets the benefit of the doubt."""
    assert names_action(text, language)


@pytest.mark.parametrize(("text", "language"), [("RAG course", "en"), ("Zum Kurs", "de"), ("", "en")])
def test_texts_without_a_verb(text: str, language: str) -> None:
    """A thing alone is no action."""
    assert not names_action(text, language)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_each_entry_of_the_lists_is_found(language: str) -> None:
    """No entry is spelt in a way in which no text can match it, or stands there twice."""
    phrases, actions = LISTS[language]["phrases"], LISTS[language]["actions"]
    assert [phrase for phrase in phrases if not is_vague(phrase.upper().replace("SS", "ß"), language)] == []
    assert [verb for verb in actions if not names_action(f"x {verb} y", language)] == []
    for entries in (phrases, actions):
        assert len(entries) == len(set(entries))
        assert entries == [entry.lower().strip() for entry in entries]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_lists_do_not_repeat_the_verbs_of_buttons(language: str) -> None:
    """What begins a button stands in one list only, and is no vague phrase."""
    assert verbs(language).isdisjoint(LISTS[language]["actions"])
    assert verbs(language).isdisjoint(LISTS[language]["phrases"])
