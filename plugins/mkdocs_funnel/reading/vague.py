"""Whether the text of a link or button says what happens: `data/vague.json`, by language (ISO 639-1).

Its `phrases` are whole texts that name neither an action nor a thing, in small letters and without the signs around
them; its `actions` are verbs that name one, besides those in `verbs.yml`: only for telling that a text is fine.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from mkdocs_funnel.data import shipped
from mkdocs_funnel.reading.verbs import verbs

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ENGLISH = "en"


def is_vague(text: str, language: str = _ENGLISH) -> bool:
    """Return whether `text`, as a whole, is a phrase that names neither an action nor a thing.

    A text without any letter is one too; an empty one says nothing about what a reader sees. English is
    tried for every language, because buttons often are English.
    """
    words = _words(text)
    if not words:
        return bool(text.strip()) and not any(sign.isalnum() for sign in text)
    phrase = " ".join(words)
    return phrase in _listed(_ENGLISH, "phrases") or phrase in _listed(language[:2].lower(), "phrases")


def names_action(text: str, language: str = _ENGLISH) -> bool:
    """Return whether `text` holds a verb of the language's lists; True where that cannot be told."""
    known = _listed(language[:2].lower(), "actions")
    if not known:
        return True
    known = known | _listed(_ENGLISH, "actions") | verbs(language[:2].lower()) | verbs(_ENGLISH)
    return any(word in known for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.replace("\u2019", "'") for word in _WORD.findall(text.casefold())]


@lru_cache
def _listed(language: str, kind: str) -> frozenset[str]:
    return frozenset(_lists().get(language, {}).get(kind, ()))


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, list[str]]]:
    lists: dict[str, dict[str, list[str]]] = json.loads(shipped("vague.json"))
    return lists
