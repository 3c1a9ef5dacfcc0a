"""The reading order of a site: its navigation, and for each page the one that follows."""

from __future__ import annotations

import itertools
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DEEPEST = 50


@dataclass(slots=True)
class Order:
    """Pages in their order."""

    pages: list[str]
    titles: dict[str, str] = field(default_factory=dict)
    """Titles that the navigation gives, by source path."""

    sections: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The section that each page stands in, numbers from the outermost inwards; none if the folders tell."""

    def followers(self) -> dict[str, str]:
        """Return for each page the next."""
        return dict(itertools.pairwise(self.pages))

    def section_of(self, page: str) -> tuple[int, ...] | str:
        """Return the section that a page stands in, `` for none."""
        return self.sections.get(page, posixpath.dirname(page)) or ""

    def with_groups(self, page: str, groups: list[list[str]]) -> tuple[list[str], dict[str, str]]:
        """Return pages and followers once groups of pages were put behind the section of `page`.

        As Material's blog does it: each group directly after the section's last page, before those put there.
        """
        followers = self.followers()
        if page not in self.pages:
            return self.pages, followers
        section = self.section_of(page)
        last = next(p for p in reversed(self.pages) if self.section_of(p) == section)
        for group in filter(None, groups):
            chain = [last, *group, *([followers[last]] if last in followers else [])]
            followers |= dict(itertools.pairwise(chain))
        return [*self.pages, *(path for group in groups for path in group)], followers


def order_of(nav: list[object] | None, known: Collection[str], own: list[str]) -> Order:
    """Return the order that `nav` sets among the `known` pages, the site's `own` where it does not."""
    if nav is None:
        return Order(own)
    order = Order([])
    for title, path, section in _entries(nav, ()):
        page = posixpath.normpath(path)
        if page in known:
            order.pages.append(page)
            order.sections.setdefault(page, section)
            if title is not None:
                order.titles.setdefault(page, title)
    return order


def _entries(nav: object, section: tuple[int, ...]) -> Iterator[tuple[str | None, str, tuple[int, ...]]]:
    """Yield title, path and section of everything in the navigation that is no section itself."""
    if isinstance(nav, str):
        yield None, nav, section
    elif len(section) > _DEEPEST:
        return
    elif isinstance(nav, dict):
        for number, (title, inner) in enumerate(nav.items()):
            if isinstance(inner, str):
                yield str(title), inner, section
            else:
                yield from _entries(inner, (*section, number))
    elif isinstance(nav, list):
        for number, inner in enumerate(nav):
            alone = isinstance(inner, dict) and len(inner) == 1
            value = next(iter(inner.values())) if alone else None
            if alone and not isinstance(value, str):
                yield from _entries(value, (*section, number))
            else:
                yield from _entries(inner, section)
