"""What is wrong with the shape of a baseline, in words for the person who has to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_funnel.settings import values
from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.wording import described, quoted, unknown_key

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
"""The version of the format."""

_KEYS = ("code", "path", "fingerprint", "message")
_PRINT = re.compile("[0-9a-f]{16}")
_CODE = re.compile(r"FN\d{3}")


def baseline_problems(data: object) -> Iterator[Problem]:
    """Yield what is wrong with a baseline, as plain values."""
    if not isinstance(data, dict):
        yield Problem((), f"the file must be a mapping with 'version' and 'findings', not {described(data)}")
        return
    for key in data:
        if key not in ("version", "findings"):
            yield Problem((key,), unknown_key(str(key), ("version", "findings")), at_key=True)
    if data.get("version") != VERSION:
        message = f"{described(data.get('version'))} is not a version that can be read; it must be {VERSION}"
        yield Problem(("version",), message)
    findings = data.get("findings", [])
    if not isinstance(findings, list):
        yield Problem(("findings",), f"a list is needed, not {described(findings)}")
        return
    for index, entry in enumerate(findings):
        yield from _entry_problems(("findings", index), entry)


def _entry_problems(path: tuple[str | int, ...], entry: object) -> Iterator[Problem]:
    if not isinstance(entry, dict):
        yield Problem(path, f"a mapping with {', '.join(_KEYS)} is needed, not {described(entry)}")
        return
    for key in entry:
        if key not in _KEYS:
            yield Problem((*path, key), unknown_key(str(key), _KEYS), at_key=True)
    for key in _KEYS:
        if key not in entry:
            yield Problem((*path, key), "is missing")
            continue
        try:
            value = values.text(entry[key], 10_000)
        except ValueError as error:
            yield Problem((*path, key), str(error))
            continue
        if key == "fingerprint" and not _PRINT.fullmatch(value):
            message = f"{quoted(value)} is not a fingerprint; it has 16 digits of 0-9 and a-f"
            yield Problem((*path, key), message)
        elif key == "code" and not _CODE.fullmatch(value):
            yield Problem((*path, key), f"{quoted(value)} is not the code of a rule, such as FN101")
