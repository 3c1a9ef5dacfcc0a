"""How the pages of a site are read, and what is kept of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_funnel.adapters.source.dialect import Dialect
    from mkdocs_funnel.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the pages of one site are read."""

    dialect: Dialect
    settings: Settings
    today: dt.date | None = None
    template_dirs: tuple[str, ...] = ()
    language: str = "en"
    strings: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By source path the ids at which the yes to an offer happens; under `` those to look for everywhere."""

    from_docs: bool = False
    """Whether links that begin with `/` are resolved from the content folder."""

    site_name: str = ""
    site_url: str = ""


class Record(NamedTuple):
    """What one file holds; nothing in it depends on other pages."""

    title: str
    """Its first heading."""

    meta: Any
    head: str
    """The front matter as written, where it speaks of the funnel."""

    elements: list[list[Any]]
    """Tag, address, source path that it leads to (or null), text, position, classes, marks, line."""

    anchors: dict[str, float]
    included: dict[str, str]
    """Digests of the files that it includes, `` for one that it would if it were there."""

    lists_tags: bool
    damaged: bool
    """Whether the file is not UTF-8."""
