"""The channels, and the addresses by which their readers come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.reporters.layout import cells, clean, elide, pad, wrap

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import ChannelUse, Report
    from mkdocs_funnel.reporters.layout import Line


def channels(report: Report, width: int, limit: int | None) -> list[Line]:
    """Return a row a channel: its id, kind, landing piece and short address, and the address with UTM parameters."""
    if not report.channels:
        return []
    uses = report.channels[:limit]
    column = min(max(cells(clean(use.channel.id)) for use in uses), width // 3)
    lines: list[Line] = [(("Channels", "head"), (f"  {len(report.channels):,} declared", "dim"))]
    for use in uses:
        lines += _channel(use, column, width, whole=limit is None)
    left = len(report.channels) - len(uses)
    return [*lines, ((f"  … {left:,} more", "dim"),)] if left else lines


def _channel(use: ChannelUse, column: int, width: int, *, whole: bool) -> list[Line]:
    name = pad(elide(clean(use.channel.id), column), column)
    start: Line = ((f"  {name}  ", "strong"), (f"{use.channel.kind:<10}  ", ""))
    landing = clean(use.channel.landing)
    if use.url is None:
        return wrap((*start, (f"{landing} is not there", "error")), width, column + 16, whole=whole)
    code = " and its QR code" if use.qr else ""
    way: Line = ((f"  by {use.short}{code}", "dim"),) if use.short else ()
    lines = wrap((*start, (landing, ""), *way), width, column + 16, whole=whole)
    if use.channel.utm:
        # On a line of its own, to be copied.
        url = use.url if "://" in use.url else f"/{use.url}"
        address = ((" " * (column + 4), ""), (clean(url), "dim"))
        lines += wrap(address, width, column + 4, whole=whole)
    return lines
