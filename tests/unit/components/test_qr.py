"""QR codes that can be read."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from mkdocs_funnel.components.qr import qr_code
from tests.qr_reader import decode, from_png, modules


@pytest.mark.parametrize(
    "address",
    [
        "https://x.io/go/a/",
        "https://example.com/go/podcast/",
        "https://www.example.com/somewhere/below/go/meetup-2027/",
        "https://www.example.com/a/longer/place/go/the-spring-of-2027/",
    ],
)
def test_the_png_says_the_address(address: str) -> None:
    """Read by the rules of the standard, and not by the library that drew it."""
    _, png = qr_code(address)
    assert decode(modules(from_png(png))) == address


def test_one_wrong_module_is_noticed() -> None:
    """The reader reads what is there, so it would tell if the code were wrong."""
    _, png = qr_code("https://example.com/go/podcast/")
    code = modules(from_png(png))
    code[-3][-1] ^= True
    with pytest.raises((AssertionError, ValueError)):
        assert decode(code) == "https://example.com/go/podcast/"


def test_the_png_is_large_enough_for_a_slide() -> None:
    """Its sides are at least 600 pixels long, and four white modules stand around the code."""
    pixels = from_png(qr_code("https://x.io/go/a/")[1])
    assert len(pixels) == len(pixels[0]) >= 600
    assert not any(any(line) for line in pixels[: len(pixels) * 4 // 33])


def test_the_svg_scales_and_has_a_name() -> None:
    """It has no size of its own, a white ground for dark slides, and a title that is text."""
    svg, _ = qr_code("https://example.com/go/a/?<b>&\"'")
    root = ElementTree.fromstring(svg)
    assert "viewBox" in root.attrib
    assert "width" not in root.attrib
    assert root[0].text == "https://example.com/go/a/?<b>&\"'"
    assert root[1].attrib["fill"] == "#fff"
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))


def test_the_same_address_gives_the_same_bytes() -> None:
    """Nothing in them depends on the day or the machine's mood."""
    first = qr_code("https://example.com/go/a/")
    qr_code.cache_clear()
    assert qr_code("https://example.com/go/a/") == first
