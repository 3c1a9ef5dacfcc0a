"""What a build leaves for the next one of the same language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.mkdocs.site import language
from mkdocs_funnel.reading.memory import Memory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.model.page import Page


@dataclass
class Remembered:
    """The pages of one site in one language."""

    readings: Memory = field(default_factory=Memory)
    pages: dict[str, Page] = field(default_factory=dict)
    """By source path, for builds that leave pages as they are."""


class Memories:
    """What is remembered of each language of each site that one process builds."""

    def __init__(self) -> None:
        self._known: defaultdict[tuple[str | None, str], Remembered] = defaultdict(Remembered)

    def of(self, config: MkDocsConfig) -> Remembered:
        """Return what is remembered of the site and the language that are built."""
        return self._known[config.config_file_path, language(config)]
