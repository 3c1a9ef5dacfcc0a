"""Where front matter stands in a Markdown file, by the rule that MkDocs reads it by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from mkdocs_funnel.settings.faults import Lines
from mkdocs_funnel.settings.marks import Document, NotYaml, fill

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCK = re.compile(r"\ufeff?-{3}[ \t]*\r?\n(?P<yaml>(?:[^\n]*+\n)+?)(?:\.{3}|-{3})[ \t]*\r?\n")
_FIELD = r"^%s[ \t]*:(?=[ \t\r\n]).*\n(?:(?:[ \t#-].*|\r?)\n)*"
_FUNNEL = re.compile(_FIELD % "funnel", re.MULTILINE)
_INLINE = re.compile(r"funnel: *\{[\w ,:./'\[\]-]*\}\s*")
_ENTRY = r"\w+: (?:[\w./][\w ./-]*|\[[\w ,./-]*\])\n"
_ENTRIES = re.compile(rf"funnel:\n(?P<indent> +){_ENTRY}(?:(?P=indent){_ENTRY})*\n*")
"""A mapping each of whose entries is one line, without anything that could go on in the next."""

_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*[\w-]+[ \t]*:(?:\s|$)")


def front_matter_lines(source: str) -> int:
    """Return how many lines the front matter of `source` takes with its `---` lines, 0 if it has none."""
    block = _BLOCK.match(source)
    if block is None or not _is_mapping(block["yaml"]):
        return 0
    return block[0].count("\n")


def funnel_lines(source: str, fields: Iterable[str], *, mapping: bool) -> dict[str, int] | None:
    """Return the lines of fields that stand under `funnel`, None where only a YAML parser can tell.

    Args:
        source: The text of the file.
        fields: Their names; what is not a `mapping` has one, and it stands where `funnel` does.
        mapping: Whether a mapping stands there.
    """
    block = _BLOCK.match(source)
    found = _FUNNEL.search(block["yaml"]) if block else None
    if block is None or found is None:
        return None
    line = source.count("\n", 0, block.start("yaml") + found.start()) + 1
    if not mapping or _INLINE.fullmatch(found[0]):
        return dict.fromkeys(fields, line)
    if not _ENTRIES.fullmatch(found[0]):
        return None
    keys = [entry.partition(":")[0].strip() for entry in found[0].rstrip().split("\n")[1:]]
    # A key that stands there twice, or came from elsewhere, is a matter for the parser.
    return {key: line + n for n, key in enumerate(keys, 1)} if sorted(keys) == sorted(fields) else None


def funnel_document(source: str, file: str) -> Document | None:
    """Return what stands under `funnel` with its places, None if it cannot be found in the source."""
    return field_document(source, file, "funnel")


def field_document(source: str, file: str, key: str) -> Document | None:
    """Return what stands under a key of the front matter with its places, None if it cannot be found."""
    block = _BLOCK.match(source)
    if block is None:
        return None
    field = _field(block["yaml"], key)
    start = block.start("yaml")
    # The field alone is enough nearly always; anchors that stand above it need all of the block.
    for begin, text in ((start + field.start(), field[0]) if field else (start, ""), (start, block["yaml"])):
        document = Document(file, Lines(text, source.count("\n", 0, begin)))
        try:
            fill(document, text)
        except NotYaml:
            continue
        if (key,) in document.keys:
            return document
    return None


def _field(text: str, key: str) -> re.Match[str] | None:
    return re.search(_FIELD % key, text, re.MULTILINE)


def _is_mapping(text: str) -> bool:
    """Return whether YAML holds a mapping; only then does MkDocs take it for front matter."""
    if _KEY.match(text):
        return True
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, loader):
            if isinstance(event, yaml.NodeEvent):
                return isinstance(event, yaml.MappingStartEvent)
    except (yaml.YAMLError, ValueError):
        pass
    return False
