"""The words that components show, by language."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_for": "Not for:",
        "closes": "Closes {date}",
        "next": "Next",
        "read_instead": "Read this instead",
        "date": "{day} {month} {year}",
        "months": "January,February,March,April,May,June,July,August,September,October,November,December",
        "thousands": ",",
        "decimal": ".",
    }
)

GERMAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_for": "Nicht für:",
        "closes": "Offen bis {date}",
        "next": "Als Nächstes",
        "read_instead": "Stattdessen lesen",
        "date": "{day}. {month} {year}",
        "months": "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
        "thousands": ".",
        "decimal": ",",
    }
)

FRENCH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_for": "Pas pour\N{NO-BREAK SPACE}:",
        "closes": "Ouvert jusqu\N{RIGHT SINGLE QUOTATION MARK}au {date}",
        "next": "À suivre",
        "read_instead": "À lire à la place",
        "date": "{day} {month} {year}",
        "months": "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
        "thousands": "\N{NARROW NO-BREAK SPACE}",
        "decimal": ",",
    }
)

SPANISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_for": "No es para:",
        "closes": "Abierto hasta el {date}",
        "next": "Siguiente",
        "read_instead": "Lee esto en su lugar",
        "date": "{day} de {month} de {year}",
        "months": "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre",
        "thousands": ".",
        "decimal": ",",
    }
)

LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
)


def words(language: str = "en", overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return every string in `language` (`de`, `de-AT`), in English where it is not known."""
    base = language.replace("_", "-").partition("-")[0].lower()
    return {**ENGLISH, **LANGUAGES.get(base, {}), **(overrides or {})}
