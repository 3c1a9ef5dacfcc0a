"""Lists that are part of the product, as files that a person can read and add to."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str) -> str:
    """Return the text of one of these files."""
    return Path(__file__).with_name(name).read_text("utf-8")
