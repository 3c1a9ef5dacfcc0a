"""What every way of reading a site returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_funnel.model.page import Site
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.reading.elements import Article


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
