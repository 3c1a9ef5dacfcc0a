"""The report as a picture."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from mkdocs_funnel.reporters.picture import svg


def test_picture_is_well_formed_and_says_what_the_report_says(sample: Any) -> None:
    """Writers' text is text, not markup."""
    root = ElementTree.fromstring(svg(sample.REPORT, "funnel <audit> {x}"))
    shown = "".join(root.itertext()).replace("\xa0", " ")
    assert "notes/[bold]alone.md" in shown
    assert "funnel <audit> {x}" in shown
    assert root.attrib["aria-label"] == "funnel <audit> {x}"


def test_picture_fetches_nothing(sample: Any) -> None:
    """No font, script or image comes from elsewhere."""
    picture = svg(sample.REPORT, "funnel audit")
    style, _, drawn = picture.partition("</style>")
    markup = style + re.sub(">[^<]*<", "><", drawn)  # What readers read may name addresses.
    addresses = set(re.findall(r"https?://[^\"' <)]+", markup))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@font-face|@import|<script|<image|href", picture)


def test_picture_is_the_same_every_time(sample: Any) -> None:
    """The same report gives the same bytes."""
    assert svg(sample.CLEAN, "a") == svg(sample.CLEAN, "a")
    assert 'class="funnel-matrix"' in svg(sample.CLEAN, "a")
    assert svg(sample.CLEAN, "a") != svg(sample.REPORT, "a")
