"""What no single value shows: fields that exclude each other, names that nothing declares, loops.

The checks look at the file as it was written, so that they also speak when other parts of it are broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.form_checks import check_forms
from mkdocs_funnel.settings.rule_codes import RULE_CODES
from mkdocs_funnel.settings.values import day
from mkdocs_funnel.settings.wording import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGNUP_ONLY = {
    "gives": "says what a reader gets in return for an address",
    "form": "takes addresses",
    "then": "says what follows a signup",
}
_SALE_ONLY = {"via": "says how a reader buys", "price": "is what a sale costs"}


def check_across(data: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong between the parts of the file."""
    offers = _mapping(data, "offers")
    for name, offer in _entries(data, "offers"):
        yield from _kind_fields(name, offer)
        yield from _days(name, offer)
        yield from _instead(name, offer, offers)
    yield from _circles(offers)
    yield from _steps(data, offers)
    yield from _shorts(data)
    yield from check_forms(data)
    yield from _header(data, offers)
    yield from _twice(data)


def _mapping(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _entries(data: Mapping[str, object], key: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, entry in _mapping(data, key).items():
        if isinstance(entry, dict):
            yield name, entry


def _kind_fields(name: str, offer: Mapping[str, object]) -> Iterator[Problem]:
    kind = offer.get("kind")
    if kind not in ("sale", "signup"):
        return
    wrong, other = (_SIGNUP_ONLY, "signup") if kind == "sale" else (_SALE_ONLY, "sale")
    for field in offer:
        if field in wrong:
            message = f"{quoted(field)} {wrong[field]}, so it belongs to a {other}, and this is a {kind}"
            yield Problem(("offers", name, field), message, at_key=True)
    if kind == "sale" and "url" not in offer:
        yield Problem(("offers", name, "url"), "is missing; a sale must say where the yes happens")
    if kind == "signup" and "url" not in offer and "form" not in offer:
        yield Problem(
            ("offers", name, "url"), "is missing; a signup must say where the address goes: 'url' or 'form'"
        )


def _days(name: str, offer: Mapping[str, object]) -> Iterator[Problem]:
    try:
        opens, closes = day(offer.get("opens")), day(offer.get("closes"))
    except ValueError:
        return
    if opens > closes:
        message = f"'{closes}' is before the offer opens, on '{opens}'"
        yield Problem(("offers", name, "closes"), message)


def _instead(name: str, offer: Mapping[str, object], offers: Mapping[str, object]) -> Iterator[Problem]:
    target, path = offer.get("instead"), ("offers", name, "instead")
    if not isinstance(target, str) or not target.strip():
        return
    if target == name:
        yield Problem(path, f"{quoted(target)} is this offer itself; name another one, or a page")
    elif target not in offers and "." not in target and "/" not in target:
        hint = nearest(target, offers)
        message = f"{quoted(target)} is neither a declared offer{hint} nor a page such as 'start.md'"
        yield Problem(path, message)


def _circles(offers: Mapping[str, object]) -> Iterator[Problem]:
    """Yield one problem for each circle of two offers or more, at its first offer."""
    settled: set[str] = set()
    for start in offers:
        chain: list[str] = []
        name: object = start
        while isinstance(name, str) and name in offers and name not in settled:
            settled.add(name)
            chain.append(name)
            offer = offers[name]
            name = offer.get("instead") if isinstance(offer, dict) else None
        if isinstance(name, str) and name in chain and name != chain[-1]:
            circle = chain[chain.index(name) :]
            shown = " -> ".join([*circle, name])
            yield Problem(("offers", name, "instead"), f"it leads back to itself: {shown}")


def _steps(data: Mapping[str, object], offers: Mapping[str, object]) -> Iterator[Problem]:
    for name, entry in _entries(data, "paths"):
        steps = entry.get("steps")
        for index, step in enumerate(steps if isinstance(steps, list) else ()):
            if not isinstance(step, str) or not step.strip().startswith("offer:"):
                continue
            offer = step.strip().removeprefix("offer:")
            if offer not in offers:
                message = f"{quoted(offer)} is not a declared offer{nearest(offer, offers)}"
                yield Problem(("paths", name, "steps", index), message)


def _shorts(data: Mapping[str, object]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for name, channel in _entries(data, "channels"):
        short = channel.get("short")
        if not isinstance(short, str):
            continue
        if short in taken:
            message = f"{quoted(short)} is already the short address of {quoted(taken[short])}"
            yield Problem(("channels", name, "short"), message)
        taken.setdefault(short, name)


def _header(data: Mapping[str, object], offers: Mapping[str, object]) -> Iterator[Problem]:
    name = data.get("header")
    if isinstance(name, str) and name not in offers:
        yield Problem(("header",), f"{quoted(name)} is not a declared offer{nearest(name, offers)}")


def _twice(data: Mapping[str, object]) -> Iterator[Problem]:
    rules = _mapping(data, "rules")
    for rule in RULE_CODES:
        if rule.code in rules and rule.name in rules:
            message = f"{quoted(rule.name)} is {rule.code}, which is set too; keep one of them"
            yield Problem(("rules", rule.name), message, at_key=True)
