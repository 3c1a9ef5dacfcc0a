"""What a build leaves for the next one of the same language."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.mkdocs.site import is_translated, language
from mkdocs_funnel.reading.memory import Memory
from mkdocs_funnel.settings import CACHE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.model.page import Page


@dataclass
class Remembered:
    """The pages of one site in one language."""

    readings: Memory
    pages: dict[str, Page] = field(default_factory=dict)
    """By source path, for builds that leave pages as they are."""


class Memories:
    """What is remembered of each language of each site that one process builds."""

    def __init__(self) -> None:
        self._known: dict[Path, Remembered] = {}

    def of(self, config: MkDocsConfig, *, keep: bool) -> Remembered:
        """Return what is remembered; `keep` lets it be kept beside the configuration for later processes."""
        folder = Path(config.config_file_path or "mkdocs.yml").parent / CACHE
        file = folder / (f"readings-{language(config)}" if is_translated(config) else "readings")
        if file not in self._known:
            self._known[file] = Remembered(Memory(file if keep else None))
        return self._known[file]
