"""What the plugin adds to pages, written by the theme's own templates: to copy a large page takes longer."""

from __future__ import annotations

import re

from jinja2.ext import Extension

from mkdocs_funnel.adapters.mkdocs.injection import end_of_head, end_of_inner_header

HEAD, BUTTON = "funnel_head", "funnel_button"
"""What templates are told: what comes at the end of the head, and what comes at the end of the header."""

_RAW = re.compile(r"\{%[-+]?\s*raw\b")


class Weaving(Extension):
    """Has the templates of a theme write what belongs in head and header, where it is plain to see where that is.

    `injection.insert` puts it into pages that were made by any other template, and finds it in those made by these.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with room for what belongs in it."""
        return woven(source)


def woven(source: str) -> str:
    """Return the source of a template that writes `HEAD` and `BUTTON` where `injection.insert` would put them."""
    if _RAW.search(source):
        return source
    for name, at in ((BUTTON, end_of_inner_header(source)), (HEAD, end_of_head(source))):
        # On a line of its own it stands within no expression.
        if at is not None and source.startswith("</", at) and _begins_line(source, at):
            source = f'{source[:at]}{{{{ {name} | default("", true) | safe }}}}{source[at:]}'
    return source


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()
