"""Readings of the build before: a page that is what it was, on a site that is what it was, is not read again."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.model.link import Link
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.reading.reader import Reading
from mkdocs_funnel.settings.kept import Kept, digest, stamp_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mkdocs_funnel.model.notice import Notice
    from mkdocs_funnel.model.page import Page, Site
    from mkdocs_funnel.model.settings import Settings

_PACKAGE = Path(__file__).parent.parent
_ROOMS = ("reading", "settings", "providers", "model", "data")
"""The folders of the package on which readings depend."""

_FACTS = tuple(field.name for field in fields(Piece) if field.name != "links")
_facts_of = attrgetter(*_FACTS)
"""What is kept of a piece: its links are those of its reading."""

_Row = tuple[str, bytes, "tuple[Any, ...] | None", list[tuple[Any, ...]], "tuple[Notice, ...]"]
"""A reading as it is kept, which takes half as long as to keep the records themselves."""

_Held = dict[str, tuple[bytes, Reading]]
"""By source path: the digest of what the page was, and what it held."""


class Memory:
    """The readings of the pages of one site."""

    def __init__(self, file: Path | None = None) -> None:
        """Begin with what another process kept in `file`; None: there is no such."""
        self._file = file
        self._around = ""
        self._held: _Held = {}

    def readings(
        self, site: Site, settings: Settings, today: dt.date | None, read: Callable[[Page], Reading]
    ) -> dict[str, Reading]:
        """Return the reading of every page by its source path, the same as `read` returns.

        Args:
            site: The pages, and what else there is for links to lead to.
            settings: What the owner decided.
            today: The day by which offers are open or closed.
            read: Reads a page that is not remembered.
        """
        around = _around(site, settings, today)
        if around != self._around:
            self._around, self._held = around, self._load(around)
        now: _Held = {}
        anew = 0
        for page in site.pages:
            what = _what(page)
            before = self._held.get(page.path)
            if before is None or before[0] != what:
                before = what, read(page)
                anew += 1
            now[page.path] = before
        if anew or len(now) != len(self._held):
            self._save(around, now)
        self._held = now
        return {path: reading for path, (_, reading) in now.items()}

    def _load(self, around: str) -> _Held:
        kept = None if self._file is None else Kept(self._file, around).load()
        try:
            return {row[0]: (row[1], _reading(*row[2:])) for row in kept or ()}
        except (TypeError, ValueError, IndexError):
            return {}

    def _save(self, around: str, held: _Held) -> None:
        if self._file is not None:
            rows = [_row(path, what, reading) for path, (what, reading) in held.items()]
            Kept(self._file, around).save(rows)


def _row(path: str, what: bytes, reading: Reading) -> _Row:
    facts = None if reading.piece is None else _facts_of(reading.piece)
    return path, what, facts, [tuple(link) for link in reading.links], reading.notices


def _reading(
    facts: tuple[Any, ...] | None, rows: list[tuple[Any, ...]], notices: tuple[Notice, ...]
) -> Reading:
    links = tuple(map(Link._make, rows))
    piece = None if facts is None else Piece(links=links, **dict(zip(_FACTS, facts, strict=True)))
    return Reading(piece, links, notices)


def _around(site: Site, settings: Settings, today: dt.date | None) -> str:
    """Return what changes whenever something does, besides a page itself, that its reading depends on."""
    return repr(
        (
            stamp_of(*(_PACKAGE / room for room in _ROOMS)),
            settings,
            today,
            *(site.url, site.language),
            [(page.path, page.url, page.shows) for page in site.pages],
            *(sorted(table.items()) for table in (site.aliases, site.withheld, site.withheld_urls)),
            sorted(site.assets),
        )
    )


def _what(page: Page) -> bytes:
    """Return what changes whenever a page does."""
    small = (page.path, page.url, page.title, page.meta, page.listing, page.shows, page.follower)
    return digest(f"{small!r}{len(page.html)}\0{page.html}\0{page.source}")
