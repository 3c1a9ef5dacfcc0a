"""The plugin's options in `mkdocs.yml`; what the funnel is stands in `funnel.yml`."""

from __future__ import annotations

import datetime as dt

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from mkdocs_funnel.reporters import REPORTERS


class FunnelConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs does not type its hook
    """Options of `plugins: - funnel:`."""

    enabled = c.Type(bool, default=True)
    """Whether the plugin does anything."""

    config = c.Type(str, default="funnel.yml")
    """The settings, relative to `mkdocs.yml`; a missing file is fine."""

    baseline = c.Optional(c.Type(str))
    """Findings that are no news, relative to `mkdocs.yml`; else `funnel-baseline.json` if it is there."""

    report_dir = c.Type(str, default="build/reports")
    """Where the reports are written, relative to `mkdocs.yml`."""

    formats = c.ListOfItems(c.Choice(tuple(REPORTERS)), default=["text", "json"])
    """The reports to write."""

    fail_on = c.Choice(("error", "warning", "info", "off"), default="error")
    """The level from which findings fail a strict build."""

    today = c.Optional(c.Type((str, dt.date)))
    """The day by which offers are open or closed; else SOURCE_DATE_EPOCH, else the clock."""

    timing = c.Type(bool, default=False)
    """Whether the plugin tells how long its own work took."""

    structured_data = c.Type(bool, default=True)
    """Whether pages tell machines their role and what one can do on them."""

    strings = c.Type(dict, default={})
    """Texts of the components that replace those shipped."""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # as above
    """Options of what the plugin adds for itself."""
