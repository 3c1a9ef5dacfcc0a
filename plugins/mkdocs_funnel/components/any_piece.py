"""What is made once and then put on many pieces: a component that stands on a piece yet to be named."""

from __future__ import annotations

from html import escape

from mkdocs_funnel.components.utm import ANY_PIECE, content_of

THIS_PIECE = "\ufdd0piece\ufdd1"
"""Stands for the source path of the piece; `ANY_PIECE` does in the addresses of offers."""


def on_piece(html: str, path: str) -> str:
    """Return a component as it stands on the piece with the source path `path`."""
    if THIS_PIECE in html:
        html = html.replace(THIS_PIECE, escape(path))
    return html.replace(ANY_PIECE, content_of(path)) if ANY_PIECE in html else html
