"""What in the source of a page may become a link, and on which lines it stands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_funnel.reading.shown_text import FRONT_MATTER, leaves_comment_open, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

INLINE = r"\](?=\()\(\s*<?(?P<inline>(?:[^()\s>]++|\([^()\s]*\))++)"
"""`[text](destination)`; written so that it begins with one sign, it is looked for twice as fast."""

LABEL = r"(?:[^\[\]\n]++|\n(?![ \t]*\n))+"
"""What stands between brackets; it may go on in the next line."""

DEFINITION = r"^[ ]*\[(?P<{}>(?!\^)[^\[\]\n]+)\]:[ \t]*\n?[ \t]*<?(?P<{}>(?!\[)[^\s>]+)"
"""`[label]: destination`; a footnote is none."""

ENDS_SHORT = r"(?!\(|\[(?!\^))"
"""What follows `[label]`: neither a destination nor a label, but a footnote may."""

_DESTINATION = re.compile(
    INLINE
    + rf"""
    | (?:href|action|formaction|src)\s*=\s*["']?(?P<html>[^"'\s>]+)    # <a href="destination">
    | \[(?P<text>{LABEL})\]\ ?\[(?P<label>(?!\^)(?:{LABEL})?)\]          # [text][label]
    | {DEFINITION.format("defined", "target")}                            # [label]: destination
    | <(?P<mail>[^\s<>@:/]+@[^\s<>@]+)>                                # <name@host>
    | (?<!\[)(?P<bare>(?:https?://|mailto:|tel:)[^\s<>"')\]]*[^\s<>"')\].,;:!?])  # an address as it is
    | ^[ ]*///[ ]*(?:ask|signup)[ ]*\|[ ]*(?P<block>\S+)               # /// ask | offer
    | \[(?P<short>{LABEL})\]{ENDS_SHORT}                                 # [label]
    """,
    re.VERBOSE | re.MULTILINE,
)
_NOT_TEXT = re.compile(
    FRONT_MATTER.pattern
    + r"""
    | ^(?P<indent>[ ]{0,12})(?P<fence>`{3,}|~{3,}).*?^(?P=indent)(?P=fence)[`~]*[ \t]*\r?$
    | <!--.*?-->
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t\r]*\n).)+?(?<!`)(?P=ticks)(?!`)      # code in a sentence
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)

_MAY_HIDE = re.compile("`|~|<!--")
_MAY_LINK = re.compile(rf"\]\(|\[(?={LABEL}\](?!\())|=(?<=[fnc\s]=)|<(?=[^\s<>@:/]+@)|:(?<=[spol]:)|///")
"""What every match of the patterns above holds near its start. To look for these first is much faster."""

_INDENT = re.compile(r"(?<![^\n])[ ]*\Z")
_BEFORE = {":": re.compile(r"(?:https?|mailto|tel)\Z"), "=": re.compile(r"(?:href|action|src)\s*\Z")}
"""What a match begins with before such a sign; before the others only the spaces that begin a line."""


def destinations(source: str, text: str | None = None) -> Iterator[tuple[int, str]]:
    """Yield line and destination of everything in a Markdown source that may become a link.

    `text` is what of it is text, where that is known.
    """
    if text is None:
        text = text_of(source)
    if text is None:
        text = _text_only(source)
    found = list(_matches(_DESTINATION, _MAY_LINK, text))
    labels = {label_key(m["defined"]): m["target"] for m in found if m["defined"]}
    line, counted = 1, 0
    for match in found:
        start = match.start("text" if match["text"] else match.lastgroup or 0)
        line, counted = line + text.count("\n", counted, start), start
        destination = _destination(match, labels)
        if destination:
            yield line, unescape(destination)


def label_key(label: str) -> str:
    """Return what two labels have in common that name the same reference."""
    return " ".join(label.lower().split())


def _text_only(source: str) -> str:
    """Return the source with nothing but line ends where front matter, code and comments stood."""
    if leaves_comment_open(source):
        # To look for the end of each would take a time that grows with the square of their number.
        last = source.rfind("-->") + 1
        source = source[:last] + source[last:].replace("<!--", "<!==")
    parts: list[str] = []
    at = 0
    for found in _matches(_NOT_TEXT, _MAY_HIDE, source):
        parts += [source[at : found.start()], "\n" * found.group().count("\n")]
        at = found.end()
    return "".join([*parts, source[at:]])


def _matches(wanted: re.Pattern[str], sign: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `wanted.finditer(text)` would, trying only near the places that `sign` finds."""
    at = 0
    found = wanted.match(text)
    while True:
        if found is not None and found.end() > at:
            yield found
            at = found.end()
        hint = sign.search(text, at)
        if hint is None:
            return
        start = hint.start()
        before = None
        if text[start] in _BEFORE or text[start - 1 : start] == " ":
            before = _BEFORE.get(text[start], _INDENT).search(text, max(at, start - 40), start)
        found = (wanted.match(text, before.start()) if before else None) or wanted.match(text, start)
        at = max(at, start + 1) if found is None else at


def _destination(match: re.Match[str], labels: dict[str, str]) -> str | None:
    if match["block"]:
        return f"offer:{match['block']}"
    if match["mail"]:
        return f"mailto:{match['mail']}"
    if match["text"]:
        return labels.get(label_key(match["label"] or match["text"]))
    if match["short"]:
        return labels.get(label_key(match["short"]))
    return match["inline"] or match["html"] or match["bare"]
