"""The MkDocs plugin: one engine call per event."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_funnel.adapters.markdown.stopwatch import Stopwatch
from mkdocs_funnel.adapters.mkdocs.channels import NO_CODES, WaysIn
from mkdocs_funnel.adapters.mkdocs.config import FunnelConfig
from mkdocs_funnel.adapters.mkdocs.meta_files import refuse_funnel_in_meta_files
from mkdocs_funnel.adapters.mkdocs.offers_page import add_offers_page
from mkdocs_funnel.adapters.mkdocs.remembered import Memories
from mkdocs_funnel.adapters.mkdocs.setup import add_extension, add_views
from mkdocs_funnel.adapters.mkdocs.site import is_translated, language
from mkdocs_funnel.adapters.mkdocs.start import start
from mkdocs_funnel.adapters.mkdocs.verdict import fail, log, tell
from mkdocs_funnel.adapters.mkdocs.weaving import Weaving
from mkdocs_funnel.components.forms import guessed_url
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.reporters.write import write_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.mkdocs.build import Build
    from mkdocs_funnel.engine import Survey
    from mkdocs_funnel.model.report import Report

FIRST, LATE, LAST = 100, -200, -300
"""Priorities: before other plugins; after those that write content (tags run at -100); after all of them."""

OWN_TIME = "the plugin's own work took %.3f s: %.3f s in its hooks, %.3f s while Markdown was converted"


class FunnelPlugin(BasePlugin[FunnelConfig]):  # type: ignore[no-untyped-call]  # as FunnelConfig
    """Tags pieces, gives each its next step, and audits the content paths of a site."""

    def __init__(self) -> None:
        self._serving = False
        self._depth = 0
        self._memories = Memories()
        self._reports: list[Report] = []
        self._ways_in = WaysIn()
        self._build: Build | None = None
        self._files: Files | None = None

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
            self._build = start(config, self.config, timed, self._url_of, serving=self._serving)
            add_extension(config, lambda: self._build and self._build.session)
            add_views(config, lambda: self._build, later=bool(self._build.session.turns))
        return config

    def _url_of(self, path: str) -> str:
        """Return the address of a page below that of the site."""
        file = self._files.get_file_from_path(path) if self._files else None
        return file.url if file else guessed_url(path)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Count builds within builds: translation plugins build each language inside the first build."""
        self._depth += 1

    @event_priority(FIRST)
    def _refuse_meta_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Refuse `funnel:` in `.meta.yml` files before the plugin that merges them stumbles over it."""
        if self._build:
            with self._build.timed:
                refuse_funnel_in_meta_files(files)
        return files

    @event_priority(LATE)
    def _add_offers_page(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the page of offers; translation plugins stumble over files without a source, so after them."""
        if self._build:
            with self._build.timed:
                self._build.offers_page = add_offers_page(files, config, self._build.session)
        return files

    on_files = CombinedEvent(_refuse_meta_files, _add_offers_page)

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation and the files, as the last plugin left them."""
        self._files = files
        if self._build:
            self._build.nav = nav
        return nav

    @event_priority(LATE)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Read all pieces from their final content and append the next steps."""
        if self._build:
            with self._build.timed, _faults_as_plugin_errors():
                self._build.read(config, files, self._memories.of(config) if self._serving else None)
                env.add_extension(Weaving)
        return env

    @event_priority(LATE)
    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Hand `funnel` to the templates; a blog has made the excerpts of its listings by now."""
        if self._build:
            with self._build.timed:
                self._build.aside.put_back(page)
                context.update(self._build.handed(page))
                if hasattr(page, "posts"):
                    self._build.settle_excerpts(page, context.get("posts") or ())
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Hand an empty `funnel` to templates that are no page, such as that of 404.html."""
        if self._build:
            context["funnel"] = {}
        return context

    @event_priority(FIRST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put the button of the header on pages that are no piece, such as 404.html."""
        if self._build and template_name.endswith(".html"):
            with self._build.timed:
                return self._build.dress_template(output)
        return output

    @event_priority(FIRST)
    def _see(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self._build:
            with self._build.timed:
                return self._build.see(page, output)
        return output

    @event_priority(LAST)
    def _see_finished(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self._build and not self._build.is_whole(output):
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
        with build.timed, _faults_as_plugin_errors():
            report = build.report()
            written = write_reports(report, self._report_dir(config), self.config.formats)
            tell(report, written, Level(self.config.fail_on))
        self._reports.append(report)

    @event_priority(-50)
    def _open_ways_in(self, *, config: MkDocsConfig) -> None:
        """Write the short addresses: after hooks, and before a plugin builds other languages."""
        build = self._build
        if build is None or build.survey is None:
            return
        with build.timed, _faults_as_plugin_errors():
            lacks_codes = self._ways_in.write(
                config, build.survey.site, build.session.components, build.unread()
            )
        if lacks_codes:
            log.info(NO_CODES)
        if self.config.timing:
            hooks, conversions = build.timed.seconds, build.session.timed.seconds
            log.info(OWN_TIME, hooks + conversions, hooks, conversions)

    @event_priority(LAST)
    def _verdict(self, *, config: MkDocsConfig) -> None:
        """After the last language: fail a strict build, never a server."""
        self._depth -= 1
        if self._depth > 0:
            return
        reports, self._reports = self._reports, []
        self._ways_in = WaysIn()
        if config.strict and not self._serving:
            fail(reports, Level(self.config.fail_on))

    on_post_build = CombinedEvent(_report, _open_ways_in, _verdict)

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
        self._ways_in = WaysIn()
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
