"""A type checker and generator for the content-marketing funnel of a site."""

from __future__ import annotations

__version__ = "0.1.0"
