"""Reads and writes `funnel-baseline.json`: JSON that is checked as strictly as `funnel.yml`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.model.baseline import Baseline, BaselineEntry
from mkdocs_funnel.settings.baseline_shape import baseline_problems
from mkdocs_funnel.settings.marks import read_document
from mkdocs_funnel.settings.writing import write_beside

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_FILE = "funnel-baseline.json"
_PRINT_PLACE = re.compile(r'"fingerprint"\s*:\s*"')


def read_baseline(path: Path, *, name: str | None = None, required: bool = False) -> Baseline:
    """Return the baseline in the file at `path`; one without entries if there is no file.

    Args:
        path: A file of JSON or YAML.
        name: What messages call it.
        required: Whether it is a fault that the file is not there.

    Raises:
        SettingsError: Every fault in the file.
    """
    shown = name or (path.name if path.is_absolute() else path.as_posix())
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if not required:
            return Baseline(shown)
        message = "there is no such file; write it with 'funnel baseline', or take the option out"
        raise SettingsError((Fault(shown, message),)) from None
    except UnicodeDecodeError:
        raise SettingsError((Fault(shown, "the file is not UTF-8; save it as UTF-8"),)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError((Fault(shown, f"the file cannot be read: {reason}"),)) from None
    return parse_baseline(text, shown)


def parse_baseline(text: str, file: str = DEFAULT_FILE) -> Baseline:
    """Return the baseline in `text`; raises SettingsError with every fault, placed in `file`."""
    return _plain(text, file) or _placed(text, file)


def write_baseline(path: Path, text: str) -> None:
    """Write `text` beside `path` and rename it; raises FunnelError where that cannot be done."""
    write_beside(path, text, "the baseline")


def _plain(text: str, file: str) -> Baseline | None:
    """Return the baseline of a file without faults, None for any other: ten times as fast."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if next(baseline_problems(data), None) is not None:
        return None
    entries = data.get("findings", ())
    lines = _lines(text)
    if len(lines) != len(entries):
        return None
    return Baseline(file, tuple(map(_entry, entries, lines)))


def _lines(text: str) -> list[int]:
    """Return the line of each fingerprint in a text that is known to be JSON."""
    return [
        number for number, line in enumerate(text.split("\n"), start=1) for _ in _PRINT_PLACE.finditer(line)
    ]


def _placed(text: str, file: str) -> Baseline:
    document = read_document(text, file)
    if document.data is None and not document.problems:
        return Baseline(file)
    problems = [*document.problems, *baseline_problems(document.data)]
    if problems or not isinstance(document.data, dict):
        raise SettingsError(document.faults(problems))
    entries = document.data.get("findings", ())
    lines = (document.line("findings", index) for index in range(len(entries)))
    return Baseline(file, tuple(map(_entry, entries, lines)))


def _entry(entry: dict[str, str], line: int | None) -> BaselineEntry:
    return BaselineEntry(entry["fingerprint"], entry["code"], entry["path"], entry["message"], line)
