"""What search indexes see of a page, and what is left of it afterwards."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_funnel.adapters.mkdocs.aside import Aside

LATER = '<template data-funnel-from="2025-06-01">closed</template>'
BLOCK = '<aside class="funnel funnel-ask">Buy</aside>'


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("blocks", [False, True])
@pytest.mark.parametrize(
    "content", ["", "<p>Text</p>", f"<p>{LATER}</p>{BLOCK}", f"{BLOCK}{LATER}{BLOCK}", None]
)
def test_a_page_is_put_back_as_it_was(content: str | None, blocks: bool, later: bool) -> None:
    """Whether another plugin changes it meanwhile, and that stays, or gives it the same text anew, or neither."""
    whole = content or ""
    for change in (str, lambda seen: "".join(list(seen)), lambda seen: f"<i>{seen}</i>"):
        page: Any = SimpleNamespace(content=content)
        made = Aside(later=later, blocks=blocks)
        assert made.hides is (later or blocks)
        if made.hides:
            made.set_aside(page)
        assert not (later and LATER in (page.content or ""))
        assert not (blocks and BLOCK in (page.content or ""))
        page.content = change(page.content or "")
        made.put_back(page)
        assert page.content == change(whole)


def test_a_page_without_anything_set_aside_is_left_alone() -> None:
    """What was set aside of the page before is forgotten."""
    made = Aside(later=True, blocks=True)
    first: Any = SimpleNamespace(content=LATER)
    made.set_aside(first)
    made.put_back(first)
    second: Any = SimpleNamespace(content="<!--funnel-later-0-->")
    made.put_back(second)
    assert (first.content, second.content) == (LATER, "<!--funnel-later-0-->")
