"""A generator's configuration file as plain data, whatever tags and parents it has."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_funnel.errors import Fault, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_funnel.adapters.source.inputs import Inputs

_DEPTH = 20
"""Parents (`INHERIT`) that are followed; more of them is a circle."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads every tag: what only the generator can make of one stays the text that it is."""

    variables: set[str]
    """Receives the names of the variables that the file asks for."""


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value or suffix
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return {"tag": suffix, **loader.construct_mapping(node, deep=True)}  # type: ignore[arg-type]


def _environment(loader: _Loader, node: yaml.Node) -> object:
    names: list[Any] = [node.value]
    if isinstance(node, yaml.SequenceNode):
        names = loader.construct_sequence(node, deep=True)
    for name in names:
        if isinstance(name, str):
            loader.variables.add(name)
        if isinstance(name, str) and name in os.environ:
            return yaml.load(os.environ[name], yaml.SafeLoader)
    return names[-1] if len(names) > 1 else None


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", _tagged)


def load(path: Path, shown: str, inputs: Inputs, depth: int = 0) -> dict[str, Any]:
    """Return what the file at `path` says, with what it inherits; messages call it `shown`.

    What is read is noted in `inputs`.

    Raises:
        SettingsError: The file cannot be read, or is not what its ending says.
    """
    text = _text(path, shown, inputs)
    if path.suffix == ".toml":
        return _toml(text, shown)
    data = _yaml(text, shown, inputs.variables)
    parent = data.pop("INHERIT", None)
    if not isinstance(parent, str):
        return data
    if depth >= _DEPTH:
        raise _fault(shown, f"'INHERIT: {parent}' leads round in a circle; a file must not inherit itself")
    inherited = load(path.parent / parent, parent, inputs, depth + 1)
    return _merged(inherited, data)


def _text(path: Path, shown: str, inputs: Inputs) -> str:
    try:
        content = path.read_bytes()
        inputs.note(path, content)
        return content.decode("utf-8-sig")
    except OSError as error:
        raise _fault(shown, f"the file cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise _fault(shown, "the file is not UTF-8; save it as UTF-8") from None


def _yaml(text: str, shown: str, variables: set[str]) -> dict[str, Any]:
    try:
        loader = _Loader(text)
        loader.variables = variables
        try:
            data = loader.get_single_data()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        what = getattr(error, "problem", None) or "it cannot be parsed"
        raise _fault(shown, f"the file is not YAML: {what}", line) from None
    except (ValueError, RecursionError, TypeError) as error:
        raise _fault(shown, f"the file is not YAML: {error}") from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise _fault(shown, "the file must be a mapping with keys such as 'site_name:'", 1)
    return {str(key): value for key, value in data.items()}


def _toml(text: str, shown: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _fault(shown, f"the file is not TOML: {error}") from None
    project = data.get("project", data)
    return project if isinstance(project, dict) else {}


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    both = dict(old)
    for key, value in new.items():
        before = both.get(key)
        nested = isinstance(before, dict) and isinstance(value, dict)
        both[key] = _merged(before, value) if nested and before is not None else value
    return both


def _fault(file: str, message: str, line: int | None = None) -> SettingsError:
    return SettingsError((Fault(file, message, line),))
