"""What a signup form cannot do without: who asks, what for, and what its service needs to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.settings.faults import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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
