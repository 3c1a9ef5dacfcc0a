"""Front matter of whole folders, as Material's `meta` plugin merges it from `.meta.yml` files."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_funnel.adapters.source.config import Config
    from mkdocs_funnel.adapters.source.files import Found

Meta = dict[str, Any]


def defaults_in(config: Config, found: Iterable[Found]) -> list[str]:
    """Return the paths of the files with such front matter, if the plugin is switched on."""
    if "meta" not in config.plugins:
        return []
    name = config.plugins["meta"].get("meta_file", ".meta.yml")
    return [file.path for file in found if posixpath.basename(file.path) == name]


def read_defaults(folder: Path, paths: Iterable[str]) -> list[tuple[str, Meta]]:
    """Return for each of the files' folders the front matter in it; files that cannot be read have none."""
    read = []
    for path in paths:
        try:
            meta = yaml.safe_load((folder / path).read_text("utf-8-sig"))
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            continue
        if isinstance(meta, dict):
            read.append((posixpath.dirname(path), {str(key): value for key, value in meta.items()}))
    return read


def with_defaults(path: str, meta: Meta, defaults: Iterable[tuple[str, Meta]]) -> Meta:
    """Return the front matter of a page, what holds for its folder put under it."""
    merged: Meta = {}
    for folder, values in defaults:
        if path.startswith(folder):  # As the plugin does it: `blog` is a start of `blog-old` too.
            merged = _merged(merged, values)
    return _merged(merged, meta) if merged else meta


def _merged(under: Meta, over: Meta) -> Meta:
    both = dict(under)
    for key, value in over.items():
        before = both.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            both[key] = _merged(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            both[key] = [*before, *value]
        else:
            both[key] = value
    return both
