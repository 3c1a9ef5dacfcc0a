"""A type checker and generator for the content-marketing funnel of a site.

The package name is also a Python-Markdown extension (`markdown_extensions: [mkdocs_funnel]`),
which is why `makeExtension` can be looked up here. It is imported only when it is asked for, so that
neither the engine nor the command line pays for Python-Markdown.
"""

from __future__ import annotations

__version__ = "0.1.0"


def makeExtension(**settings: object) -> object:  # noqa: N802  (the name Python-Markdown looks for)
    """Return the Python-Markdown extension, configured by `settings`."""
    from mkdocs_funnel.adapters.markdown.extension import FunnelExtension

    return FunnelExtension(**settings)
