"""What feeds read of a page: what its writer wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_funnel.adapters.markdown.plain import without_calls
from mkdocs_funnel.adapters.mkdocs.config import NoOptions
from mkdocs_funnel.components.bare import bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.mkdocs.build import Build

BEFORE, AFTER = -74, -76
"""Priorities around that at which the plugin that makes feeds reads pages."""


class FeedView(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Shows feeds each page in another way, and leaves it as it was."""

    def __init__(self, current: Callable[[], Build | None]) -> None:
        """Take what returns the build that is under way."""
        self._current = current
        self._held: dict[str, Any] = {}

    @event_priority(BEFORE)
    def _show(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Take shortcodes and blocks out of a page; one that the plugin made is no news at all."""
        build = self._current()
        if build and page.markdown is not None:
            with build.timed:
                self._held = {"markdown": page.markdown, "content": page.content, "meta": page.meta}
                page.markdown = without_calls(page.markdown, build.session.settings.offers)
                page.content = bare(page.content or "")
                if page.file.generated_by == "funnel":
                    page.meta = {**page.meta, "draft": True}
        return html

    @event_priority(AFTER)
    def _restore(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        for name, value in self._held.items():
            setattr(page, name, value)
        self._held = {}
        return html

    on_page_content = CombinedEvent(_show, _restore)
