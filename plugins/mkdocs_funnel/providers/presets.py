"""What is known of each signup service: `data/providers.yml`, read once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import yaml

from mkdocs_funnel.data import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS = ("page", "offer", "path")
"""What every form tells: the piece that it stands on, the offer, and the declared path that the piece is on."""

FROM_THANKS = "thanks"
"""The `posts_to` of a service that takes what is posted to any page of the site."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something that the owner of the site must tell."""

    pattern: re.Pattern[str]
    """All of it must match; its named groups are the parts that an address is made of."""

    what: str
    such_as: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Honeypot:
    """A field that people never meet, so that whoever fills it in is a machine."""

    kind: Literal["text", "checkbox"]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One signup service; the keys of the data file, in the same words."""

    title: str
    id: Given | None = None
    action: Given | None = None
    posts_to: str | None = None
    email: str | None = None
    """None: it has no plain form, so readers are led to a page or shown a frame."""

    name: str | None = None
    extra: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)
    honeypot: Honeypot | None = None
    thanks: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    page: str | None = None
    frame: str | None = None

    def extra_field(self, fact: str, number: int | None = None) -> str | None:
        """Return the name of the field for a fact or a numbered purpose, None if the service takes none."""
        if self.extra is None:
            return None
        key = self.keys.get(fact)
        if key is None:
            key = f"funnel_{fact}" if number is None else f"funnel_{fact}_"
        return self.extra.replace("{key}", key if number is None else f"{key}{number}")


@lru_cache(maxsize=1)
def presets() -> Mapping[str, Preset]:
    """Return every service by its name in `funnel.yml`."""
    text = shipped("providers.yml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {name: _preset(entry) for name, entry in yaml.load(text, loader).items()}  # noqa: S506


def _preset(entry: dict[str, Any]) -> Preset:
    held = dict(entry)
    for key in ("id", "action"):
        if key in held:
            given = held[key]
            held[key] = Given(**{**given, "pattern": re.compile(given["pattern"])})
    if "honeypot" in held:
        ((kind, name),) = held["honeypot"].items()
        held["honeypot"] = Honeypot(kind, name)
    return Preset(**held)
