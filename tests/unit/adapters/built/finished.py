"""Small finished sites for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.adapters.project import Project

    Read = Callable[..., Project]


def page(body: str, head: str = "") -> str:
    """Return a whole document."""
    return f"<!doctype html><html lang=en><head><title>T</title>{head}</head><body>{body}</body></html>"
