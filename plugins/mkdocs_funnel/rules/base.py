"""What a rule is, and what it is given to look at."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_funnel.model.baseline import NO_BASELINE
from mkdocs_funnel.model.finding import Finding, Level

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_funnel.graph.funnel import FunnelGraph
    from mkdocs_funnel.model.baseline import Baseline
    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.notice import Notice
    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.rules.excuse import Excuse


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

    measured_to: dt.date | None = None
    """The day to which the time since the last ask is counted; None: it is not."""

    language: str = "en"
    """Of the site's texts (ISO 639-1, a region may follow)."""

    baseline: Baseline = NO_BASELINE
    unjudged: frozenset[str] = frozenset()
    """Codes of rules that this way of reading the site judges in part or not at all.

    What excuses their findings is never called unused, because a build may see what is not seen here.
    """

    unused: tuple[Excuse, ...] = ()
    """What excused none of the findings; known once the other rules have been run."""

    def is_off(self, code: str) -> bool:
        """Return whether the owner switched a rule off; for rules that say what another would."""
        chosen = self.settings.rules.get(code)
        return chosen is not None and chosen.level is Level.OFF


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
    last: ClassVar[bool] = False
    """Whether it runs after the others, because it is about what excused their findings."""

    def __init__(self, options: Mapping[str, object] | None = None) -> None:
        self._options = {option.name: option.default for option in self.options}
        self._options.update(options or {})

    @abstractmethod
    def check(self, audit: Audit) -> Iterator[Finding]:
        """Yield the rule's findings at its own default level."""

    @classmethod
    def is_judged(cls, audit: Audit) -> bool:
        """Return whether the audit knows all that the rule needs; else silence of it means nothing."""
        return cls.code not in audit.unjudged

    def option(self, name: str) -> object:
        """Return the value of an option, the default where the owner set none."""
        return self._options[name]

    def number(self, name: str) -> int:
        """Return the value of an option that is a whole number."""
        value = self._options[name]
        assert isinstance(value, int), "the settings let nothing else pass"
        return value

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
