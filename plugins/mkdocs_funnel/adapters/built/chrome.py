"""What finished pages look like, by the generator that made them: `data/chrome.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_funnel.data import shipped

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_LISTS = ("chrome", "entries", "few", "listing", "edit", "date", "tags", "categories")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the pages of one generator or theme look; all texts are CSS selectors."""

    id: str
    name: str
    """How reports call the generator."""

    meta: re.Pattern[str] | None
    """Fits what `<meta name=generator>` says."""

    tells: str
    """Fits something on every page of this kind; empty: nothing does."""

    roots: tuple[str, ...]
    """Where the article can be, the first that is there."""

    chrome: str
    entries: str
    few: str
    """Entries of a listing where there are at least two of them."""

    listing: str
    edit: str
    date: tuple[str, ...]
    """The surest first."""

    tags: str
    categories: str


def look_of(tree: LexborHTMLParser) -> Look | None:
    """Return the look of the generator that names itself on a page or gives itself away; None: unknown."""
    said = generator(tree)
    if said:
        for look in looks():
            if look.meta is not None and look.meta.search(said):
                return look if look.id != "astro" else _by_tells(tree, look)
    return _by_tells(tree, None)


def generator(tree: LexborHTMLParser) -> str:
    """Return what a page says made it, in lower case."""
    metas = tree.css('meta[name="generator" i]')
    return ", ".join(meta.attributes.get("content") or "" for meta in metas).strip().lower()


def _by_tells(tree: LexborHTMLParser, otherwise: Look | None) -> Look | None:
    # Starlight says first that it is Astro, so what can be seen decides.
    return next((look for look in looks() if look.tells and tree.css_first(look.tells)), otherwise)


@lru_cache(maxsize=1)
def looks() -> tuple[Look, ...]:
    """Return all looks, in the order in which they are tried."""
    data = _data()
    return tuple(_look(name, held, data) for name, held in data["kinds"].items())


@lru_cache(maxsize=1)
def plain() -> Look:
    """Return the look of pages of which nothing is known."""
    return _look("any", {"name": "html"}, _data())


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = shipped("chrome.yml")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def _look(name: str, held: dict[str, Any], data: dict[str, Any]) -> Look:
    if "like" in held:
        held = {**data["kinds"][held["like"]], "tells": (), "meta": "", **held}
    lists = {key: (*held.get(key, ()), *data["any"][key]) for key in _LISTS}
    return Look(
        id=name,
        name=held["name"],
        meta=re.compile(held["meta"]) if held.get("meta") else None,
        tells=", ".join(held.get("tells", ())),
        roots=(*held.get("roots", ()), *data["any"]["roots"]),
        date=lists.pop("date"),
        **{key: ", ".join(selectors) for key, selectors in lists.items()},
    )
