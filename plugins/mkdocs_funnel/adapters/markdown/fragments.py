"""Offer links and blocks in HTML that another parser made of Markdown: resolved as in a conversion."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.serializers import to_html_string

from mkdocs_funnel.adapters.markdown.blocks import expand_blocks
from mkdocs_funnel.adapters.markdown.links import LinkRewriter
from mkdocs_funnel.adapters.markdown.tree import parse_html

if TYPE_CHECKING:
    from mkdocs_funnel.adapters.markdown.offers import Catalogue


def settle_fragment(html: str, catalogue: Catalogue) -> str:
    """Return one block element of an article with its offers put in, taken, or replaced.

    A block `/// ask | ID` is a `div` whose attribute `data-funnel-block` names the offer.
    """
    root = parse_html(html)
    expand_blocks(root, catalogue)
    for link in root.iter("a"):
        # An autolink, `<offer:ID>`, has its address for a text; it is given the offer's own.
        if not len(link) and (link.text or "") == link.get("href", "").replace("%23", "#"):
            link.text = "" if (link.text or "").lower().startswith("offer:") else link.text
    LinkRewriter(_markdown(), catalogue).run(root)
    return to_html_string(root).removeprefix("<div>").removesuffix("</div>")


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown()
