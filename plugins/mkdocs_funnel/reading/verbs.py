"""Whether the text of a link tells the reader to do something."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from mkdocs_funnel.data import shipped

_MOST = 5
"""Words of a button that ends in its verb."""

_WORD = re.compile(r"([^\W\d_]+(?:['\u2019][^\W\d_]+)?)(?:-[^\W\d_]+)*")


def is_imperative(text: str, language: str = "en") -> bool:
    """Return whether `text` begins with a verb of the language's list, as a button does, or ends so in some languages.

    A verb with nothing after it counts; before punctuation such as `:` it is a heading and does not.
    English is tried for every language, because buttons often are English.
    """
    found = _WORD.search(text)
    if found is None or text[found.end() : found.end() + 1] in (":", "#", "/"):
        return False
    whole, first = (found[part].lower().replace("\u2019", "'") for part in (0, 1))
    language = language.lower()[:2]
    known = verbs(language) | verbs("en")
    return whole in known or first in known or _ends_in_verb(text, language)


def _ends_in_verb(text: str, language: str) -> bool:
    last = verbs(f"{language}-last")
    words = [found[0] for found in _WORD.finditer(text)] if last else []
    # A verb with a capital is a noun, unless everything is in capitals.
    if not 1 < len(words) <= _MOST or not (words[-1].islower() or text.isupper()):
        return False
    *before, verb = (word.lower() for word in words)
    return verb in last and verbs(f"{language}-not").isdisjoint(before)


@lru_cache
def verbs(language: str) -> frozenset[str]:
    """Return the verbs of a language (two letters), or another list of it; empty where there is none."""
    return frozenset(_lists().get(language, ()))


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    text = shipped("verbs.yml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lists: dict[str, list[str]] = yaml.load(text, loader)  # noqa: S506
    return lists
