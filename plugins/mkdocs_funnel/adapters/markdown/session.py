"""What a conversion needs to know beyond the text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.components.render import Components
from mkdocs_funnel.errors import Fault, SettingsError

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_funnel.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that offer links and blocks are made from."""

    settings: Settings
    components: Components
    today: dt.date | None = None
    """The day on which offers are open or closed; None: dates are ignored."""


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
