"""Readings of the build before: a page that is what it was, on a site that is what it was, is not read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mkdocs_funnel.model.page import Page, Site
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.reader import Reading


class Memory:
    """The readings of the pages of one site, for as long as a process lasts."""

    def __init__(self) -> None:
        self._around = ""
        self._held: dict[str, tuple[Page, Reading]] = {}

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
        before = self._held if around == self._around else {}
        self._around, self._held = around, {}
        for page in site.pages:
            known = before.get(page.path)
            # What was mended may hold words and addresses of more than the settings: it is made anew.
            same = known is not None and known[1].mended is None and _is_same(known[0], page)
            self._held[page.path] = known if known is not None and same else (page, read(page))
        return {path: reading for path, (_, reading) in self._held.items()}


def _is_same(one: Page, other: Page) -> bool:
    # In front matter, 1 and true are not the same.
    return one == other and repr(one.meta) == repr(other.meta)


def _around(site: Site, settings: Settings, today: dt.date | None) -> str:
    """Return what changes whenever something does, besides a page itself, that its reading depends on."""
    places = [(page.path, page.url, page.shows) for page in site.pages]
    return repr((settings, today, replace(site, pages=(), assets=frozenset()), sorted(site.assets), places))
