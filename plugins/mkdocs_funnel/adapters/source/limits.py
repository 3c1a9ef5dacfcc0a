"""What cannot be seen without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.adapters.source.config import Config

_HARMLESS = frozenset(
    """search blog tags funnel redirects meta rss social minify privacy optimize offline typeset info group glightbox
    git-revision-date git-revision-date-localized git-committers git-committers-2 git-authors autolinks_references
    projects mike htmlproofer open-in-new-tab tooltips spellcheck""".split()
)
_KNOWN = {
    "macros": "pages may hold links that only a build shows",
    "markdownextradata": "pages may hold links that only a build shows",
    "gen-files": "a build may make pages",
    "mkdocstrings": "a build adds what the code says",
    "autorefs": "links to headings by their name are seen by a build only",
    "include-markdown": "what pages include is seen by a build only",
    "table-reader": "tables from other files are seen by a build only",
    "markdown-exec": "what code prints is seen by a build only",
    "jupyter": "notebooks are seen by a build only",
    "mkdocs-jupyter": "notebooks are seen by a build only",
    "monorepo": "pages of other folders are seen by a build only",
    "multirepo": "pages of other folders are seen by a build only",
    "i18n": "each language is judged on its own by a build only",
    "awesome-nav": "the order of the pages is that of the folders",
    "awesome-pages": "the order of the pages is that of the folders",
    "literate-nav": "the order of the pages is that of the folders",
    "exclude": "pages that it leaves out count",
    "roamlinks": "its links are seen by a build only",
    "ezlinks": "its links are seen by a build only",
}
_SLUGS = ("post_slugify", "categories_slugify")


def limits_of(config: Config, damaged: list[str]) -> tuple[str, ...]:
    """Return what the source of a site does not show, each in one sentence."""
    return tuple(_limits(config, damaged))


def _limits(config: Config, damaged: list[str]) -> Iterator[str]:
    for name, options in config.plugins.items():
        if name in _KNOWN:
            yield f"plugin `{name}`: {_KNOWN[name]}"
        elif name not in _HARMLESS:
            yield f"plugin `{name}`: what it does to pages and links is seen by a build only"
        if name == "blog":
            yield from _of_blog(options)
    if config.hooks:
        yield "`hooks`: what they do to pages and links is seen by a build only"
    if "wikilinks" in config.extensions:
        yield "Markdown extension `wikilinks`: its links are seen by a build only"
    if damaged:
        shown = ", ".join(f"`{path}`" for path in damaged[:3])
        more = f" and {len(damaged) - 3} more" if len(damaged) > 3 else ""
        yield f"{shown}{more}: not UTF-8, so some letters are lost; save them as UTF-8"


def _of_blog(options: Mapping[str, object]) -> Iterator[str]:
    for option in _SLUGS:
        if option in options:
            yield f"plugin `blog`: `{option}` is taken to be the usual one"
