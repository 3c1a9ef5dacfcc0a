"""What every way of reading a site returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mkdocs_funnel.model.page import Site
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.elements import Article

Item = TypeVar("Item")


class Watch(Protocol):
    """Passes on what it is given, and may show how far it has come."""

    def __call__(self, items: Iterable[Item], total: int, /) -> Iterable[Item]:
        """Return `items`, of which there will be `total`."""


def unwatched(items: Iterable[Item], _total: int, /) -> Iterable[Item]:
    """Show nothing."""
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site that was read, and what its reader could not see."""

    site: Site
    settings: Settings
    root: Path
    """The folder that holds the configuration."""

    limits: tuple[str, ...] = ()
    """What this way of reading cannot see, each in one sentence."""

    finished: bool = False
    """Whether the site is finished HTML: next steps are in it, and none are to be chosen."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    """What stands in the pages, by source path, where the reader found it without their HTML."""

    stats: Mapping[str, int] = field(default_factory=dict)
    """What the reader did, in figures."""
