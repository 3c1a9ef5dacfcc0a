"""`.meta.yml` files, which Material's meta plugin merges into the front matter of a whole folder."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

import yaml
from mkdocs.exceptions import PluginError

from mkdocs_funnel.errors import Fault, SettingsError

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

_HELP = (
    "'funnel' cannot stand in a .meta.yml file, because merging it with the front matter of a page fails or "
    "mixes the two; give a whole folder its role under 'roles:' in funnel.yml: "
    "roles: [{{paths: ['{folder}**'], role: nurture}}]"
)


def refuse_funnel_in_meta_files(files: Files) -> None:
    """Raise PluginError, naming each file and line, if a `.meta.yml` file holds `funnel:`."""
    faults = [
        fault
        for file in files
        if posixpath.basename(file.src_uri) in (".meta.yml", ".meta.yaml")
        for fault in _faults(file)
    ]
    if faults:
        raise PluginError(str(SettingsError(tuple(faults))))


def _faults(file: File) -> list[Fault]:
    try:
        text = file.content_string
        held = yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError):
        return []  # The plugin that reads it will say what is wrong.
    if not isinstance(held, dict) or "funnel" not in held:
        return []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(("funnel:", '"funnel"', "'funnel'")):
            folder = posixpath.dirname(file.src_uri)
            help_text = _HELP.format(folder=f"{folder}/" if folder else "")
            return [Fault(file.src_uri, help_text, number, 1, line)]
    return [Fault(file.src_uri, _HELP.format(folder=""))]
