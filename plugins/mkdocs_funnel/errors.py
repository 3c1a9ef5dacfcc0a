"""Faults: what stops the tool from running. What is wrong with a site is a finding, not a fault."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file that the tool reads."""

    file: str
    """The file as the user names it, relative to the project where that is possible."""

    message: str
    """What is wrong and what is allowed, with the subject in quotes."""

    line: int | None = None
    """1-based line, where it is known."""

    column: int | None = None
    """1-based column, where it is known."""

    excerpt: str | None = None
    """The offending line as it stands in the file."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{place}: {self.message}"
        if self.excerpt is None or self.line is None:
            return text
        gutter = f"{self.line} | "
        shown = f"{text}\n    {gutter}{self.excerpt}"
        if self.column is None:
            return shown
        return f"{shown}\n    {' ' * (len(gutter) + self.column - 1)}^"


class FunnelError(Exception):
    """The tool could not do its work; the message is meant for the person who ran it."""


class SettingsError(FunnelError):
    """Settings or front matter hold faults; all of them are in `faults`, in file order."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        count = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
        super().__init__("\n".join([f"{count} in the funnel's settings:", *map(str, faults)]))


class TemplateError(FunnelError):
    """A component's template is missing or cannot be rendered."""
