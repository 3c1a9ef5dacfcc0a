"""The quiet link beside an ask, for a reader who says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_funnel.components.format import safe_href
from mkdocs_funnel.components.marks import marks, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_funnel.model.offer import Offer


@dataclass(frozen=True, slots=True)
class NoThanks:
    """Where a reader who says no is led."""

    href: str
    text: str
    offer: Offer | None = None
    """The offer that this invites to; None: it is a piece."""


def no_thanks_facts(
    no: NoThanks | None, asked: Offer, source: str, services: Sequence[str], page: str
) -> dict[str, object] | None:
    """Return what a template shows of the link; None: there is none, or it must not be linked to.

    Its marks name the offer that is said no to, because no link in the source is behind it.
    """
    href = safe_href(no.href) if no else None
    if no is None or href is None:
        return None
    held = {"data-funnel-source": source}
    if no.offer is not None:
        held = marks(no.offer, source, services, page)
    classes = held.pop("class", "")
    return {
        "href": href,
        "text": no.text,
        "classes": classes,
        "marks": named({**held, "data-funnel-no": asked.id}),
    }
