"""YAML to plain values, with the place of every key and value, and without ever running away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.settings.faults import Lines, Problem
from mkdocs_funnel.settings.tree import TreeReader
from mkdocs_funnel.settings.wording import quoted

if TYPE_CHECKING:
    from mkdocs_funnel.errors import Fault
    from mkdocs_funnel.settings.faults import Spot
    from mkdocs_funnel.settings.wording import Path

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 30


class NotYaml(Exception):  # noqa: N818  (it never leaves this room)
    """The text is not YAML that is safe to read; `index` is where, `str()` why."""

    def __init__(self, message: str, index: int | None = None) -> None:
        self.index = index
        super().__init__(message)


@dataclass(slots=True)
class Document:
    """A parsed text, the places in it, and what was wrong with its YAML."""

    file: str
    lines: Lines
    data: object = None
    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    leaves: set[Path] = field(default_factory=set)
    """The paths that hold neither a mapping nor a list."""

    problems: list[Problem] = field(default_factory=list)

    def known(self, path: Path) -> Path:
        """Return the longest beginning of `path` that is in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return path

    def line(self, *path: str | int) -> int | None:
        """Return the line of a key, or of an item of a list."""
        spot = self.keys.get(path) or self.values.get(path)
        return spot.line if spot else None

    def spot(self, problem: Problem) -> Spot | None:
        """Return where a problem is shown: at its value, or at the key that is to blame."""
        if problem.spot is not None:
            return problem.spot
        path = self.known(problem.path)
        if problem.at_key or path != problem.path:
            return self.keys.get(path) or self.values.get(path)
        return self.values.get(path)

    def written(self, problem: Problem) -> Problem:
        """Return a problem under the path that is in the file, where a short form stands for a long one."""
        known = self.known(problem.path)
        return replace(problem, path=known) if known in self.leaves else problem

    def faults(self, problems: list[Problem]) -> tuple[Fault, ...]:
        """Return problems as faults, in the order of the file."""
        placed = [(self.spot(problem), str(problem)) for problem in map(self.written, problems)]
        placed.sort(key=lambda item: (item[0] is None, item[0] or (0, 0), item[1]))
        unique = dict.fromkeys(placed)
        return tuple(self.lines.fault(self.file, message, spot) for spot, message in unique)


def read_document(text: str, file: str) -> Document:
    """Return the parsed `text`; raises SettingsError where it is no YAML that can be read."""
    text = text.removeprefix("\ufeff")
    lines = Lines(text)
    document = Document(file, lines)
    try:
        fill(document, text)
    except NotYaml as error:
        spot = None if error.index is None else lines.spot(min(error.index, len(text)))
        raise SettingsError((lines.fault(file, str(error), spot),)) from None
    return document


def fill(document: Document, text: str) -> None:
    """Parse `text` into `document`; raises NotYaml."""
    try:
        _guard(text)
        loader = _LOADER(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                reader = TreeReader(loader, document)
                document.data = reader.read(node, ())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        raise NotYaml(_syntax_message(error, text), mark.index if mark else None) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise NotYaml(f"the text cannot be read as YAML: {error}") from None


def _guard(text: str) -> None:
    """Refuse what the parser chokes on: control characters, and nesting without end."""
    bad = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if bad:
        raise NotYaml(f"the character U+{ord(bad[0]):04X} is not allowed in YAML", bad.start())
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                mark: Any = event.start_mark
                raise NotYaml(f"the values are nested more than {_DEEPEST} deep", mark.index)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _syntax_message(error: yaml.MarkedYAMLError, text: str) -> str:
    problem, mark = error.problem or "", error.problem_mark
    here = text[mark.index : mark.index + 1] if mark is not None else ""
    if "cannot start any token" in problem:
        if here == "\t":
            return "a tab stands where spaces are needed; indent with spaces"
        return f"{quoted(here)} cannot begin a value; put the value in quotes"
    if "undefined alias" in problem:
        return "the alias names no anchor that stands before it"
    if "another document" in problem:
        return "a second document begins here; only one is allowed"
    if "mapping values are not allowed" in problem:
        return "a ':' does not fit here; check the indentation, or put the value in quotes"
    context = f" ({error.context})" if error.context else ""
    return f"this is not valid YAML: {problem}{context}"
