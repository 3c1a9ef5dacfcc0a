"""A site read through MkDocs without writing it: every event up to `on_env`, no templates."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from mkdocs.commands.build import _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from mkdocs_funnel.adapters.mkdocs.plugin import FunnelPlugin
from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.engine import Survey

LIMITS = ("templates are not rendered: links that stand only in the template of a page are not seen",)


def survey_build(config_file: Path, today: dt.date | None = None) -> Survey:
    """Return the survey of a site whose content MkDocs and all its plugins have made; nothing is written.

    Args:
        config_file: The `mkdocs.yml`; the plugin `funnel` may be missing in it.
        today: The day by which offers are open; None: what the plugin's option says.

    Raises:
        FunnelError: MkDocs or a plugin stopped, with its own message.
    """
    try:
        with tempfile.TemporaryDirectory() as nowhere:
            config = load_config(str(config_file), site_dir=nowhere)
            plugin = _plugin(config)
            plugin.config.enabled = True
            if today is not None:
                plugin.config.today = today
            _make_content(config)
            return plugin.survey
    except MkDocsException as stopped:
        raise FunnelError(f"{config_file}: {stopped}") from None


def _plugin(config: MkDocsConfig) -> FunnelPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, FunnelPlugin):
            return plugin
    added = FunnelPlugin()
    added.load_config({}, config_file_path=config.config_file_path)
    config.plugins["funnel"] = added
    return added


def _make_content(config: MkDocsConfig) -> None:
    """Do what a build does up to `on_env`, in the same order."""
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        _populate_page(file.page or Page(None, file, config), config, files)
    config.plugins.on_env(env, config=config, files=files)
    config.plugins.on_shutdown()
