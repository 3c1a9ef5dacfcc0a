"""How findings put names, numbers and ways into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferState
from mkdocs_funnel.model.role import EntryKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mkdocs_funnel.model.end import End
    from mkdocs_funnel.model.offer import Offer

_LIMIT = 160
_NAMES_SHOWN = 3
_STEPS_SHOWN = 6

_ENTRIES = {
    EntryKind.LEAD: "a lead entry",
    EntryKind.CHANNEL: "a channel's landing piece",
    EntryKind.LISTED: "a listed entry",
}


def code(text: str, limit: int = _LIMIT) -> str:
    """Return `text` in backticks: on one line, without backticks of its own, its middle cut."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(text.split()).replace("`", "'")
    if len(line) > limit:
        half = (limit - 3) // 2
        line = f"{line[:half]}...{line[-half:]}"
    return f"`{line or '(no text)'}`"


def counted(number: int, noun: str) -> str:
    """Return `1 piece` or `12 pieces`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def names(texts: Sequence[str]) -> str:
    """Return the first few of `texts` in backticks, and how many more there are."""
    shown = [code(text) for text in texts[:_NAMES_SHOWN]]
    rest = len(texts) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest:,} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def trail(path: Sequence[str]) -> str:
    """Return a way as `a.md -> b.md`, a long one without its middle."""
    steps = list(path)
    if len(steps) > _STEPS_SHOWN:
        steps = [*steps[:3], "...", *steps[-2:]]
    return code(" -> ".join(steps), limit=_STEPS_SHOWN * _LIMIT)


def arrival(end: End) -> str:
    """Return how readers come to an end and how many pieces run into it."""
    upstream = counted(end.upstream, "other piece")
    flow = f", {upstream} {'runs' if end.upstream == 1 else 'run'} into it" if end.upstream else ""
    if len(end.path) > 1:
        source = f" (from {_ENTRIES[end.came_from]})" if end.came_from else ""
        return f"readers come by {trail(end.path)}{source}{flow}"
    if end.came_from:
        return f"readers come straight to it: it is {_ENTRIES[end.came_from]}{flow}"
    return f"no entry leads to it{flow}"


def standing(offer: Offer | None, today: dt.date | None) -> str:
    """Return why an offer takes no yes on `today`."""
    if offer is not None and offer.state(today) is OfferState.CLOSED:
        return f"closed after {offer.closes}"
    if offer is not None and offer.state(today) is OfferState.UPCOMING:
        return f"opens on {offer.opens}"
    return "is not open"
