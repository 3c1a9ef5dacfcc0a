"""What a rule is, and what it is given to look at."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.finding import Finding, Level

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.notice import Notice
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Everything that is known about a site once it has been read."""

    settings: Settings
    pieces: Mapping[str, Piece]
    """All pieces by source path, those with role none too."""

    graph: FunnelGraph
    """With the automatic next steps in it, because readers meet them."""

    ends: tuple[End, ...] = ()
    listings: frozenset[str] = frozenset()
    """Source paths of listings that are not pieces."""

    notices: tuple[Notice, ...] = ()
    today: dt.date | None = None
    """None: nothing that depends on the day is judged."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing about a rule that the owner of a site can set."""

    name: str
    default: object
    meaning: str


class Rule(ABC):
    """One rule. Its docstring is its page: What it checks / Why it matters / Example / Remedy / Options."""

    code: ClassVar[str]
    name: ClassVar[str]
    """Names what is flagged, so that "allow dead-end" reads well."""

    level: ClassVar[Level]
    """The level of its findings unless the owner sets another."""

    since: ClassVar[str] = "0.1.0"
    options: ClassVar[tuple[Option, ...]] = ()

    def __init__(self, options: Mapping[str, object] | None = None) -> None:
        self._options = {option.name: option.default for option in self.options}
        self._options.update(options or {})

    @abstractmethod
    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield the rule's findings at its own default level."""

    def option(self, name: str) -> object:
        """Return the value of an option, the default where the owner set none."""
        return self._options[name]

    def finding(
        self,
        path: str,
        message: str,
        remedy: str,
        *,
        line: int | None = None,
        related: tuple[str, ...] = (),
        subject: str = "",
        level: Level | None = None,
    ) -> Finding:
        """Return a finding of this rule; `level` for the rules that grade their own."""
        return Finding(
            code=self.code,
            name=self.name,
            level=level or self.level,
            path=path,
            message=message,
            remedy=remedy,
            line=line,
            related=related,
            subject=subject,
        )

    @classmethod
    def page(cls) -> str:
        """Return the rule's page in Markdown, without its heading."""
        return inspect.cleandoc(cls.__doc__ or "")
