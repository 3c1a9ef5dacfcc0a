"""A rule's page for readers who are not on its site."""

from __future__ import annotations

import re

_CODE_OR_LINK = re.compile(
    r"(?P<code>^```.*?^```$|``.+?``|`[^`]+`)|\[(?P<text>[^\]\[]+)\]\((?!https?:)[^()\s]*\)",
    re.MULTILINE | re.DOTALL,
)


def without_relative_links(page: str) -> str:
    """Return Markdown in which links to other pages of the site are their texts; code stays as it is."""
    return _CODE_OR_LINK.sub(lambda found: found["code"] or found["text"], page)
