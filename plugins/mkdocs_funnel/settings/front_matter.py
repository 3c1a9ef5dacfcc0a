"""What a piece's front matter says under `funnel`: a role, a list of roles, or a mapping."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.errors import Fault
from mkdocs_funnel.model.piece import FunnelMeta
from mkdocs_funnel.settings import values
from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.front_block import front_matter_lines, funnel_document, funnel_lines
from mkdocs_funnel.settings.wording import described, quoted, unknown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

__all__ = ["front_matter_lines", "parse_front_matter"]

_FIELDS = ("role", "offer", "next", "next_step", "ignore")
_NOTHING = FunnelMeta()


def parse_front_matter(
    meta: Mapping[str, object], source: str, file: str, offers: Collection[str] = ()
) -> tuple[FunnelMeta, tuple[Fault, ...]]:
    """Return what `meta` says under `funnel`, and what is wrong with it, placed in `file`.

    `source` is the text of the file, for lines. `offers` are the declared offers: naming one that
    does not exist is no fault here, but naming one where a role belongs gets a hint.
    """
    if "funnel" not in meta:
        return _NOTHING, ()
    value = meta["funnel"]
    reader = _Reader(offers)
    found = reader.mapping(value) if isinstance(value, dict) else {"roles": reader.roles(("funnel",), value)}
    if not reader.problems:
        lines = funnel_lines(source, reader.places, mapping=isinstance(value, dict))
        if lines is not None:
            return FunnelMeta(**found, lines=lines), ()
    document = funnel_document(source, file)
    if document is None:
        return FunnelMeta(**found), tuple(Fault(file, str(problem)) for problem in reader.problems)
    places = {name: document.line(*path) for name, path in reader.places.items()}
    known = {name: line for name, line in places.items() if line is not None}
    return FunnelMeta(**found, lines=known), document.faults(reader.problems)


class _Reader:
    """Takes the valid parts out of a value; the rest becomes problems."""

    def __init__(self, offers: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self.places: dict[str, tuple[str, ...]] = {"role": ("funnel",)}
        self._offers = offers

    def mapping(self, value: Mapping[object, object]) -> dict[str, Any]:
        """Return the arguments of FunnelMeta that a mapping stands for."""
        del self.places["role"]
        for key in value:
            if key not in _FIELDS:
                message = unknown_key(str(key), _FIELDS)
                self.problems.append(Problem(("funnel", str(key)), message, at_key=True))
            else:
                self.places[str(key)] = ("funnel", str(key))
        found: dict[str, Any] = {}
        if "role" in value:
            found["roles"] = self.roles(("funnel", "role"), value["role"])
        checks = {"offer": values.text, "next": _page, "next_step": values.switch}
        for key, check in checks.items():
            if key in value:
                self._take(found, key, check, value[key])
        if "ignore" in value:
            found["ignore"] = self._ignored(value["ignore"])
        return found

    def roles(self, path: tuple[str, ...], value: object) -> tuple[Any, ...]:
        """Return the roles that a value names, none of them if one is wrong."""
        try:
            return tuple(values.roles(value))
        except ValueError as error:
            message = str(error)
        if isinstance(value, str) and value in self._offers:
            message = f"{quoted(value)} is an offer, not a role; name it under 'offer:'"
        self.problems.append(Problem(path, message))
        return ()

    def _take(
        self, found: dict[str, Any], key: str, check: Callable[[object], object], value: object
    ) -> None:
        try:
            found[key] = check(value)
        except ValueError as error:
            self.problems.append(Problem(("funnel", key), str(error)))

    def _ignored(self, value: object) -> dict[str, str]:
        path = ("funnel", "ignore")
        if not isinstance(value, dict):
            message = f"a rule is ignored for a reason; write {{FN204: why}}, not {described(value)}"
            self.problems.append(Problem(path, message))
            return {}
        found: dict[str, str] = {}
        for key, reason in value.items():
            here = (*path, str(key))
            try:
                code = values.rule(str(key))
            except ValueError as error:
                self.problems.append(Problem(here, str(error), at_key=True))
                continue
            try:
                found[code] = values.text(reason)
                self.places[f"ignore.{code}"] = here
            except ValueError as error:
                self.problems.append(Problem(here, f"the rule is ignored for a reason, and {error}"))
        return found


def _page(value: object) -> str:
    """Return a page as written: unlike in `funnel.yml`, it may start from the piece's own folder."""
    path = values.text(value)
    if re.match(r"[A-Za-z][\w+.-]*:|//", path) or "\\" in path or not path.isprintable():
        raise ValueError(f"{quoted(path)} is not a page of this site; write its path, such as 'start.md'")
    return path
