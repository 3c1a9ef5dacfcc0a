"""QR codes for slides, cards and print."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

_QUIET = 4
"""Modules of white around the code; readers of codes need them."""

_DOT = 24
"""Pixels of one module in the PNG: a short address is some 900 pixels wide, enough for a slide."""


@lru_cache(maxsize=128)
def qr_code(text: str) -> tuple[bytes, bytes]:
    """Return the QR code of `text` as SVG, which has no size of its own, and as PNG; black on white.

    It can still be read where 15 per cent of it are soiled or covered.
    """
    import segno

    code = segno.make(text, error="m", micro=False)
    svg, png = BytesIO(), BytesIO()
    look = {"border": _QUIET, "dark": "#000", "light": "#fff"}
    code.save(
        svg, kind="svg", omitsize=True, xmldecl=False, svgclass=None, lineclass=None, title=text, **look
    )
    # zlib's own level: the library's takes half as long again, to save 50 bytes.
    code.save(png, kind="png", scale=_DOT, compresslevel=6, **look)
    return svg.getvalue(), png.getvalue()
