"""Which of Python-Markdown's own constructs a site has switched on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_funnel.adapters.source.config import Config, Options

_BLOCKS = ("admonition", "details", "tab", "caption", "definition", "html")
_ADMONITIONS = "note attention caution danger error tip hint important warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What the Markdown of one site may hold beyond CommonMark."""

    admonitions: bool = False
    details: bool = False
    tabs: bool = False
    definitions: bool = False
    footnotes: bool = False
    abbreviations: bool = False
    attributes: bool = False
    html: bool = False
    """Whether `<div markdown>` holds Markdown."""

    tables: bool = False
    emoji: bool = False
    bare_links: bool = False
    """Whether an address as it stands becomes a link."""

    blocks: frozenset[str] = frozenset({"ask", "signup"})
    """Names of blocks (`/// name`)."""

    snippets: bool = False
    bases: tuple[str, ...] = ()
    """Folders in which included files are looked for."""

    appended: tuple[str, ...] = ()
    """Files included at the end of every page."""

    confined: bool = True
    """Whether included files must lie in one of the folders."""


def dialect_of(config: Config) -> Dialect:
    """Return the dialect that the configuration sets."""
    on = config.extensions
    snippets = on.get("pymdownx.snippets", {})
    return Dialect(
        admonitions="admonition" in on,
        details="pymdownx.details" in on,
        tabs="pymdownx.tabbed" in on,
        definitions="def_list" in on,
        footnotes="footnotes" in on,
        abbreviations="abbr" in on,
        attributes="attr_list" in on,
        html="md_in_html" in on,
        tables="tables" in on,
        emoji="pymdownx.emoji" in on,
        bare_links="pymdownx.magiclink" in on,
        blocks=frozenset(_blocks(on)),
        snippets="pymdownx.snippets" in on,
        bases=_bases(snippets, config.root),
        appended=tuple(str(name) for name in _listed(snippets.get("auto_append"))),
        confined=snippets.get("restrict_base_path") is not False,
    )


def _blocks(on: Mapping[str, Options]) -> list[str]:
    names = ["ask", "signup"]
    for block in _BLOCKS:
        extension = f"pymdownx.blocks.{block}"
        if extension not in on:
            continue
        names.append({"definition": "define"}.get(block, block))
        if block == "admonition":
            types = on[extension].get("types")
            names += _ADMONITIONS.split()
            names += [str(t.get("name") if isinstance(t, dict) else t) for t in _listed(types)]
        if block == "details":
            types = on[extension].get("types")
            names += [str(t.get("name") if isinstance(t, dict) else t) for t in _listed(types)]
        if block == "caption":
            names += ["figure-caption", "table-caption"]
    return names


def _bases(options: Options, root: Path) -> tuple[str, ...]:
    given = options.get("base_path", ["."])
    return tuple(os.path.abspath(root / str(base)) for base in _listed(given))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
