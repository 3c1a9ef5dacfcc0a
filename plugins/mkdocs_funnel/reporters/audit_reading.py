"""Reads an `audit.json` and checks it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.reporters.audit_file import AuditFile
from mkdocs_funnel.reporters.json import VERSION, document
from mkdocs_funnel.reporters.layout import clean

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_funnel.model.report import Report

_SHOWN = 20


def load(path: Path) -> dict[str, object]:
    """Return the JSON object in the file at `path`; FunnelError if it cannot be read or is none."""
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise FunnelError(f"{path}: the file cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise FunnelError(f"{path}: the file is not JSON: {clean(str(error))}") from None
    if not isinstance(document, dict):
        raise FunnelError(f"{path}: the file is not an audit.json, which is a JSON object")
    return document


def parse(document: object, name: str) -> AuditFile:
    """Return what an `audit.json` says; FunnelError, which calls it `name`, if it is none."""
    if not isinstance(document, dict) or "version" not in document:
        raise FunnelError(f"{name}: this is not an audit.json: it has no 'version'")
    version = document["version"]
    if version != VERSION or isinstance(version, bool):
        shown = clean(json.dumps(version, default=str))[:40]
        raise FunnelError(f"{name}: '{shown}' is not a version of audit.json that is read; {VERSION} is")
    try:
        return AuditFile.model_validate(document)
    except ValidationError as fault:
        raise FunnelError(f"{name}: this is not as an audit.json should be:\n{_faults(fault)}") from None


def of_report(report: Report) -> AuditFile:
    """Return a report as if it had been written to a file and read."""
    return parse(document(report), "the report")


def _faults(fault: ValidationError) -> str:
    errors = fault.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"  {'.'.join(map(str, error['loc']))}: {clean(error['msg'])}" for error in errors[:_SHOWN]]
    left = len(errors) - _SHOWN
    return "\n".join([*lines, f"  … {left:,} more"] if left > 0 else lines)
