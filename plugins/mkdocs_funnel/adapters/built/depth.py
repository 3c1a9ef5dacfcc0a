"""Pages nested so deep that parsing takes hours: each opening tag looks through all that are open."""

from __future__ import annotations

import re

DEEPEST = 10_000
"""Elements within one another; browsers stop at 512."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
_NOT_NESTED = frozenset(
    "area base br col embed hr img input link meta source track wbr p li dd dt td th tr thead tbody tfoot "
    "option optgroup path circle rect line polygon polyline use".split()
)
"""Elements that have no end, or whose end is seldom written."""


def is_too_deep(text: str) -> bool:
    """Return whether elements lie more than `DEEPEST` within one another; quick where tags are closed."""
    if text.count("<") - 2 * text.count("</") <= DEEPEST:
        return False
    depth = 0
    for end, name in _TAG.findall(text):
        if name.lower() not in _NOT_NESTED:
            depth = max(0, depth - 1) if end else depth + 1
            if depth > DEEPEST:
                return True
    return False
