"""The beginning of a build: settings read, everything registered that MkDocs must know of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.adapters.mkdocs.build import Build
from mkdocs_funnel.adapters.mkdocs.channels import published_url
from mkdocs_funnel.adapters.mkdocs.setup import CLOCK, LISTENER, add_script, add_theme, add_watch
from mkdocs_funnel.adapters.mkdocs.site import is_translated, language
from mkdocs_funnel.components.counting import LISTENING
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.settings import read_settings
from mkdocs_funnel.settings.baseline import DEFAULT_FILE, read_baseline
from mkdocs_funnel.settings.today import given_day, today

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
    from mkdocs_funnel.adapters.mkdocs.config import FunnelConfig


def start(
    config: MkDocsConfig,
    options: FunnelConfig,
    timed: Stopwatch,
    url_of: Callable[[str], str],
    *,
    serving: bool,
) -> Build:
    """Return a new build by the plugin's `options`.

    `url_of` gives the address of a page, below that of the site, once the files are known. `timed` runs, and goes on
    to count what hooks take. Raises PluginError with everything that is wrong with settings or baseline.
    """
    root = Path(config.config_file_path or "mkdocs.yml").parent
    name, known = options.config, options.baseline or DEFAULT_FILE
    try:
        settings = read_settings(root / name, name=name)
        baseline = read_baseline(root / known, name=known, required=known == options.baseline)
        day, measured_to = today(options.today), given_day(options.today)
    except (FunnelError, ValueError) as fault:
        raise PluginError(str(fault)) from None
    address = published_url(config, serving=serving)
    add_theme(config)
    around = Surroundings(settings, config.site_name, address, day, url_of)
    components = Components(config.theme.dirs, language(config), options.strings, around)
    session = Session(settings, components, day)
    add_script(config, LISTENER, needed=any(service in LISTENING for service in settings.analytics))
    add_script(config, CLOCK, needed=bool(session.turns))
    add_watch(config, root / name)
    add_watch(config, root / known)
    # A build of one language of several does not see what the exceptions of the others excuse.
    unjudged = ("FN901",) if is_translated(config) else ()
    return Build(session, timed, measured_to, baseline, unjudged, structured_data=options.structured_data)
