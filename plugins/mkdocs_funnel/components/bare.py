"""Pages as feeds and search indexes should read them: what a writer wrote, without blocks of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_funnel.components.by_day import WRAPPER, without_later

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGIN = '<aside class="funnel '
_BLOCK = re.compile(f"{_BEGIN}.*?</aside>", re.DOTALL)
_PLACE = re.compile("<!--funnel-block-([0-9]{1,9})-->")
_EMPTY = re.compile(rf'<div class="{WRAPPER}">\s*</div>\s*')
_MARK = re.compile(r' data-(?:funnel|umami|goatcounter|simple)[a-z-]*="[^"]*"')
_CLASS = re.compile(r' class="plausible-event-[^"]*"| plausible-event-[^"\s]*')


def set_blocks_aside(html: str) -> tuple[str, list[str]]:
    """Return HTML with a comment for each block, and the blocks; `put_blocks_back` undoes it."""
    if _BEGIN not in html:
        return html, []
    blocks: list[str] = []

    def keep(found: re.Match[str]) -> str:
        blocks.append(found[0])
        return f"<!--funnel-block-{len(blocks) - 1}-->"

    return _BLOCK.sub(keep, html), blocks


def put_blocks_back(html: str, blocks: Sequence[str]) -> str:
    """Return HTML with the blocks that were set aside; a comment that stands for none stays."""
    if not blocks:
        return html
    return _PLACE.sub(lambda place: blocks[int(place[1])] if int(place[1]) < len(blocks) else place[0], html)


def bare(html: str) -> str:
    """Return HTML for a feed: no blocks, nothing for later days, no marks on links."""
    html = without_later(html)
    if _BEGIN in html:
        html = _EMPTY.sub("", _BLOCK.sub("", html))
    return _CLASS.sub("", _MARK.sub("", html)) if " data-funnel-" in html else html
