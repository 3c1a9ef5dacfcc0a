"""One element of an article that holds an address, or a mark that the tool left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ADDRESS = {"a": "href", "form": "action", "iframe": "src", "script": "src"}
"""The attribute that holds the address of an element; of buttons `formaction`."""

NO_CLASSES: frozenset[str] = frozenset()
NO_MARKS: dict[str, str] = {}

PRIVACY = "funnel-privacy"
"""The class of the link that our forms hold, to what the owner says of privacy."""

_NOISE = frozenset({"headerlink", "footnote-ref", "footnote-backref", "md-content__button", PRIVACY})
_BUTTONS = frozenset({"md-button", "md-button--primary", "button", "btn", "funnel-button"})
_MARK = "data-funnel-"


@dataclass(slots=True)  # Frozen ones take three times as long to make, and a site has many.
class Element:
    """What an element tells."""

    tag: str
    href: str
    text: str
    stands: float | Callable[[], float]
    """Its position, or what finds it out: of most links nobody asks for it."""

    classes: frozenset[str]
    marks: dict[str, str]
    """Its `data-funnel-*` attributes, without the prefix."""

    line: int | None = None
    """Its line in the source, where its reader knows."""

    @property
    def position(self) -> float:
        """How much of the article's text stands before it: 0 to 1."""
        return self.stands() if callable(self.stands) else self.stands

    @property
    def looks_primary(self) -> bool:
        """Whether it looks like the main thing to do: a form, a button, or a component's link."""
        return self.tag != "a" or bool(self.classes & _BUTTONS)


Told = tuple[str, frozenset[str], dict[str, str]]
"""Address, classes and marks."""


def told(tag: str, attributes: Mapping[str, str | None]) -> Told | None:
    """Return what the attributes of an element tell, None if that is nothing."""
    href = attributes.get(ADDRESS.get(tag, "formaction"))
    marks = {
        name.removeprefix(_MARK): value or "" for name, value in attributes.items() if name.startswith(_MARK)
    }
    if (not href or href.startswith("#")) and not marks:
        return None
    names = attributes.get("class")
    classes = frozenset(names.split()) if names else NO_CLASSES
    if classes & _NOISE or (not href and tag == "a"):
        return None
    return (href or "").strip(), classes, marks


def shown(text: str, attributes: Mapping[str, str | None], picture: str | None = None) -> str:
    """Return what a reader reads on an element: its text on one line, else what `picture` shows, or a name."""
    text = " ".join(text.split())
    if text:
        return text
    names = (attributes.get("value"), attributes.get("aria-label"), picture, attributes.get("title"))
    return next((name.strip() for name in names if name and name.strip()), "")
