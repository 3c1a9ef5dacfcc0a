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
        "closed_since": "Closed since {date}",
        "not_now": "Not now?",
        "next": "Next",
        "read_instead": "Read this instead",
        "email": "Email address",
        "first_name": "First name (optional)",
        "leave_empty": "Leave this field empty",
        "consent": "{organisation} uses this address to {purpose}.",
        "consent_more": "Yes, use this address as well to {purpose}",
        "leave": "You can leave at any time, by the link in every email.",
        "privacy": "Privacy notice",
        "form_elsewhere": "Open the form on a page of its own",
        "leads_to": "This address leads to:",
        "offer_opens": "Opens {date}",
        "page_for": "Who it is for",
        "page_not_for": "Who it is not for",
        "page_inside": "What is inside",
        "page_questions": "Questions",
        "page_home": "Back to {site}",
        "page_next": "What happens next",
        "page_then": "Meanwhile",
        "offers_title": "Offers",
        "offers_text": "What you can say yes to today.",
        "offers_none": "Nothing is open at the moment.",
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
        "closed_since": "Geschlossen seit {date}",
        "not_now": "Noch nicht?",
        "next": "Als Nächstes",
        "read_instead": "Stattdessen lesen",
        "email": "E-Mail-Adresse",
        "first_name": "Vorname (freiwillig)",
        "leave_empty": "Dieses Feld leer lassen",
        "consent": "{organisation} verwendet diese Adresse, um {purpose}.",
        "consent_more": "Ja, diese Adresse auch verwenden, um {purpose}",
        "leave": "Abmelden ist jederzeit möglich, mit dem Link in jeder E-Mail.",
        "privacy": "Datenschutzhinweise",
        "form_elsewhere": "Formular auf einer eigenen Seite öffnen",
        "leads_to": "Diese Adresse führt zu:",
        "offer_opens": "Offen ab {date}",
        "page_for": "Für wen es ist",
        "page_not_for": "Für wen es nicht ist",
        "page_inside": "Was darin ist",
        "page_questions": "Fragen",
        "page_home": "Zurück zu {site}",
        "page_next": "Wie es weitergeht",
        "page_then": "Bis dahin",
        "offers_title": "Angebote",
        "offers_text": "Wozu Sie heute Ja sagen können.",
        "offers_none": "Zurzeit ist nichts offen.",
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
        "closed_since": "Fermé depuis le {date}",
        "not_now": "Pas maintenant\N{NO-BREAK SPACE}?",
        "next": "À suivre",
        "read_instead": "À lire à la place",
        "email": "Adresse e-mail",
        "first_name": "Prénom (facultatif)",
        "leave_empty": "Laisser ce champ vide",
        "consent": "{organisation} utilise cette adresse pour {purpose}.",
        "consent_more": "Oui, utiliser aussi cette adresse pour {purpose}",
        "leave": "La désinscription est possible à tout moment, par le lien présent dans chaque e-mail.",
        "privacy": "Politique de confidentialité",
        "form_elsewhere": "Ouvrir le formulaire sur sa propre page",
        "leads_to": "Cette adresse mène à\N{NO-BREAK SPACE}:",
        "offer_opens": "Ouvert à partir du {date}",
        "page_for": "Pour qui",
        "page_not_for": "Pour qui ce n\N{RIGHT SINGLE QUOTATION MARK}est pas",
        "page_inside": "Ce que vous recevez",
        "page_questions": "Questions",
        "page_home": "Retour à {site}",
        "page_next": "Et maintenant",
        "page_then": "En attendant",
        "offers_title": "Offres",
        "offers_text": "Ce à quoi vous pouvez dire oui aujourd\N{RIGHT SINGLE QUOTATION MARK}hui.",
        "offers_none": "Rien n\N{RIGHT SINGLE QUOTATION MARK}est ouvert pour le moment.",
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
        "closed_since": "Cerrado desde el {date}",
        "not_now": "¿Ahora no?",
        "next": "Siguiente",
        "read_instead": "Lee esto en su lugar",
        "email": "Correo electrónico",
        "first_name": "Nombre (opcional)",
        "leave_empty": "Dejar este campo vacío",
        "consent": "{organisation} usa esta dirección para {purpose}.",
        "consent_more": "Sí, usar esta dirección también para {purpose}",
        "leave": "Es posible darse de baja en cualquier momento, con el enlace de cada correo.",
        "privacy": "Política de privacidad",
        "form_elsewhere": "Abrir el formulario en su propia página",
        "leads_to": "Esta dirección lleva a:",
        "offer_opens": "Abierto desde el {date}",
        "page_for": "Para quién es",
        "page_not_for": "Para quién no es",
        "page_inside": "Qué incluye",
        "page_questions": "Preguntas",
        "page_home": "Volver a {site}",
        "page_next": "Qué pasa ahora",
        "page_then": "Mientras tanto",
        "offers_title": "Ofertas",
        "offers_text": "A lo que puede decir sí hoy.",
        "offers_none": "Ahora mismo no hay nada abierto.",
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
