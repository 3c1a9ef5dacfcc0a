"""What a conversion needs to know beyond the text."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.signs import Signs
from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.providers.addresses import known_addresses
from mkdocs_funnel.reading.addresses import OfferBook, parse_address, plain_host

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mkdocs_funnel.adapters.markdown.invitations import Made
    from mkdocs_funnel.adapters.markdown.ready import ReadyLink
    from mkdocs_funnel.model.offer import Offer
    from mkdocs_funnel.model.settings import Settings


@dataclass(frozen=True)
class Session:
    """Everything that offer links and blocks are made from."""

    settings: Settings
    components: Components
    today: dt.date | None = None
    """The day on which offers are open or closed; None: dates are ignored."""

    timed: Stopwatch = field(default_factory=Stopwatch, compare=False)
    """Counts what conversions spend in `with` blocks."""

    by_day: bool = True
    """Whether pages hold what comes in the place of offers whose time runs out, too."""

    _on: dict[dt.date, Session] = field(default_factory=dict, compare=False, repr=False)

    made: dict[tuple[object, ...], Made] = field(default_factory=dict, compare=False, repr=False)
    """Blocks that are the same on many pages, by what they were made from."""

    ready: dict[str | tuple[str, str], ReadyLink | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Links that are the same on all pages, by address, or on those of a folder, by both, as this day has them."""

    ready_blocks: dict[tuple[str, str | None, str], Made] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Those of these blocks that lead out of the site only, by offer, body and declared path."""

    def on(self, day: dt.date) -> Session:
        """Return the session of a later day."""
        if day not in self._on:
            self._on[day] = replace(self, today=day, by_day=False, _on={})
        return self._on[day]

    def is_open(self, offer: Offer) -> bool:
        """Return whether the offer takes a yes today."""
        return offer.state(self.today) is OfferState.OPEN

    @cached_property
    def turns(self) -> tuple[dt.date, ...]:
        """The days after today on which some offer opens or closes."""
        if not self.by_day:
            return ()
        return tuple(
            sorted({day for offer in self.settings.offers.values() for day in offer.turns(self.today)})
        )

    def turns_of(self, offer: Offer) -> tuple[dt.date, ...]:
        """Return the days after today on which what is given for an offer may be another: it, or its `instead`."""
        if not self.turns:
            return ()
        known = self._turns_of.get(offer.id)
        if known is None or known[0] is not offer:
            known = self._turns_of[offer.id] = offer, self._followed(offer)
        return known[1]

    @cached_property
    def _turns_of(self) -> dict[str, tuple[Offer, tuple[dt.date, ...]]]:
        return {}

    def _followed(self, offer: Offer) -> tuple[dt.date, ...]:
        days: set[dt.date] = set()
        given: Offer | None = offer
        seen: set[str] = set()
        while given is not None and given.id not in seen:
            seen.add(given.id)
            days.update(given.turns(self.today))
            given = self.settings.offers.get(given.instead or "")
        return tuple(sorted(days))

    @cached_property
    def book(self) -> OfferBook | None:
        """The addresses of all offers, those of open ones first; None: no offer is closed, now or later."""
        offers = sorted(self.settings.offers.values(), key=lambda offer: not self.is_open(offer))
        if all(map(self.is_open, offers)) and not self.turns:
            return None
        return OfferBook({offer.id: offer for offer in offers})

    @cached_property
    def counted(self) -> OfferBook | None:
        """The addresses of the offers that are open; None: no service counts the clicks on them."""
        if not self.settings.analytics:
            return None
        return OfferBook({name: offer for name, offer in self.settings.offers.items() if self.is_open(offer)})

    @cached_property
    def offer_at(self) -> Callable[[str], Offer | None]:
        """Find the offer that has an address, an open one first; nothing where no offer is ever closed."""
        return self._finder(self.book)

    def is_stranger(self, href: str) -> bool:
        """Return whether an address surely leads to a host of which no offer declares anything."""
        scheme, _, rest = href.partition("//")
        host = rest.partition("/")[0]
        if scheme not in ("https:", "http:"):
            return False
        known = self._strangers.get(host)
        if known is None:
            found = plain_host(f"https://{host}")
            known = self._strangers[host] = found is not None and found[0] not in self._declared_hosts
        return known

    @cached_property
    def _strangers(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _declared_hosts(self) -> frozenset[str]:
        urls = (url for offer in self.settings.offers.values() for url in known_addresses(offer))
        return frozenset(a.host for a in (parse_address(url.removesuffix("*")) for url in urls) if a)

    @cached_property
    def named_pages(self) -> frozenset[str]:
        """Pages that an offer names, by source path: there its links may be others than elsewhere."""
        offers = self.settings.offers.values()
        return frozenset(
            place.partition("#")[0] for offer in offers for place in (offer.page, offer.instead) if place
        )

    @cached_property
    def counted_at(self) -> Callable[[str], Offer | None]:
        """Find the open offer that has an address; nothing where no service counts the clicks on it."""
        return self._finder(self.counted)

    def _finder(self, book: OfferBook | None) -> Callable[[str], Offer | None]:
        if book is None:
            return lambda _: None
        offers = self.settings.offers

        @lru_cache(maxsize=1024)
        def find(href: str) -> Offer | None:
            found = book.find(href)
            return offers[found] if found else None

        return find

    @cached_property
    def searched(self) -> Signs:
        """Finds in a text what an offer link, or an address that something is done with, begins with."""
        return Signs(self._hosts)

    @cached_property
    def _hosts(self) -> tuple[str, ...]:
        offers = self.settings.offers.values()
        wanted = (
            o for o in offers if self.counted or not self.is_open(o) or (self.turns and o.turns(self.today))
        )
        urls = (url for offer in wanted for url in known_addresses(offer))
        addresses = filter(None, map(parse_address, urls))
        # Mail and telephone addresses can be written in too many ways to tell.
        return tuple(dict.fromkeys(a.host for a in addresses if a.scheme))


def open_session(
    config: str, today: str, language: str, site_url: str = "", *, by_day: bool = False
) -> Session:
    """Return a session for a generator that hands none over: settings from the file `config`."""
    stamp, day = _stamp(Path(config)), _day(today)
    components = _components(config, stamp, day, language, site_url)
    return Session(_settings(config, stamp), components, day, by_day=by_day)


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when the file does, so that a server that stays up reads it anew."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _settings(config: str, _stamp: tuple[int, int] | None) -> Settings:
    from mkdocs_funnel.settings import read_settings

    return read_settings(Path(config))


@lru_cache(maxsize=8)
def _components(
    config: str, stamp: tuple[int, int] | None, day: dt.date, language: str, site_url: str
) -> Components:
    around = Surroundings(_settings(config, stamp), url=site_url, today=day)
    return Components(language=language, surroundings=around)


def _day(option: str) -> dt.date:
    from mkdocs_funnel.settings.today import today

    try:
        return today(option)
    except ValueError:
        given = option or os.environ.get("SOURCE_DATE_EPOCH", "")
        message = f"today: '{given}' is neither a date such as 2025-05-20 nor a number of seconds"
        raise SettingsError((Fault("mkdocs_funnel", message),)) from None
