"""`funnel.yml` and front matter to records, with every fault at its line and column."""

from __future__ import annotations

from mkdocs_funnel.settings.front_matter import front_matter_lines, parse_front_matter
from mkdocs_funnel.settings.globs import Globs, has_wildcard
from mkdocs_funnel.settings.json_schema import funnel_schema
from mkdocs_funnel.settings.page_texts import parse_page_texts
from mkdocs_funnel.settings.read import parse_settings, read_settings

__all__ = [
    "Globs",
    "front_matter_lines",
    "funnel_schema",
    "has_wildcard",
    "parse_front_matter",
    "parse_page_texts",
    "parse_settings",
    "read_settings",
]
