"""Things met while reading that a rule may report: facts with a place, no verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BrokenStep:
    """A link or field that names a page which is not there."""

    path: str
    """The file that holds it: a source path, or `funnel.yml`."""

    line: int | None
    target: str
    """The target as written."""

    reason: str
    """`missing`, `draft` or `excluded`; `unplaced`: an offer that has no address to link to."""

    field: str | None = None
    """The field that names it (`next`, `offers.x.page`); None for a link in the text."""


@dataclass(frozen=True, slots=True)
class UnknownOffer:
    """An offer link, block or field that names no declared offer."""

    path: str
    line: int | None
    offer: str
    field: str | None = None
    """The field that names it; None for an offer link or a block in the text."""


@dataclass(frozen=True, slots=True)
class TakenLink:
    """A link to an offer that is not open, which therefore was taken out of its sentence."""

    path: str
    line: int | None
    offer: str
    text: str


@dataclass(frozen=True, slots=True)
class DroppedCall:
    """A component or next step that is in the content and not in the final HTML."""

    path: str
    offer: str | None
    what: str
    """`next step`, `block` or `offer link`."""


@dataclass(frozen=True, slots=True)
class ReplacedCall:
    """A component or link to an offer that is not open, in whose place stands what is given instead."""

    path: str
    offer: str
    """The offer that is not open."""


@dataclass(frozen=True, slots=True)
class TaggedLink:
    """A link from one page of the site to another that carries UTM parameters."""

    path: str
    line: int | None
    target: str
    """Source path of the page that it leads to."""

    parameters: tuple[str, ...]
    """Their names, in the order of the address."""

    over: str = ""
    """The short address that adds them; empty: the link itself carries them."""


Notice = BrokenStep | UnknownOffer | TakenLink | DroppedCall | ReplacedCall | TaggedLink
