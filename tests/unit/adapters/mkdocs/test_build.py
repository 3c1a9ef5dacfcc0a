"""What search indexes see of a page, and what is left of it afterwards."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_funnel.adapters.markdown.session import Session
from mkdocs_funnel.adapters.mkdocs.build import Build
from mkdocs_funnel.components.render import Components, Surroundings
from mkdocs_funnel.model.offer import Offer, OfferKind
from mkdocs_funnel.model.settings import Settings

DAY = dt.date(2025, 5, 10)
LATER = '<template data-funnel-from="2025-06-01">closed</template>'
BLOCK = '<aside class="funnel funnel-ask">Buy</aside>'


def build(closes: dt.date | None = None, *, blocks: bool = False) -> Build:
    """Return a build of a site with one offer."""
    offer = Offer(id="course", kind=OfferKind.SALE, title="A course", closes=closes)
    settings = Settings(offers={offer.id: offer})
    made = Build(Session(settings, Components(surroundings=Surroundings(settings, today=DAY)), DAY))
    made._hides_blocks = blocks
    return made


@pytest.mark.parametrize("closes", [None, dt.date(2025, 6, 1)])
@pytest.mark.parametrize("blocks", [False, True])
@pytest.mark.parametrize(
    "content", ["", "<p>Text</p>", f"<p>{LATER}</p>{BLOCK}", f"{BLOCK}{LATER}{BLOCK}", None]
)
def test_a_page_is_put_back_as_it_was(content: str | None, blocks: bool, closes: dt.date | None) -> None:
    """Whether another plugin changes it meanwhile, and that stays, or gives it the same text anew, or neither."""
    whole = content or ""
    for change in (str, lambda seen: "".join(list(seen)), lambda seen: f"<i>{seen}</i>"):
        page: Any = SimpleNamespace(content=content)
        made = build(closes, blocks=blocks)
        assert made.hides is bool(closes or blocks)
        if made.hides:
            made.set_aside(page)
        assert not (closes and LATER in (page.content or ""))
        assert not (blocks and BLOCK in (page.content or ""))
        page.content = change(page.content or "")
        made.put_back(page)
        assert page.content == change(whole)


def test_a_page_without_anything_set_aside_is_left_alone() -> None:
    """What was set aside of the page before is forgotten."""
    made = build(dt.date(2025, 6, 1), blocks=True)
    first: Any = SimpleNamespace(content=LATER)
    made.set_aside(first)
    made.put_back(first)
    second: Any = SimpleNamespace(content="<!--funnel-later-0-->")
    made.put_back(second)
    assert (first.content, second.content) == (LATER, "<!--funnel-later-0-->")
