"""The offers and who asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.offer import OfferKind, OfferState
from mkdocs_funnel.reporters.layout import GLUE, cells, clean, elide, pad, wrap
from mkdocs_funnel.reporters.phrases import count

if TYPE_CHECKING:
    from mkdocs_funnel.model.report import OfferUse, Report
    from mkdocs_funnel.reporters.layout import Line

_STYLE = {OfferState.OPEN: "good", OfferState.CLOSED: "error", OfferState.UPCOMING: "warning"}
_VERB = {OfferKind.SALE: "asked for by", OfferKind.SIGNUP: "offered by"}


def offers(report: Report, width: int, limit: int | None) -> list[Line]:
    """Return one row an offer: its id, kind, state, and the pieces that call for it."""
    if not report.offers:
        return []
    column = min(max(cells(clean(use.offer.id)) for use in report.offers), width // 3)
    lines: list[Line] = [(("Offers", "head"), (f"  {len(report.offers):,} declared", "dim"))]
    for use in report.offers:
        lines += _offer(use, column, width, limit)
    return lines


def _offer(use: OfferUse, column: int, width: int, limit: int | None) -> list[Line]:
    name = pad(elide(clean(use.offer.id), column), column)
    start: Line = (
        (f"  {name}  ", "strong"),
        (f"{use.offer.kind.value:<6}  ", ""),
        (f"{use.state.value:<8}  ", _STYLE[use.state]),
    )
    return wrap((*start, *_asked_by(use, width, limit)), width, column + 22, whole=limit is None)


def _asked_by(use: OfferUse, width: int, limit: int | None) -> Line:
    if not use.asked_by:
        unused = "warning" if use.state is OfferState.OPEN else "dim"
        return ((f"{_VERB[use.offer.kind]} no piece", unused),)
    named = 2 if limit is not None else None
    paths = [clean(path) for path in use.asked_by[:named]]
    if limit is not None:
        paths = [elide(path, max(width // 3, 16)) for path in paths]
    names = ", ".join(path.replace(" ", GLUE) for path in paths)
    left = len(use.asked_by) - len(paths)
    more = f" and {left:,} more" if left else ""
    number = count(len(use.asked_by), "piece")
    return ((f"{_VERB[use.offer.kind]} {number}", ""), (f"  {names}{more}", "dim"))
