"""From an offer and the piece that it stands on to the form that a reader fills in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.providers.addresses import action_of, filled, parts_of
from mkdocs_funnel.providers.presets import FACTS, FROM_THANKS, Honeypot, presets

if TYPE_CHECKING:
    from mkdocs_funnel.model.offer import Form, Offer
    from mkdocs_funnel.providers.presets import Preset


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form stands."""

    page: str = ""
    """Source path of the piece."""

    path: str = ""
    """Id of the declared path that the piece is on, empty if it is on none."""

    thanks: str = ""
    """Whole address of the page that follows; without that of the site, its path from the root of the host."""

    language: str = "en"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """What a form sends, and where: all that is particular to a service."""

    action: str
    """Empty: to the page that it stands on."""

    method: str = "post"
    email: str
    """The name of the field for the address."""

    name: str | None
    """That of the field for the first name; None: it is not asked for."""

    hidden: tuple[Field, ...]
    choices: tuple[Field, ...]
    """A checkbox for each purpose after the first; the value is the purpose."""

    honeypot: Honeypot | None
    attributes: tuple[Field, ...]
    """What the form element bears."""


def form_spec(offer: Offer, place: Place = Place()) -> FormSpec | None:
    """Return the form of an offer; None if it has none, or its service takes none from elsewhere."""
    form = offer.form
    preset = presets().get(form.provider) if form else None
    if form is None or preset is None or preset.email is None:
        return None
    action = _same_site(place.thanks) if preset.posts_to == FROM_THANKS else action_of(offer)
    if action is None:
        return None
    parts = {**parts_of(offer), "language": place.language}
    trap = preset.honeypot
    return FormSpec(
        action=action,
        email=preset.email,
        name=preset.name if form.asks_name else None,
        hidden=_hidden(offer, form, preset, place, parts),
        choices=_choices(form, preset),
        honeypot=trap and Honeypot(trap.kind, filled(trap.name, parts)),
        attributes=tuple(Field(name, filled(value, parts)) for name, value in preset.attributes.items()),
    )


def _hidden(
    offer: Offer, form: Form, preset: Preset, place: Place, parts: dict[str, str]
) -> tuple[Field, ...]:
    held = {name: filled(value, parts) for name, value in preset.hidden.items()}
    if preset.thanks and place.thanks.startswith(("http://", "https://")):
        held[preset.thanks] = place.thanks
    facts = {"page": place.page, "offer": offer.id, "path": place.path}
    for fact in FACTS:
        name = preset.extra_field(fact)
        if name is not None and facts[fact]:
            held[name] = facts[fact]
    # What the owner set stands, even in the place of a fact.
    return tuple(Field(name, value) for name, value in {**held, **form.fields}.items())


def _choices(form: Form, preset: Preset) -> tuple[Field, ...]:
    named = ((preset.extra_field("purpose", n), p) for n, p in enumerate(form.purposes, 1) if n > 1)
    return tuple(Field(name, purpose) for name, purpose in named if name is not None)


def _same_site(address: str) -> str:
    """Return the path of an address: what is posted to the site itself names no host."""
    return re.sub("^https?://[^/]*", "", address, flags=re.IGNORECASE)
