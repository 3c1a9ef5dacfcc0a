"""The MkDocs plugin: one engine call per event."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_funnel.adapters.collection import without_collection
from mkdocs_funnel.adapters.markdown.plain import without_calls
from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
from mkdocs_funnel.adapters.mkdocs.build import Build
from mkdocs_funnel.adapters.mkdocs.config import FunnelConfig
from mkdocs_funnel.adapters.mkdocs.meta_files import refuse_funnel_in_meta_files
from mkdocs_funnel.adapters.mkdocs.setup import add_extension, add_theme, add_watch
from mkdocs_funnel.adapters.mkdocs.site import is_translated, language
from mkdocs_funnel.adapters.mkdocs.verdict import fail, log, tell
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.write import write_reports
from mkdocs_funnel.settings import CACHE, read_settings
from mkdocs_funnel.settings.baseline import DEFAULT_FILE, read_baseline
from mkdocs_funnel.settings.today import given_day, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.page import Page
    from mkdocs_funnel.model.report import Report

FIRST, LATE, LAST = 100, -200, -300
"""Priorities: before other plugins; after those that write content (tags run at -100); after all of them."""


class FunnelPlugin(BasePlugin[FunnelConfig]):  # type: ignore[no-untyped-call]  # as FunnelConfig
    """Tags pieces, gives each its next step, and audits the content paths of a site."""

    def __init__(self) -> None:
        self._serving = False
        self._depth = 0
        self._memory: dict[str, dict[str, Page]] = {}
        self._reports: list[Report] = []
        self._build: Build | None = None
        self._markdown: str | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how the tool was called; that this is here keeps one instance for all of `serve`."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        """Read the settings; register theme folder, style sheet and Markdown extension."""
        self._build = None
        if not self.config.enabled:
            return None
        timed = Stopwatch()
        with timed:
            self._build = self._start(config, timed)
            add_extension(config, lambda: self._build and self._build.session)
        return config

    def _start(self, config: MkDocsConfig, timed: Stopwatch) -> Build:
        root = Path(config.config_file_path or "mkdocs.yml").parent
        name = self.config.config
        try:
            settings = read_settings(root / name, name=name, cache=root / CACHE)
            known = self.config.baseline or DEFAULT_FILE
            baseline = read_baseline(root / known, name=known, required=known == self.config.baseline)
            day, measured_to = today(self.config.today), given_day(self.config.today)
        except (FunnelError, ValueError) as fault:
            raise PluginError(str(fault)) from None
        add_theme(config)
        add_watch(config, root / name)
        add_watch(config, root / known)
        around = Surroundings(settings, config.site_name, config.site_url or "", day)
        components = Components(config.theme.dirs, language(config), self.config.strings, around)
        # A build of one language of several does not see what the exceptions of the others excuse.
        unjudged = ("FN901",) if is_translated(config) else ()
        return Build(Session(settings, components, day, timed), measured_to, baseline, unjudged)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Count builds within builds: translation plugins build each language inside the first build."""
        self._depth += 1

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Refuse `funnel:` in `.meta.yml` files before the plugin that merges them stumbles over it."""
        if self._build:
            with self._build.timed:
                refuse_funnel_in_meta_files(files)
        return files

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation, as the last plugin left it."""
        if self._build:
            self._build.nav = nav
        return nav

    @event_priority(-74)
    def _hide_calls(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Show feeds, which read `page.markdown` at -75, a text without shortcodes."""
        self._markdown = page.markdown
        if self._build and page.markdown is not None and "rss" in config.plugins:
            with self._build.timed:
                page.markdown = without_calls(page.markdown, self._build.session.settings.offers)
        return html

    @event_priority(-76)
    def _restore_calls(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        page.markdown = self._markdown
        return html

    on_page_content = CombinedEvent(_hide_calls, _restore_calls)

    @event_priority(LATE)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Read all pieces from their final content and append the next steps."""
        if self._build:
            with self._build.timed, without_collection(), _faults_as_plugin_errors():
                self._build.read(config, files, self._memory.setdefault(language(config), {}))
        return env

    @event_priority(LATE)
    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Hand `funnel` to the templates; a blog has made the excerpts of its listings by now."""
        if self._build:
            with self._build.timed:
                context["funnel"] = self._build.context(page.file.src_uri)
                if hasattr(page, "posts"):
                    self._build.settle_excerpts(page, context.get("posts") or ())
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Hand an empty `funnel` to templates that are no page, such as that of 404.html."""
        if self._build:
            context["funnel"] = {}
        return context

    @event_priority(FIRST)
    def _see(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self._build:
            with self._build.timed:
                self._build.see(page, output)
        return output

    @event_priority(LAST)
    def _see_finished(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self._build:
            with self._build.timed:
                self._build.see_finished(page, output)
        return output

    on_post_page = CombinedEvent(_see, _see_finished)

    def _report(self, *, config: MkDocsConfig) -> None:
        """Judge, write the reports, say what is in them."""
        build = self._build
        if build is None:
            return
        if build.is_partial:
            log.info("a dirty build does not see all pages: no verdict")
            return
        with build.timed, without_collection(), _faults_as_plugin_errors():
            report = build.report()
            written = write_reports(report, self._report_dir(config), self.config.formats)
            tell(report, written, Level(self.config.fail_on))
        self._reports.append(report)
        if self.config.timing:
            log.info("the plugin's own work took %.3f s", build.timed.seconds)

    @event_priority(LAST)
    def _verdict(self, *, config: MkDocsConfig) -> None:
        """After the last language: fail a strict build, never a server."""
        self._depth -= 1
        if self._depth > 0:
            return
        reports, self._reports = self._reports, []
        if config.strict and not self._serving:
            fail(reports, Level(self.config.fail_on))

    on_post_build = CombinedEvent(_report, _verdict)

    @property
    def survey(self) -> Survey:
        """The site as the last build read it; for those who only look."""
        found = self._build.survey if self._build else None
        if found is None:
            raise FunnelError("the plugin has not read a site yet")
        return found

    def on_build_error(self, *, error: Exception) -> None:
        """Forget a build that broke off; faults met while Markdown was converted end without a traceback."""
        self._depth = 0
        self._reports = []
        if isinstance(error, FunnelError):
            raise PluginError(str(error)) from None

    def _report_dir(self, config: MkDocsConfig) -> Path:
        folder = Path(config.config_file_path or "mkdocs.yml").parent / self.config.report_dir
        return folder / language(config) if is_translated(config) else folder


@contextmanager
def _faults_as_plugin_errors() -> Iterator[None]:
    """End the build with a fault's own message instead of a traceback."""
    try:
        yield
    except FunnelError as fault:
        raise PluginError(str(fault)) from None
