"""What a piece's role is: its front matter says, or the settings, or it is inferred."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_funnel.model.role import Role, RoleSource
from mkdocs_funnel.settings import Globs, has_wildcard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.model.call import Call
    from mkdocs_funnel.model.piece import FunnelMeta
    from mkdocs_funnel.model.settings import Settings

_OUTSIDE = frozenset(
    "404 imprint impressum legal privacy privacy-policy datenschutz cookies cookie-policy terms "
    "terms-of-service agb disclaimer mentions-legales aviso-legal tags search".split()
)
_SALES = frozenset(
    "pricing prices price plans buy order shop store checkout book booking hire hire-me services service "
    "consulting coaching work-with-me course courses enroll offer offers sponsor donate".split()
)
_STRANGER_TITLE = re.compile(
    r"^(what|why|how|when|who|which|where|can|should|is|are|do|does)\b|\?$|^\d+ |"
    r"\b(checklist|introduction|beginner)",
    re.IGNORECASE,
)

Decision = tuple[tuple[Role, ...], RoleSource, tuple[str, ...]]
"""Roles, who said so, and the reasons when nobody did."""


class RoleBook:
    """Decides the roles of pieces by the settings of one site."""

    def __init__(self, settings: Settings) -> None:
        self._globs = [(Globs(entry.paths), entry.roles) for entry in settings.roles]
        self._offers_page = settings.offers_page
        self._exact = frozenset(
            path for entry in settings.roles for path in entry.paths if not has_wildcard(path)
        )

    def declared(self, path: str, meta: FunnelMeta) -> Decision | None:
        """Return what front matter or settings say, None if neither does."""
        if meta.roles:
            return meta.roles, RoleSource.FRONT_MATTER, ()
        if path == self._offers_page and path not in self._exact:
            return (Role.NONE,), RoleSource.SETTINGS, ()
        for globs, roles in self._globs:
            if globs.matches(path):
                return roles, RoleSource.SETTINGS, ()
        return None

    def makes_piece(self, path: str, meta: FunnelMeta) -> bool:
        """Return whether a listing is a piece too: somebody gave this very page a role."""
        return bool(meta.roles) or path in self._exact


def infer_role(path: str, title: str, calls: Sequence[Call]) -> Decision:
    """Return the likely role of a piece that nobody gave one, with the reasons."""
    roles, reasons = _inferred(path, title, calls)
    return roles, RoleSource.INFERRED, reasons


def _inferred(path: str, title: str, calls: Sequence[Call]) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    stem = posixpath.splitext(posixpath.basename(path))[0].lower()
    name = posixpath.basename(posixpath.dirname(path)).lower() if stem in ("index", "readme") else stem
    asks = [call for call in calls if call.is_ask]
    if name in _OUTSIDE:
        return (Role.NONE,), (f"a page named `{name}` is seldom part of a funnel",)
    if not name:
        return (Role.LEAD,), ("the home page is where strangers arrive",)
    if name in _SALES and asks:
        return (Role.ASK,), (f"it is named `{name}`", "it holds an ask")
    if any(call.primary and call.position < 0.5 for call in asks):
        return (Role.ASK,), ("a button in its first half asks",)
    if len(asks) < len(calls) and _STRANGER_TITLE.search(title):
        return (Role.LEAD,), ("its title is what strangers search for", "it takes addresses")
    return (Role.NURTURE,), ("nothing on it speaks for lead or ask",)
