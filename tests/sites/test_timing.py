"""How long the plugin's own work took."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sites.conftest import Workshop

TOLD = re.compile(
    r"funnel: the plugin's own work took (\d+\.\d{3}) s: (\d+\.\d{3}) s in its hooks, (\d+\.\d{3}) s while Markdown"
)


def test_the_time_is_told_on_request(site: Workshop) -> None:
    """`timing: true` prints one line; without it there is none."""
    pages = {"index.md": "# Home\n"}

    [told] = TOLD.findall(site(pages, plugins=[{"funnel": {"timing": True}}]).output)
    own, hooks, conversions = map(float, told)
    assert own == pytest.approx(hooks + conversions, abs=0.002)
    assert hooks > 0
    assert not TOLD.search(site(pages).output)


def test_the_report_holds_no_time(site: Workshop) -> None:
    """Otherwise no two reports would be equal."""
    pages = {"index.md": "# Home\n"}
    timed = site(pages, plugins=[{"funnel": {"timing": True}}], at="timed")

    assert timed.report == site(pages, at="untimed").report
