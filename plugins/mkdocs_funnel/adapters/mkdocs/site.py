"""From MkDocs' files and pages to the site that the engine reads."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_funnel.adapters.repository import in_repository
from mkdocs_funnel.components.theme import own_templates
from mkdocs_funnel.model.page import Page, Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

_TAG_LISTING = 'id="tag:'
"""How the headings begin that Material's tags plugin writes into a page that lists tags."""


def make_site(
    config: MkDocsConfig,
    files: Files,
    nav: Navigation | None,
    memory: Mapping[str, Page],
) -> Site:
    """Return the site; pages that this build did not render come from `memory`, by source path."""
    project = Path(config.config_file_path or "mkdocs.yml").parent
    pages: list[Page] = []
    withheld: dict[str, File] = {}
    for file in files:
        if not file.is_documentation_page():
            continue
        if is_withheld(file):
            withheld[file.src_uri] = file
        elif file.page is not None and file.page.content is not None:
            pages.append(make_page(file.page))
        elif file.src_uri in memory:
            pages.append(memory[file.src_uri])
    return Site(
        pages=tuple(pages),
        name=config.site_name,
        url=config.site_url or "",
        generator="mkdocs",
        language=language(config),
        assets=frozenset(file.url for file in files if not file.is_documentation_page()),
        withheld={path: _reason(file) for path, file in withheld.items()},
        withheld_urls={file.url: path for path, file in withheld.items()},
        aliases=dict(_redirects(config)),
        nav=tuple(page.file.src_uri for page in nav.pages) if nav is not None else (),
        templates=own_templates(config.theme.custom_dir),
        content_dir=in_repository(Path(config.docs_dir), project),
        project_dir=in_repository(project, project),
    )


def make_page(page: MkDocsPage) -> Page:
    """Return one rendered page as the engine takes it."""
    source = _source(page.file)
    shown = getattr(page, "posts", None)
    follower = page.next_page
    return Page(
        path=page.file.src_uri,
        url=page.file.url,
        title=_title(page),
        html=page.content or "",
        source=source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source,
        meta=page.meta,
        listing=shown is not None or _lists_tags(page.content or ""),
        shows=tuple(post.file.src_uri for post in shown or ()),
        follower=follower.file.src_uri if follower is not None else None,
    )


def _lists_tags(html: str) -> bool:
    # One by one, colons are found much faster than the whole of it.
    at = html.find(":")
    while at >= 0:
        if html.endswith(_TAG_LISTING, 0, at + 1):
            return True
        at = html.find(":", at + 1)
    return False


def is_withheld(file: File) -> bool:
    """Return whether a file is not part of the published site: excluded, or a draft that `serve` shows."""
    drafted = file.page is not None and bool(file.page.meta.get("draft"))
    return drafted or file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def has_own_template(page: MkDocsPage) -> bool:
    """Return whether a writer chose a template for the page; those that the blog sets are the theme's own."""
    template = page.meta.get("template")
    return bool(template) and not str(template).startswith("blog")


def language(config: MkDocsConfig) -> str:
    """Return the language of the build: that of the translation plugin, of the theme, else English."""
    translation = config.plugins.get("i18n")
    current = getattr(translation, "current_language", None)
    if current:
        return str(current)
    theme = config.theme
    return str(theme.get("language") or theme.get("locale") or "en")


def is_translated(config: MkDocsConfig) -> bool:
    """Return whether one command builds the site once for each of several languages."""
    return len(getattr(config.plugins.get("i18n"), "build_languages", ())) > 1


def indexes_all(config: MkDocsConfig) -> bool:
    """Return whether search takes in all text: MkDocs's own does not know `data-search-exclude`, Material's does."""
    return "search" in config.plugins and "material/search" not in config.plugins


def _title(page: MkDocsPage) -> str:
    """Return the title as plain text; one taken from a heading comes as HTML without tags."""
    title = page.title or ""
    return unescape(title) if title == page._title_from_render else str(title)


def _source(file: File) -> str:
    """Return the text of a page as it was written, empty if there is none to be read."""
    try:
        if file.abs_src_path is None:
            return file.content_string
        # Each object between this and the system would take as long as the reading.
        with open(file.abs_src_path, "rb", buffering=0) as raw:  # noqa: PTH123
            return raw.read().decode().removeprefix("\ufeff")
    except (OSError, ValueError, TypeError, AssertionError):
        # Pages that a plugin generates have no file, or one that is gone by now.
        return ""


def _reason(file: File) -> str:
    drafted = file.page is not None and bool(file.page.meta.get("draft"))
    return "draft" if drafted or file.inclusion is InclusionLevel.DRAFT else "excluded"


def _redirects(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    plugin = config.plugins.get("redirects")
    maps = plugin.config.get("redirect_maps", {}) if plugin is not None else {}
    for old, new in maps.items():
        file = File(old, config.docs_dir, config.site_dir, config.use_directory_urls)
        yield file.url, str(new).partition("#")[0]
