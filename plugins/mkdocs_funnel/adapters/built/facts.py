"""What the head and the chrome of a finished page tell about it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from mkdocs_funnel.adapters.built.chrome import Look

_HEADING = "main h1, article h1, [role=main] h1"
_SPACE = re.compile(r"\s+")
_MARKS = "\u00b6#\u00a7\ufe0f\U0001f517 "
"""What links to a heading look like that themes put behind it."""

_BETWEEN = re.compile(r"\s+[-\u2013\u2014|\u00b7:\u2022]\s+")
"""What stands between the title of a page and the name of the site."""


def facts(tree: LexborHTMLParser, look: Look) -> dict[str, Any]:
    """Return the arguments of Document that do not depend on the article."""
    return {
        "title": _title(tree),
        "meta": _meta(tree, look),
        "language": _attribute(tree.css_first("html[lang]"), "lang"),
        "canonical": address(tree, "link[rel=canonical]"),
        "name": _attribute(tree.css_first('meta[property="og:site_name"]'), "content") or _site_name(tree),
        "edit": address(tree, look.edit),
    }


def address(tree: LexborHTMLParser, selector: str) -> str:
    """Return the `href` of the first element that a selector fits."""
    return _attribute(tree.css_first(selector), "href")


def _title(tree: LexborHTMLParser) -> str:
    """Return the heading of the article; a heading elsewhere may be the name of the site."""
    whole = _BETWEEN.split(_text(tree.css_first("head title")))[0]
    return _text(tree.css_first(_HEADING)) or whole or _text(tree.css_first("h1"))


def _site_name(tree: LexborHTMLParser) -> str:
    """Return what stands last in `<title>`: the name of the site, on the home page often nothing else."""
    return _BETWEEN.split(_text(tree.css_first("head title")))[-1]


def _meta(tree: LexborHTMLParser, look: Look) -> dict[str, object]:
    tags = _names(tree, look.tags) or _contents(tree, 'meta[property="article:tag"]')
    categories = _names(tree, look.categories) or _contents(tree, 'meta[property="article:section"]')
    found = {"date": _date(tree, look), "tags": tags, "categories": categories}
    return {key: value for key, value in found.items() if value}


def _date(tree: LexborHTMLParser, look: Look) -> dt.date | None:
    for selector in look.date:
        node = tree.css_first(selector)
        said = _attribute(node, "datetime") or _attribute(node, "content")
        try:
            return dt.datetime.fromisoformat(said.strip()).date()
        except ValueError:
            continue
    return None


def _names(tree: LexborHTMLParser, selector: str) -> list[str]:
    return list(dict.fromkeys(name for node in tree.css(selector) if (name := _text(node).lstrip("#"))))


def _contents(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [name for node in tree.css(selector) if (name := _attribute(node, "content"))]


def _attribute(node: LexborNode | None, name: str) -> str:
    return "" if node is None else (node.attributes.get(name) or "").strip()


def _text(node: LexborNode | None) -> str:
    return "" if node is None else _SPACE.sub(" ", node.text(deep=True)).strip(_MARKS)
