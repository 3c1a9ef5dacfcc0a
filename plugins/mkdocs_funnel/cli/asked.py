"""The options that every command shares which looks at a site, and the site that they lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_funnel import engine
from mkdocs_funnel.adapters.collection import without_collection
from mkdocs_funnel.adapters.source.inputs import Inputs
from mkdocs_funnel.cli.progress import progress
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.settings import read_settings
from mkdocs_funnel.settings.baseline import DEFAULT_FILE, read_baseline
from mkdocs_funnel.settings.today import today as reference_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mkdocs_funnel.adapters.project import Project
    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.baseline import Baseline
    from mkdocs_funnel.model.report import Report

CONFIGS = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml")
"""The configurations that are looked for, the first that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which site to look at, and how."""

    config: Path | None = None
    build: bool = False
    site: Path | None = None
    today: str | None = None
    baseline: Path | None = None
    cache: bool = True
    """Whether to take what earlier runs left, and to leave something for later ones."""

    inputs: Inputs = field(default_factory=Inputs)
    """What the answer depends on, noted as it is read; only of Markdown files it is known in full."""

    def survey(self) -> tuple[Survey, tuple[str, ...]]:
        """Return the site, read, and what this way of reading cannot see.

        Raises:
            FunnelError: There is nothing to read, or it cannot be read.
        """
        if self.build and self.site is not None:
            raise FunnelError("--build and --site are two ways to read a site; choose one")
        found, limits = self._survey()
        if not found.site.pages:
            where = self.site or self.config_file
            raise FunnelError(f"no pages were seen by {where}; nothing was checked")
        return found, limits

    def report(self, found: Survey) -> Report:
        """Return the verdict on the site; FunnelError if the baseline cannot be read."""
        return engine.report(found, self.day, self.known(), self._unjudged)

    def known(self) -> Baseline:
        """Return the findings that are no news; FunnelError if their file is broken."""
        self.inputs.look(self.baseline or self.root / DEFAULT_FILE)
        if self.baseline is not None:
            return read_baseline(self.baseline, required=True)
        return read_baseline(self.root / DEFAULT_FILE)

    @property
    def day(self) -> dt.date:
        """The day to judge by; FunnelError if what was given is none."""
        try:
            return reference_day(self.today)
        except ValueError:
            raise FunnelError(f"--today: '{self.today}' is not a date such as 2025-05-20") from None

    @property
    def config_file(self) -> Path:
        """The configuration of the site; FunnelError if there is none."""
        if self.config is not None:
            return self.config
        for name in CONFIGS:
            self.inputs.look(name)
            if Path(name).is_file():
                return Path(name)
        raise FunnelError(f"none of {', '.join(CONFIGS)} is here; name one by --config")

    @property
    def root(self) -> Path:
        """The folder with `funnel.yml`: that of the configuration, or where the command was called."""
        return self.config.parent if self.config is not None else Path()

    @property
    def _unjudged(self) -> frozenset[str]:
        """Rules that this way of reading cannot judge in full, so that what they excuse is not called unused."""
        if self.site is None:
            return frozenset({"FN304"})
        from mkdocs_funnel.adapters.built.limits import UNJUDGED

        return UNJUDGED

    def _survey(self) -> tuple[Survey, tuple[str, ...]]:
        if self.build:
            from mkdocs_funnel.adapters.mkdocs import look

            return look.survey_build(self.config_file, self.day), look.LIMITS
        project = self._project()
        found = engine.survey(
            project.site,
            project.settings,
            self.day,
            choose=not project.finished,
            articles=project.articles,
        )
        return found, project.limits

    def _project(self) -> Project:
        if self.site is None:
            from mkdocs_funnel.adapters.source.site import read_project

            return read_project(
                self.config_file, Path(), self.day, progress, inputs=self.inputs, cached=self.cache
            )
        from mkdocs_funnel.adapters.built.site import read_site

        return read_site(self.site, read_settings(self.root / "funnel.yml"))


def asks_for_site(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options; it gets them as one `Asked`, its first argument."""

    @click.option(
        "--config",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="mkdocs.yml or zensical.toml; without it, the one that is here.",
    )
    @click.option(
        "--build", is_flag=True, help="Read the site through MkDocs and its plugins: slower, sees all."
    )
    @click.option(
        "--site",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Read the finished HTML of a site, made by any generator.",
    )
    @click.option("--today", metavar="DATE", help="The day by which offers are open or closed.")
    @click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        help=f"Findings that are no news; without it, {DEFAULT_FILE} if it is there.",
    )
    @click.option("--no-cache", is_flag=True, help="Read everything anew, and keep nothing for the next run.")
    @wraps(command)
    def with_site(
        *args: Any,
        config: Path | None,
        build: bool,
        site: Path | None,
        today: str | None,
        baseline: Path | None,
        no_cache: bool,
        **options: Any,
    ) -> Any:
        asked = Asked(
            config=config, build=build, site=site, today=today, baseline=baseline, cache=not no_cache
        )
        if build:  # MkDocs leaves much waste behind.
            return command(asked, *args, **options)
        with without_collection(to_the_end=True):
            return command(asked, *args, **options)

    return with_site
