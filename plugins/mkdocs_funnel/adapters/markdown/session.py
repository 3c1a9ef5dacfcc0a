"""What a conversion needs to know beyond the text."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
from mkdocs_funnel.components.render import Components
from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.reading.addresses import OfferBook, parse_address

if TYPE_CHECKING:
    import datetime as dt

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
    """Counts the time of a `with` block as the tool's own."""

    def is_open(self, offer: Offer) -> bool:
        """Return whether the offer takes a yes today."""
        return offer.state(self.today) is OfferState.OPEN

    @cached_property
    def book(self) -> OfferBook | None:
        """The addresses of all offers, those of open ones first; None: no offer is closed."""
        offers = sorted(self.settings.offers.values(), key=lambda offer: not self.is_open(offer))
        if all(map(self.is_open, offers)):
            return None
        return OfferBook({offer.id: offer for offer in offers})

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """What a text holds, in small letters, that has an offer link or the address of a closed offer."""
        closed = (offer for offer in self.settings.offers.values() if not self.is_open(offer))
        urls = (url for offer in closed for url in (offer.url, *offer.also) if url)
        addresses = filter(None, map(parse_address, urls))
        # Mail and telephone addresses can be written in too many ways to tell.
        return tuple(dict.fromkeys(["offer:", *(a.host for a in addresses if a.scheme)]))


def open_session(config: str, today: str, language: str) -> Session:
    """Return a session for a generator that hands none over: settings from the file `config`."""
    return Session(_settings(config, _stamp(Path(config))), _components(language), _day(today))


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
def _components(language: str) -> Components:
    return Components(language=language)


def _day(option: str) -> dt.date:
    from mkdocs_funnel.settings.today import today

    try:
        return today(option)
    except ValueError:
        given = option or os.environ.get("SOURCE_DATE_EPOCH", "")
        message = f"today: '{given}' is neither a date such as 2025-05-20 nor a number of seconds"
        raise SettingsError((Fault("mkdocs_funnel", message),)) from None
