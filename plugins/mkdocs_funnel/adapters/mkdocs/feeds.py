"""What feeds read of a page: what its writer wrote. The plugin that makes them reads pages at priority -75."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_funnel.adapters.markdown.plain import without_calls
from mkdocs_funnel.components.bare import bare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_funnel.model.offer import Offer


class FeedView:
    """Shows one page at a time in another way, and then as it was."""

    def __init__(self) -> None:
        self._held: dict[str, Any] | None = None

    def show(self, page: MkDocsPage, offers: Mapping[str, Offer]) -> None:
        """Take shortcodes and blocks out of a page until `restore`; one that the plugin made is no news at all."""
        if page.markdown is None:
            return
        self._held = {"markdown": page.markdown, "content": page.content, "meta": page.meta}
        page.markdown = without_calls(page.markdown, offers)
        page.content = bare(page.content or "")
        if page.file.generated_by == "funnel":
            page.meta = {**page.meta, "draft": True}

    def restore(self, page: MkDocsPage) -> None:
        """Undo `show`."""
        for name, value in (self._held or {}).items():
            setattr(page, name, value)
        self._held = None
