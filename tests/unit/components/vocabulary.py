"""Holds JSON-LD against the vocabulary of schema.org."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

VOCABULARY = json.loads(Path(__file__).with_name("schemaorg-30.1.json").read_text("utf-8"))
WEB = re.compile(r"(https?://|mailto:|tel:)\S+")


def faults(node: Any, where: str = "") -> list[str]:
    """Return what is wrong with a node: classes and properties that are not there, or do not fit."""
    if not isinstance(node, dict):
        return [f"{where}: no node"]
    kind = node.get("@type", "")
    if kind not in VOCABULARY["classes"]:
        return [f"{where}: no class '{kind}'"]
    kinds = {kind, *VOCABULARY["classes"][kind]}
    found = []
    for name, value in node.items():
        if name in ("@type", "@context"):
            continue
        here = f"{where}/{kind}.{name}"
        known = VOCABULARY["properties"].get(name)
        if known is None:
            found.append(f"{here}: no such property")
        elif not kinds & set(known["domain"]):
            found.append(f"{here}: not of this class")
        else:
            values = value if isinstance(value, list) else [value]
            found += [fault for one in values for fault in _value_faults(one, known["range"], here)]
    return found


def _value_faults(value: Any, wanted: list[str], where: str) -> list[str]:
    if isinstance(value, dict):
        kinds = {value.get("@type"), *VOCABULARY["classes"].get(value.get("@type"), ())}
        wrong = [] if kinds & set(wanted) else [f"{where}: {value.get('@type')} is none of {wanted}"]
        return [*wrong, *faults(value, where)]
    if not isinstance(value, str):
        return [f"{where}: {value!r} is no text"]
    fits = (
        "Text" in wanted
        or ("URL" in wanted and WEB.fullmatch(value))
        or ("Date" in wanted and dt.date.fromisoformat(value))
        or any(value in VOCABULARY["members"].get(name, ()) for name in wanted)
    )
    return [] if fits else [f"{where}: '{value}' is none of {wanted}"]
