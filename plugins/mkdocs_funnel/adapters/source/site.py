"""The Markdown files of a project to the site that the engine reads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_funnel.adapters.collection import without_collection
from mkdocs_funnel.adapters.project import Project, unwatched
from mkdocs_funnel.adapters.source.assembly import Assembly
from mkdocs_funnel.adapters.source.config import find_config, read_config
from mkdocs_funnel.adapters.source.defaults import defaults_in
from mkdocs_funnel.adapters.source.dialect import dialect_of
from mkdocs_funnel.adapters.source.files import find_files
from mkdocs_funnel.adapters.source.inputs import Inputs
from mkdocs_funnel.adapters.source.limits import limits_of
from mkdocs_funnel.adapters.source.offers_page import made_page
from mkdocs_funnel.adapters.source.recipe import Recipe
from mkdocs_funnel.adapters.source.records import read_records
from mkdocs_funnel.components.short_links import with_short_links
from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.reading.sitemap import is_place
from mkdocs_funnel.settings import read_settings

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from mkdocs_funnel.adapters.project import Watch
    from mkdocs_funnel.adapters.source.config import Config
    from mkdocs_funnel.model.settings import Settings


def read_project(
    config: Path | None,
    start: Path,
    today: dt.date | None = None,
    watch: Watch = unwatched,
    *,
    inputs: Inputs | None = None,
    cached: bool = True,
) -> Project:
    """Return the site whose configuration is `config`, or lies in the folder `start`.

    Args:
        config: `mkdocs.yml`, `zensical.toml` or another file of their shape; None: look in `start`.
        start: The folder to look in.
        today: The day by which offers are open or closed; None: all are open.
        watch: Is handed what is read anew, as it comes.
        inputs: Receives what the site depends on.
        cached: Whether what was read before is taken from the cache, and stored there.

    Raises:
        SettingsError: There is no configuration, or something in it, in the settings or in the content
            folder cannot be read.
    """
    inputs = inputs or Inputs()
    found = read_config(find_config(config, start), inputs)
    settings = _settings(found, inputs)
    with without_collection():
        return _project(found, settings, today, watch, inputs, cached=cached)


def _project(
    config: Config,
    settings: Settings,
    today: dt.date | None,
    watch: Watch,
    inputs: Inputs,
    *,
    cached: bool,
) -> Project:
    folder = config.docs_dir
    if not folder.is_dir():
        message = f"docs_dir: the folder '{folder.name}' is not there"
        raise SettingsError((Fault(config.file.name, message),))
    files = find_files(config)
    readable = [file for file in files if file.is_page and file.reason != "excluded"]
    recipe = _recipe(config, settings, today)
    records = read_records(recipe, readable, folder, config.root if cached else None, watch)
    if records.faults:
        raise SettingsError(tuple(records.faults))
    for path in defaults_in(config, files):
        inputs.look(folder / path)
    inputs.pages(folder, files, records)
    if made := made_page(recipe, config, files):
        files, records.pages[made[0].path] = [*files, made[0]], made[1]
    assembly = Assembly(config, files, records.pages, today)
    damaged = [path for path, record in records.pages.items() if record.damaged]
    site = assembly.site()
    return Project(
        # Without the plugin nobody writes them.
        site=with_short_links(site, settings) if "funnel" in config.plugins else site,
        settings=settings,
        root=config.root,
        limits=limits_of(config, damaged),
        articles=assembly.articles(),
        stats={"files": len(files), "pages": len(readable), "read anew": records.anew},
    )


def _settings(config: Config, inputs: Inputs) -> Settings:
    name = str(config.plugins.get("funnel", {}).get("config") or "funnel.yml")
    file = config.root / name
    inputs.root = str(config.root)
    inputs.look(file)
    inputs.templates(config.custom_dir)
    return read_settings(file, name=name)


def _recipe(config: Config, settings: Settings, today: dt.date | None) -> Recipe:
    strings = config.plugins.get("funnel", {}).get("strings")
    return Recipe(
        dialect=dialect_of(config),
        settings=settings,
        today=today,
        template_dirs=(str(config.custom_dir),) if config.custom_dir else (),
        language=config.language,
        strings={str(k): str(v) for k, v in strings.items()} if isinstance(strings, dict) else {},
        anchors=_anchors(config, settings),
        from_docs=config.from_docs,
        site_name=config.site_name,
        site_url=config.site_url,
    )


def _anchors(config: Config, settings: Settings) -> dict[str, frozenset[str]]:
    """Return the ids at which the yes to an offer happens; under `` those on pages known by their address only."""
    host = urlsplit(config.site_url).hostname
    wanted: dict[str, frozenset[str]] = {}
    for offer in settings.offers.values():
        address, _, fragment = (offer.url or "").partition("#")
        if fragment and (is_place(offer.url) or (host and host in address)):
            page = address if is_place(offer.url) else ""
            wanted[page] = wanted.get(page, frozenset()) | {unquote(fragment)}
    return wanted
