"""A tree of YAML nodes to plain values: duplicate keys, empty values, loops and bombs are problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.wording import quoted

if TYPE_CHECKING:
    from mkdocs_funnel.settings.marks import Document
    from mkdocs_funnel.settings.wording import Path

_TAGS = "tag:yaml.org,2002:"
_MERGE = f"{_TAGS}merge"
_DEEPEST = 30
_MOST_REPEATS = 10_000


class TreeReader:
    """Reads one tree; problems and places go to the document."""

    def __init__(self, loader: Any, document: Document) -> None:
        self._loader = loader
        self._document = document
        self._seen: set[int] = set()
        self._open: list[int] = []
        self._repeats = 0

    def read(self, node: yaml.Node, path: Path) -> object:
        """Return the value of a node, built by the rules of a safe loader."""
        self._document.values[path] = self._document.lines.spot(node.start_mark.index)
        if isinstance(node, yaml.ScalarNode):
            self._document.leaves.add(path)
            return self._scalar(node, path)
        if not self._enter(node, path):
            return None
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
            result: dict[str, object] = {}
            self._entries(node, path, result, merged=False)
            return result
        finally:
            self._open.pop()

    def _problem(
        self, path: Path, message: str, *, at_key: bool = False, node: yaml.Node | None = None
    ) -> None:
        spot = self._document.lines.spot(node.start_mark.index) if node else None
        self._document.problems.append(Problem(path, message, at_key, spot))

    def _enter(self, node: yaml.Node, path: Path) -> bool:
        self._repeats += id(node) in self._seen
        self._seen.add(id(node))
        if id(node) in self._open:
            self._problem(path, "an alias leads back to the value that holds it")
        elif len(self._open) >= _DEEPEST:
            self._problem(path, f"the values are nested more than {_DEEPEST} deep")
        elif self._repeats > _MOST_REPEATS:
            if self._repeats == _MOST_REPEATS + 1:
                self._problem(path, "aliases repeat too many values")
        elif node.tag not in (f"{_TAGS}map", f"{_TAGS}seq"):
            self._problem(path, f"{quoted(_short(node.tag))} is not understood here; leave the tag out")
        else:
            self._open.append(id(node))
            return True
        return False

    def _entries(self, node: yaml.Node, path: Path, result: dict[str, object], *, merged: bool) -> None:
        later: list[yaml.Node] = []
        own: set[str] = set()
        for key_node, value_node in node.value:
            if key_node.tag == _MERGE:
                later.append(value_node)
                continue
            key = self._key(key_node, path)
            if key is None or (merged and key in result):
                continue
            here = (*path, key)
            if key in own:
                first = self._document.keys[here].line
                message = f"the key is given twice; it already stands on line {first}"
                self._problem(here, message, node=key_node)
                continue
            own.add(key)
            self._document.keys[here] = self._document.lines.spot(key_node.start_mark.index)
            value = self.read(value_node, here)
            if value is not None:
                result[key] = value
            elif path and not self._has_problem(here):
                self._problem(here, "the value is empty; fill it in, or leave the line out", at_key=True)
        for value_node in later:
            self._merge(value_node, path, result)

    def _merge(self, node: yaml.Node, path: Path, result: dict[str, object]) -> None:
        sources = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for source in sources:
            if not isinstance(source, yaml.MappingNode):
                self._problem(path, "'<<' takes a mapping, or a list of mappings")
            elif self._enter(source, path):
                self._entries(source, path, result, merged=True)
                self._open.pop()

    def _has_problem(self, path: Path) -> bool:
        return any(problem.path[: len(path)] == path for problem in self._document.problems)

    def _key(self, node: yaml.Node, path: Path) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._problem(path, "a key must be a text, not a list or a mapping", node=node)
            return None
        if node.tag != f"{_TAGS}str":
            message = f"the key {quoted(node.value)} does not read as a text; put it in quotes"
            self._problem((*path, str(node.value)), message, at_key=True)
        return str(node.value)

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> object:
        try:
            value: object = self._loader.construct_object(node)
        except yaml.YAMLError:
            self._problem(path, f"{quoted(_short(node.tag))} is not understood here; leave the tag out")
        except (ValueError, ArithmeticError, LookupError, AttributeError) as error:
            kind = "a date" if node.tag == f"{_TAGS}timestamp" else "a number"
            detail = f": {error}" if isinstance(error, ValueError) and kind == "a date" else ""
            wrong = f"{quoted(node.value)} reads as {kind} and is none{detail}"
            self._problem(path, f"{wrong}; put it in quotes if it is a text")
        else:
            return value
        return None


def _short(tag: str) -> str:
    return tag.replace(_TAGS, "!!", 1) if tag.startswith(_TAGS) else tag
