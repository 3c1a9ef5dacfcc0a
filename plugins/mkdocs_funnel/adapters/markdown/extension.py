"""The Python-Markdown extension `mkdocs_funnel`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from mkdocs_funnel.adapters.markdown.blocks import AskBlock, SignupBlock, expand_blocks
from mkdocs_funnel.adapters.markdown.links import AUTOLINK, LinkRewriter, OfferAutolink
from mkdocs_funnel.adapters.markdown.offers import Catalogue
from mkdocs_funnel.adapters.markdown.places import current_page
from mkdocs_funnel.adapters.markdown.session import Session, open_session
from mkdocs_funnel.adapters.markdown.signs import may_refer

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree

    from markdown import Markdown

PRIORITY = 4
"""After attribute lists (8), so that classes are known; before MkDocs resolves links (0)."""

_BLOCK = re.compile("/(?=//)")  # So written, it is looked for much faster.
_AUTOLINK = re.compile("<(?=offer:)")


class FunnelExtension(Extension):
    """Offer links, and the blocks `/// ask` and `/// signup`."""

    def __init__(self, session: Callable[[], object] | None = None, **settings: Any) -> None:
        """Take the options of `config`; programs hand a function over that returns a `Session` instead."""
        self._hand_over = session
        self.config = {
            "config": ["funnel.yml", "The file with the offers, relative to the working directory"],
            "today": ["", "The day on which offers are open or closed, such as 2025-05-20"],
            "language": ["en", "The language of the blocks"],
            "site_url": ["", "The address of the site, by which links to offers tell where they stand"],
            "by_day": [
                False,
                "Whether pages hold what comes when offers open or close, for the script offers.js",
            ],
        }
        super().__init__(**settings)
        self.busy = False
        """Whether a text was met that may hold something to do."""

        self.may_hold_blocks = False
        """Whether a text was met that may hold blocks."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what finds the blocks, and the treeprocessor."""
        # After snippets (32) and before fences and raw HTML (25, 20) take text away.
        md.preprocessors.register(FunnelPreprocessor(md, self), "funnel", 31)
        md.treeprocessors.register(FunnelTreeprocessor(md, self), "funnel", PRIORITY)

    def session(self) -> Session:
        """Return what the program handed over, else a session made from the options."""
        given = self._hand_over() if self._hand_over else None
        if isinstance(given, Session):
            return given
        return open_session(
            str(self.getConfig("config")),
            str(self.getConfig("today") or ""),
            str(self.getConfig("language") or "en"),
            str(self.getConfig("site_url") or ""),
            by_day=bool(self.getConfig("by_day")),
        )


class FunnelPreprocessor(Preprocessor):
    """Gets a text that holds offer blocks or `<offer:ID>` ready; others need not be searched for them."""

    def __init__(self, md: Markdown, extension: FunnelExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Register what the text needs, and return it as it is."""
        session = self._extension.session()
        with session.timed:
            text = "\n".join(lines)
            has_blocks = _BLOCK.search(text) is not None
            has_links = may_refer(text)
            if not (has_blocks or has_links or session.searched.is_addressed(text)):
                return lines
            self._extension.busy = True
            if has_blocks:
                self._extension.may_hold_blocks = True
                self._register_blocks()
            if has_links and _AUTOLINK.search(text) and "funnel_autolink" not in self.md.inlinePatterns:
                # Before Python-Markdown's own autolinks for mail (110) and raw HTML (90).
                self.md.inlinePatterns.register(OfferAutolink(AUTOLINK, self.md), "funnel_autolink", 115)
        return lines

    def _register_blocks(self) -> None:
        manager = BlocksExtension().register_block_mgr(self.md)
        for block in (AskBlock, SignupBlock):
            if block.NAME not in manager.blocks:
                manager.register(block, {})


class FunnelTreeprocessor(Treeprocessor):
    """Puts offers into the tree of a page."""

    def __init__(self, md: Markdown, extension: FunnelExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ElementTree.Element) -> None:
        """Expand blocks, then rewrite links, if there may be any."""
        if not self._extension.busy:
            return
        session = self._extension.session()
        with session.timed:
            catalogue = Catalogue(session, current_page(self.md))
            if self._extension.may_hold_blocks:
                expand_blocks(root, catalogue)
            LinkRewriter(self.md, catalogue).run(root)
