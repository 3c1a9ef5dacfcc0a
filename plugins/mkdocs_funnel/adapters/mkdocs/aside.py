"""What search indexes must not see of a page, out of its content while they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import BasePlugin, event_priority

from mkdocs_funnel.adapters.mkdocs.config import NoOptions
from mkdocs_funnel.components.bare import put_blocks_back, set_blocks_aside
from mkdocs_funnel.components.by_day import put_back, set_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.adapters.mkdocs.build import Build

BEFORE = 100
"""The priority before plugins that make search indexes of pages."""


class Aside:
    """Sets aside what is in the content of one page at a time."""

    def __init__(self, *, later: bool, blocks: bool) -> None:
        """Tell what is set aside: what is for `later` days, and the `blocks` of offers and next steps."""
        self._hides_later = later
        self._hides_blocks = blocks
        self._later: list[str] = []
        self._blocks: list[str] = []
        self._all_shown: str | None = None
        self._some_shown: str | None = None
        """The content of a page before and after something was set aside."""

    @property
    def hides(self) -> bool:
        """Whether there is anything to set aside on some page."""
        return self._hides_blocks or self._hides_later

    def set_aside(self, page: MkDocsPage) -> None:
        """Take out of a page's content what search indexes must not see, until `put_back`."""
        content = self._all_shown = page.content or ""
        if self._hides_blocks:
            content, self._blocks = set_blocks_aside(content)
        if self._hides_later:
            content, self._later = set_aside(content)
        page.content = self._some_shown = content

    def put_back(self, page: MkDocsPage) -> None:
        """Undo `set_aside`; what other plugins did to the content meanwhile stays."""
        if self._some_shown is None:
            return
        if page.content is self._some_shown:
            page.content = self._all_shown
        elif self._later or self._blocks:
            content = put_back(page.content or "", self._later)
            page.content = put_blocks_back(content, self._blocks)
        self._later, self._blocks = [], []
        self._all_shown = self._some_shown = None


class IndexView(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Shows search indexes nothing of what is for later days, nor blocks, where there is anything to set aside."""

    def __init__(self, current: Callable[[], Build | None]) -> None:
        """Take what returns the build that is under way."""
        self._current = current

    @event_priority(BEFORE)
    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Set aside what the plugin puts back when it hands its own over to the templates."""
        build = self._current()
        if build and build.aside.hides:
            with build.timed:
                build.aside.set_aside(page)
        return context
