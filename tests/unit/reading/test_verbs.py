"""Texts that tell the reader to do something."""

from __future__ import annotations

import pytest

from mkdocs_funnel.reading.verbs import is_imperative, verbs


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Book a call", "en"),
        ("BOOK A CALL", "en"),
        ("Buy", "en"),
        ("→ Get the course", "en"),
        ("1. Enroll now", "en"),
        ("Let's talk", "en"),
        ("Let\u2019s talk", "en"),
        ("Pre-order now", "en"),
        ("Sign-up now", "en"),
        ("Join us!", "en"),
        ("Jetzt buchen", "de"),
        ("Buche ein Gespräch", "de"),
        ("Termin buchen", "de"),
        ("TERMIN BUCHEN", "de-CH"),
        ("Kostenlos Newsletter abonnieren!", "de"),
        ("→ Platz im Kurs sichern", "de"),
        ("UNTERSTÜTZE uns", "de-AT"),
        ("Réservez un appel", "fr"),
        ("RÉSERVEZ", "fr_CA"),
        ("¡Reserva ya!", "es"),
        ("Únete al curso", "ES"),
        ("Book a call", "de"),
        ("Book a call", "xx"),
        ("Book a call", ""),
    ],
)
def test_imperatives(text: str, language: str) -> None:
    """Verbs of the page's language, and English ones everywhere."""
    assert is_imperative(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Readers", "en"),
        ("Book: a review", "en"),
        ("Book/Film", "en"),
        ("Booking terms", "en"),
        ("Bookshelf", "en"),
        ("The book", "en"),
        ("My course", "en"),
        ("Learn more", "en"),
        ("Read on", "en"),
        ("Jetzt buchen", "en"),
        ("Réservez un appel", "de"),
        ("Jetztzeit", "de"),
        ("Beim Buchen", "de"),
        ("Warum wir spenden", "de"),
        ("Ohne zu kaufen", "de"),
        ("Was Leser fragen, die Kurse bei anderen buchen", "de"),
        ("Termin buchen", "fr"),
        ("Termin: buchen", "de"),
        ("Termine", "de"),
        ("Réservation", "fr"),
        ("Reservas", "es"),
        ("", "en"),
        ("→ 42 %", "en"),
    ],
)
def test_texts_that_are_no_imperatives(text: str, language: str) -> None:
    """Nouns, headings, and verbs of other languages."""
    assert not is_imperative(text, language)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_each_verb_of_a_list_is_found(language: str) -> None:
    """No verb is spelt in a way in which no text can match it."""
    assert verbs(language)
    missed = [verb for verb in verbs(language) if not is_imperative(f"{verb.upper()} x", language)]
    assert missed == []
