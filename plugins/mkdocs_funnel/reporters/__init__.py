"""From a report to text, one file a format; reporters decide nothing, they only show."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from mkdocs_funnel.errors import FunnelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from mkdocs_funnel.model.report import Report


class Reporter(Protocol):
    """Anything that turns a report into the text of one file."""

    def __call__(self, report: Report, /) -> str:
        """Return the whole file, ended by a newline."""


@dataclass(frozen=True, slots=True)
class NamedReporter:
    """A reporter that is imported when it is first called."""

    name: str
    file: str
    """The file it is written to, inside the folder of reports."""

    module: str
    function: str

    def __call__(self, report: Report, /) -> str:
        """Return the whole file, ended by a newline."""
        return cast("Reporter", getattr(self._imported(), self.function))(report)

    def parts(self, report: Report) -> Iterable[str]:
        """Return the file part by part, where the reporter makes it so: one of a large site need not be held whole."""
        make = getattr(self._imported(), "parts", None)
        return cast("Iterable[str]", make(report)) if make else (self(report),)

    def _imported(self) -> ModuleType:
        return import_module(f"mkdocs_funnel.reporters.{self.module}")


REPORTERS: Mapping[str, NamedReporter] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            NamedReporter("text", "audit.txt", "text", "text"),
            NamedReporter("json", "audit.json", "json", "render"),
            NamedReporter("markdown", "audit.md", "markdown", "render"),
            NamedReporter("csv", "audit.csv", "csv", "render"),
            NamedReporter("sarif", "audit.sarif", "sarif", "render"),
            NamedReporter("junit", "audit.junit.xml", "junit", "render"),
            NamedReporter("github", "audit.github.txt", "github", "render"),
            NamedReporter("gitlab", "audit.gitlab.json", "gitlab", "render"),
        )
    }
)
"""Every format by its name."""


def reporter(name: str) -> NamedReporter:
    """Return the reporter called `name`; raises FunnelError if there is none."""
    found = REPORTERS.get(name)
    if found is None:
        allowed = ", ".join(REPORTERS)
        raise FunnelError(f"'{name}' is not a report format; the formats are {allowed}")
    return found
