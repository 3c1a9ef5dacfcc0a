"""What a key of `funnel.yml` may lead to: a page, or else an offer, a sequence or an address."""

from __future__ import annotations

import re

from mkdocs_funnel.settings import addresses, values


def follow_up(value: object) -> str:
    """Return what follows a signup: a page, or `sequence:ID`."""
    step = values.text(value)
    kind, colon, name = step.partition(":")
    return f"sequence:{values.identifier(name)}" if colon and kind == "sequence" else addresses.page(step)


def replacement(value: object) -> str:
    """Return what stands in for an offer: another offer's id, or a page."""
    target = values.text(value)
    return addresses.page(target) if "." in target or "/" in target else target


def path_step(value: object) -> str:
    """Return a step of a path: a page, or `offer:ID`."""
    step = values.text(value)
    return step if step.startswith("offer:") else addresses.page(step)


def privacy_notice(value: object) -> str:
    """Return a whole address, or a page."""
    place = values.text(value)
    return addresses.address(place) if re.match("https?:", place) else addresses.page(place)
