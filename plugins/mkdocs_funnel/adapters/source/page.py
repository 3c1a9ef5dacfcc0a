"""One Markdown file to what the engine needs of it, as plain data that a cache can hold."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.adapters.source import front
from mkdocs_funnel.adapters.source.anchors import with_heading_ids
from mkdocs_funnel.adapters.source.blocks import flatten
from mkdocs_funnel.adapters.source.framed import Framing
from mkdocs_funnel.adapters.source.lines import line_indexes, offer_lines
from mkdocs_funnel.adapters.source.offers import Offers
from mkdocs_funnel.adapters.source.recipe import Record
from mkdocs_funnel.adapters.source.render import prepared, render, title_of, without_emoji
from mkdocs_funnel.adapters.source.snippets import Snippets
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.reading.elements import read_article

if TYPE_CHECKING:
    from mkdocs_funnel.adapters.source.recipe import Recipe
    from mkdocs_funnel.adapters.source.snippets import Line
    from mkdocs_funnel.reading.element import Element

_TAGS = ("<!-- material/tags", "[TAGS]")
_STEPS = re.compile(r"^$|^\.|/[./]|/$")
"""What a path may hold that is shorter when it is normal."""


class PageReader:
    """Reads files by one recipe."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._snippets = Snippets(recipe.dialect)
        around = Surroundings(recipe.settings, recipe.site_name, recipe.site_url, recipe.today)
        components = Components(recipe.template_dirs, recipe.language, recipe.strings, around)
        self._addresses = {
            offer.id: tuple(filter(None, (offer.url, *offer.also)))
            for offer in recipe.settings.offers.values()
            if offer.url and "://" in offer.url
        }
        self._offers = Offers(Session(recipe.settings, components, recipe.today, by_day=False))
        self._framing = Framing(recipe, self._offers)

    def read(self, path: str, content: bytes) -> Record:
        """Return what the file at `path` with this content holds."""
        text, damaged = _decoded(content)
        meta, begin = front.split(text)
        dialect = self._recipe.dialect
        flat, included = self._flat(text[begin:])
        markdown = prepared("\n".join([line for _, line in flat]))
        html = self._offers.settle(render(markdown, dialect), path)
        anchors = self._recipe.anchors.get(path, frozenset()) | self._recipe.anchors.get("", frozenset())
        if anchors:
            html = with_heading_ids(html, anchors)
        article = read_article(html, anchors)
        elements = [e for e in article.elements if e.marks.keys() != {"raw"} or _is_address(e.href)]
        written = [e for e in elements if "no" not in e.marks]
        places = iter(self._lines(written, flat, markdown, text.count("\n", 0, begin) + 1))
        framed = "template" in meta
        before, after = self._framing.around(meta, path) if framed else ((), ())
        read = [self._plain(e, path, None if "no" in e.marks else next(places)) for e in elements]
        return Record(
            title_of(html),
            front.stored(meta),
            text[:begin] if framed or "funnel" in meta else "",
            [
                *(self._plain(e, path, None) for e in before),
                *read,
                *(self._plain(e, path, None) for e in after),
            ],
            article.anchors,
            included,
            any(sign in text for sign in _TAGS),
            damaged,
        )

    def _flat(self, body: str) -> tuple[list[Line], dict[str, str]]:
        """Return the lines of a body as CommonMark, and the files that it includes with their digests."""
        dialect = self._recipe.dialect
        if "\t" in body:
            body = body.expandtabs(4)
        if not (dialect.snippets and (dialect.appended or "8<-" in body)):
            text = without_emoji(body) if dialect.emoji and ":" in body else body
            return flatten(dialect, list(enumerate(text.split("\n")))), {}
        numbered = self._snippets.expand(body.split("\n"))
        included = self._snippets.read
        if dialect.emoji:
            numbered = _without_emoji(numbered)
        return flatten(dialect, numbered), included

    def _lines(
        self, elements: list[Element], flat: list[Line], markdown: str, above: int
    ) -> list[int | None]:
        """Return the line of the file on which each element stands; `above` is that of the body's first."""
        if not elements:
            return []
        prose = markdown
        if any(number < 0 for number, _ in flat):
            prose = "\n".join(["" if number < 0 else line for number, line in flat])
        named = [_offer_named(element) for element in elements]
        plain = [e.href for e, name in zip(elements, named, strict=True) if name is None]
        tables = self._recipe.dialect.tables
        of_plain = iter(line_indexes(markdown, prose, plain, tables=tables) if plain else ())
        calls = [name for name in named if name is not None]
        of_calls = iter(offer_lines(prose, calls, self._addresses) if calls else ())
        found = [next(of_plain if name is None else of_calls) for name in named]
        return [None if at is None else above + max(flat[at][0], ~flat[at][0]) for at in found]

    def _plain(self, element: Element, page: str, line: int | None) -> list[Any]:
        marks = element.marks
        if "raw" in marks:
            marks = {name: value for name, value in marks.items() if name != "raw"}
        target = None
        if element.tag == "a" and ("raw" not in element.marks or marks):
            target = target_of(element.href, page, from_docs=self._recipe.from_docs)
        return [
            *(element.tag, element.href, target, element.text, round(element.position, 6)),
            *(sorted(element.classes) if element.classes else [], marks, line),
        ]


def _without_emoji(lines: list[Line]) -> list[Line]:
    text = "\n".join([line for _, line in lines])
    if ":" not in text:
        return lines
    return list(zip([number for number, _ in lines], without_emoji(text).split("\n"), strict=True))


def _offer_named(element: Element) -> str | None:
    """Return the offer that the writer named where the element stands."""
    marks = element.marks
    names = (marks.get(name) for name in ("instead-of", "taken", "unknown", "unplaced", "offer"))
    return next(filter(None, names), None)


def target_of(href: str, page: str, *, from_docs: bool = False) -> str | None:
    """Return the source path that a link written in Markdown names; None: it is none to a file of the site."""
    path = href.partition("#")[0].partition("?")[0]
    if not path or ":" in path.partition("/")[0] or path.startswith("\\"):
        return None
    if path.startswith("/") and (not from_docs or path.startswith("//")):
        return None
    if "%" in path:
        path = unquote(path)
    if not path.startswith("/"):
        folder = page.rpartition("/")[0]
        while path.startswith("../") and folder:
            path, folder = path[3:], folder.rpartition("/")[0]
        path = f"{folder}/{path}"
    path = path.lstrip("/")
    if not _STEPS.search(path):
        return path
    target = posixpath.normpath(path)
    return None if target.startswith("../") else target


def _decoded(content: bytes) -> tuple[str, bool]:
    damaged = False
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, damaged = content.decode("utf-8-sig", "replace"), True
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, damaged


def _is_address(href: str) -> bool:
    return bool(href) and not href.startswith("#")
