"""What a signup form cannot do without: who asks, what for, and what its service needs to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.providers.presets import presets
from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.providers.presets import Given, Preset

_Form = dict[str, object]
_Lack = tuple[tuple[str, ...], str]
"""The key within the form that is to blame, and what is wrong with it."""


def check_forms(data: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what the forms of the file lack; `data` is the file as it was written."""
    offers = data.get("offers")
    for name, offer in offers.items() if isinstance(offers, dict) else ():
        form = offer.get("form") if isinstance(offer, dict) else None
        if not isinstance(form, dict) or offer.get("kind") != "signup":
            continue
        if not form.get("purpose"):
            message = "is missing; say what the address is used for, such as 'send you the six lessons'"
            yield Problem(("offers", name, "form", "purpose"), message)
        if "organisation" not in data:
            message = "needs 'organisation: {name: ...}' at the top of the file: a reader must see who asks"
            yield Problem(("offers", name, "form"), message)
        preset = presets().get(str(form.get("provider")))
        for key, message in _faults(form, preset) if preset else ():
            yield Problem(("offers", name, "form", *key), message)


def _faults(form: _Form, preset: Preset) -> Iterator[_Lack]:
    for key, given in (("id", preset.id), ("action", preset.action)):
        if given is not None:
            yield from _given(key, given, form, preset)
    yield from _fields(form, preset)
    yield from _beyond(form, preset)


def _given(key: str, given: Given, form: _Form, preset: Preset) -> Iterator[_Lack]:
    value = form.get(key)
    needed = f"{preset.title} needs {given.what}, such as '{given.such_as}'"
    if value is None:
        # A whole address makes an id superfluous, unless the id is also sent along.
        sent = "{id}" in preset.hidden.values()
        if not given.optional and (key == "action" or sent or form.get("action") is None):
            yield (key,), f"is missing; {needed}"
    elif isinstance(value, str) and not given.pattern.fullmatch(value.strip().replace("&amp;", "&")):
        yield (key,), f"{quoted(value)} cannot be right; {needed}"


def _fields(form: _Form, preset: Preset) -> Iterator[_Lack]:
    """Yield the hidden fields whose names the form itself needs."""
    trap = preset.honeypot.name if preset.honeypot else None
    taken = {preset.email, preset.name, preset.thanks, trap, *preset.hidden} - {None}
    fields = form.get("fields")
    for name in fields if isinstance(fields, dict) else ():
        if name in taken:
            yield (
                ("fields", str(name)),
                f"{quoted(name)} is a field that the form for {preset.title} has itself",
            )


def _beyond(form: _Form, preset: Preset) -> Iterator[_Lack]:
    """Yield what is asked of a service that it cannot do."""
    purposes = form.get("purpose")
    if isinstance(purposes, list) and len(purposes) > 1 and preset.extra is None:
        yield (
            ("purpose",),
            f"{preset.title} takes no field that could tell for which purposes a reader said yes; name one only",
        )
    if preset.email is None:
        if form.get("embed") == "iframe" and preset.frame is None:
            yield ("embed",), f"'iframe' is not possible: {preset.title} has no form for a frame; use link"
        for key in ("fields", "name"):
            if form.get(key):
                yield (key,), f"has no effect: {preset.title} takes its form from no other site than its own"
    elif form.get("embed") is not None:
        yield ("embed",), f"has no effect: the form for {preset.title} stands on your own pages"
