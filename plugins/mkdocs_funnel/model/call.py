"""The calls to action a reader meets: asks and signups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mkdocs_funnel.model.offer import OfferKind, Via


class CallSource(StrEnum):
    """What makes a call to action one."""

    BODY = "body"
    """A plain link, form or embed."""

    COMPONENT = "component"
    """An offer link or block, or a link that the writer marked."""

    NEXT_STEP = "next_step"
    """The block that the tool put at the end of the piece."""


class Evidence(StrEnum):
    """How a call to action was recognised (design section 3, in this order)."""

    MARK = "mark"
    DECLARED = "declared"
    PLACE = "place"
    """The piece holds the place on the site where an offer's yes happens."""

    HOST = "host"
    """The address is one where people sell or take signups."""

    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call to action on one piece: an ask if it is for a sale, else a signup."""

    kind: OfferKind
    href: str
    """The address as it stands in the final HTML."""

    text: str
    """What the reader reads; an image's alternative text, a button's value."""

    evidence: Evidence
    source: CallSource = CallSource.BODY
    offer: str | None = None
    """The declared offer's id; None: undeclared."""

    via: Via | None = None
    line: int | None = None
    """1-based line of the source file, front matter counted."""

    position: float = 0.0
    """How much of the piece's text stands before it: 0 at the top, 1 at the end."""

    counts: bool = True
    """Whether it can be said yes to: the offer is open, the address is not a dud, undeclared asks count."""

    dud: str | None = None
    """Why the address cannot work, if it cannot."""

    primary: bool = False
    """Whether it looks like the main thing to do here: a button, a form or a block."""

    @property
    def is_ask(self) -> bool:
        """Whether a yes to it is a yes to a sale."""
        return self.kind is OfferKind.SALE

    @property
    def automatic(self) -> bool:
        """Whether the tool placed it, not a writer."""
        return self.source is CallSource.NEXT_STEP


@dataclass(frozen=True, slots=True)
class Invite:
    """One place where a piece points to a declared offer: a call for it, or a link to its page."""

    offer: str
    position: float
    """How much of the piece's text stands before it: 0 at the top, 1 at the end."""

    placed: bool
    """Whether the reader can say yes there, or the writer put a component there."""
