"""The lines of `funnel.yml` that would declare an ask that was met in the text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs_funnel.model.call import Call

_TITLE_LIMIT = 120
_ID_LIMIT = 40
_NOT_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML does not read as text."""

# YAML reads these as line breaks, or refuses them, even between quotes.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def declaration(call: Call, taken: Container[str]) -> str:
    """Return the YAML that declares the offer of `call`, under an id that is not `taken`."""
    title = " ".join(call.text.split())[:_TITLE_LIMIT] or _host(call.href)
    lines = ["offers:", f"  {_free_id(call, taken)}:", "    kind: sale"]
    if call.via is not None:
        lines.append(f"    via: {call.via.value}")
    lines += [f"    title: {quoted(title)}", f"    url: {quoted(_address(call.href))}"]
    return "\n".join(lines)


def quoted(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar that reads back as the same text."""
    return _UNSAFE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", json.dumps(text, ensure_ascii=False))


def _address(href: str) -> str:
    """Return the address without what only tells where the click came from.

    A query in a declared address has to be in the links too, so campaign parameters have no place.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    if parts.scheme not in ("http", "https"):
        return href
    if "utm_" in parts.query:
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(key, value) for key, value in pairs if not key.startswith("utm_")]
        parts = parts._replace(query=urlencode(kept))
    return urlunsplit(parts._replace(fragment=""))


def _host(href: str) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return "offer"
    return (parts.netloc or parts.path).removeprefix("www.") or "offer"


def _free_id(call: Call, taken: Container[str]) -> str:
    base = _slug(call.text) or _slug(_host(call.href)) or "offer"
    if not base[0].isalpha() or base in _NOT_TEXT:
        base = f"offer-{base}"
    number = 2
    name = base
    while name in taken:
        name = f"{base}-{number}"
        number += 1
    return name


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", text.lower())[:_ID_LIMIT].strip("-")
