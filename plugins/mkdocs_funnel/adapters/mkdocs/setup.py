"""What the plugin adds to a MkDocs configuration; each can be done again without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.adapters.mkdocs.aside import IndexView
from mkdocs_funnel.adapters.mkdocs.feeds import FeedView
from mkdocs_funnel.adapters.mkdocs.site import indexes_all
from mkdocs_funnel.components.theme import theme_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.adapters.mkdocs.build import Build

STYLE = "assets/funnel/funnel.css"
LISTENER = "assets/funnel/measure.js"
CLOCK = "assets/funnel/offers.js"
EXTENSION = "mkdocs_funnel"
FEEDS, INDEX = "funnel/feeds", "funnel/index"
"""The names of plugins that the plugin adds."""


def add_theme(config: MkDocsConfig) -> None:
    """Put our templates and styles behind the user's own `custom_dir` and before those of the theme."""
    ours = str(theme_dir())
    if ours not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
    if STYLE not in map(str, config.extra_css):
        config.extra_css.insert(0, STYLE)


def add_script(config: MkDocsConfig, script: str, *, needed: bool) -> None:
    """Let every page load one of our scripts if the settings need it, else none."""
    if needed and script not in map(str, config.extra_javascript):
        config.extra_javascript.append(script)


def add_extension(config: MkDocsConfig, session: Callable[[], object]) -> None:
    """Register the Markdown extension; `session` gives it settings and templates at each conversion."""
    if EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(EXTENSION)
    options = config.mdx_configs.setdefault(EXTENSION, {})
    options["session"] = session


def add_views(config: MkDocsConfig, current: Callable[[], Build | None], *, later: bool) -> None:
    """Register what other plugins see of pages, each as a plugin of its own: a hook costs time on every page.

    Args:
        config: The configuration with all plugins in it.
        current: What returns the build that is under way.
        later: Whether pages hold what is for later days.
    """
    if "rss" in config.plugins and FEEDS not in config.plugins:
        config.plugins[FEEDS] = FeedView(current)
    if (later or indexes_all(config)) and INDEX not in config.plugins:
        config.plugins[INDEX] = IndexView(current)


def add_watch(config: MkDocsConfig, settings: Path) -> None:
    """Let `mkdocs serve` build anew when the settings change; what is not there cannot be watched."""
    if settings.is_file() and str(settings) not in config.watch:
        config.watch.append(str(settings))
