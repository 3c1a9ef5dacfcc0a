"""Something a reader can say yes to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class OfferKind(StrEnum):
    """What the reader gives: an address, or a yes to a sale."""

    SIGNUP = "signup"
    SALE = "sale"


class Via(StrEnum):
    """How a reader says yes to a sale."""

    CHECKOUT = "checkout"
    BOOKING = "booking"
    CONTACT = "contact"
    ENROLL = "enroll"
    EVENT = "event"
    SPONSOR = "sponsor"
    START = "start"


class OfferState(StrEnum):
    """Whether an offer takes a yes on a given day."""

    OPEN = "open"
    CLOSED = "closed"
    UPCOMING = "upcoming"


@dataclass(frozen=True, slots=True)
class Price:
    """What a sale costs."""

    amount: Decimal
    """Units of the currency, not cents."""

    currency: str
    """ISO 4217 code."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The pieces that an offer fits (its `for`)."""

    everything: bool = False
    """`for: all`: fits every piece, after the offers that fit by topic."""

    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    """Globs over source paths."""


@dataclass(frozen=True, slots=True)
class Form:
    """Where a signup form sends the address."""

    provider: str
    id: str | None = None
    action: str | None = None
    """The address the form posts to, for providers one hosts oneself."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """Hidden fields sent along."""

    asks_name: bool = False
    """Whether it also asks for the first name."""

    purposes: tuple[str, ...] = ()
    """What the address is used for; each after the first gets a checkbox of its own."""

    thanks: str | None = None
    """Source path of the page that follows."""

    embed: str | None = None
    """How a service without a plain form is shown: `link` or `iframe`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something a reader can say yes to, declared once in `funnel.yml`."""

    id: str
    kind: OfferKind
    title: str

    url: str | None = None
    """Where the yes happens: an http(s), mailto or tel address, or a place on the site (`start.md#install`)."""

    also: tuple[str, ...] = ()
    """Other addresses of the same offer; one may end in `*` to mean a prefix."""

    page: str | None = None
    """Source path of the sales page, if the offer has one."""

    via: Via | None = None
    label: str | None = None
    """The text of its button."""

    gives: str | None = None
    """What the reader gets in return for an address."""

    then: tuple[str, ...] = ()
    """What follows a signup: source paths of pieces, or `sequence:ID`."""

    form: Form | None = None
    price: Price | None = None
    opens: dt.date | None = None
    """First day on which the offer takes a yes."""

    closes: dt.date | None = None
    """Last day on which the offer takes a yes."""

    instead: str | None = None
    """What a closed offer, and a reader who says no, is given: an offer's id or a piece's source path."""

    not_for: str | None = None
    """Whom the offer does not suit; shown where it asks."""

    utm: bool = False
    """Whether links to it tell where the reader came from, in UTM parameters."""

    topics: Topics | None = None
    """The pieces it fits; None: no `for` was declared."""

    line: int | None = None
    """Where `funnel.yml` declares it."""

    def state(self, today: dt.date | None) -> OfferState:
        """Return whether the offer takes a yes on `today`; without a day, dates are ignored."""
        if today is None:
            return OfferState.OPEN
        if self.closes is not None and today > self.closes:
            return OfferState.CLOSED
        if self.opens is not None and today < self.opens:
            return OfferState.UPCOMING
        return OfferState.OPEN

    def turns(self, today: dt.date | None) -> tuple[dt.date, ...]:
        """Return the days after `today` from which its state is another; without a day there is none."""
        if today is None:
            return ()
        days = {self.opens} if self.opens else set()
        if self.closes is not None and self.closes < dt.date.max:
            days.add(self.closes + dt.timedelta(days=1))
        return tuple(sorted(day for day in days if day > today))

    @property
    def button(self) -> str:
        """The text of its button: the label, or failing that the title."""
        return self.label or self.title
