"""What the templates show of a signup form: its fields, the frame of a service, and who asks what for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.components.marks import button_marks, marks, named
from mkdocs_funnel.providers.addresses import frame_address
from mkdocs_funnel.providers.forms import Place, form_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_funnel.components.render import Surroundings
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.providers.forms import FormSpec

    Link = Callable[[str], str | None]
    """From a place on the site, or an address, to its address as seen from a piece."""

_MARKDOWN = re.compile(r"\.(md|markdown|mdown|mkdn?)$", re.IGNORECASE)
_INDEX = re.compile("(^|/)(index|README)$")


def guessed_url(path: str) -> str:
    """Return the address of a page below that of its site, as most generators make it from its source path."""
    stem = _INDEX.sub("", _MARKDOWN.sub("", path))
    return f"{stem}/" if stem else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a form is put."""

    page: str = ""
    """Source path of the piece."""

    link: Link | None = None
    """Gives the address of a place on the site as seen from the piece."""

    path: str | None = None
    """The declared path that the piece is on; None: its page tells."""

    language: str = "en"


def signup_facts(
    offer: Offer, source: str, spot: Spot, around: Surroundings, words: Mapping[str, str]
) -> dict[str, Any]:
    """Return what templates show of a signup: a form or a frame, and who asks what for; None what there is not."""
    path = declared_path(spot.page, around) if spot.path is None else spot.path
    place = Place(spot.page, path, _thanks_address(offer, around), spot.language)
    return {
        "form": _form(offer, place, source, around, words),
        "frame": safe_href(frame_address(offer)),
        "consent": _consent(offer, around, words, spot.link),
    }


def declared_path(page: str, around: Surroundings) -> str:
    """Return the id of the first declared path that a piece is on, empty if it is on none."""
    return next((path.id for path in around.settings.paths if page and page in path.steps), "")


def _form(
    offer: Offer, place: Place, source: str, around: Surroundings, words: Mapping[str, str]
) -> dict[str, Any] | None:
    spec = form_spec(offer, place)
    if spec is None:
        return None
    services = around.settings.analytics
    held = marks(offer, source, services, place.page, form=True)
    button = button_marks(offer, source, services, place.page)
    return {
        "action": spec.action,
        "method": spec.method,
        "classes": held.pop("class", ""),
        "attributes": [*_pairs(spec.attributes), *named(held)],
        "email": spec.email,
        "name": spec.name,
        "hidden": _pairs(spec.hidden),
        "choices": _choices(spec, words),
        "trap": spec.honeypot and {"kind": spec.honeypot.kind, "name": spec.honeypot.name},
        "button_classes": button.pop("class", ""),
        "button_attributes": named(button),
    }


def _consent(
    offer: Offer, around: Surroundings, words: Mapping[str, str], link: Link | None
) -> dict[str, str | None] | None:
    organisation, form = around.settings.organisation, offer.form
    if organisation is None or form is None or not form.purposes:
        return None
    said = {"{organisation}": organisation.name, "{purpose}": form.purposes[0].rstrip(". ")}
    return {
        "text": _put(words["consent"], said),
        "leave": organisation.leave or words["leave"],
        "privacy": _privacy(organisation.privacy, link),
    }


def _thanks_address(offer: Offer, around: Surroundings) -> str:
    """Return the address of the page that follows a signup, from the root of the host if no more is known."""
    page = offer.form.thanks if offer.form else None
    if page is None:
        return ""
    base = around.url or "/"
    return f"{base.rstrip('/')}/{around.url_of(page)}"


def _choices(spec: FormSpec, words: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "name": c.name,
            "value": c.value,
            "text": _put(words["consent_more"], {"{purpose}": c.value.rstrip(". ")}),
        }
        for c in spec.choices
    ]


def _privacy(place: str | None, link: Link | None) -> str | None:
    if place is None:
        return None
    if urlsplit(place).scheme:
        return safe_href(place)
    return safe_href(link(place)) if link else None


def _put(text: str, said: Mapping[str, str]) -> str:
    """Return a text with its slots filled; what is filled in is not searched for slots again."""
    return re.sub("|".join(map(re.escape, said)), lambda slot: said[slot[0]], text)


def _pairs(fields: tuple[Any, ...]) -> list[dict[str, str]]:
    return [{"name": field.name, "value": field.value} for field in fields]
