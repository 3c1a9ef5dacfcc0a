"""The file `_redirects`, by which hosts of static sites send readers on before a page is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_funnel.components.short_links import ShortLink

_BEGIN = "# Short addresses of channels, written by mkdocs-funnel at every build"
_END = "# End of the short addresses of channels"


def redirect_lines(links: Iterable[ShortLink], site_url: str) -> list[str]:
    """Return the lines that tell Netlify, Cloudflare and others of short addresses, with and without a slash."""
    root = f"{urlsplit(site_url).path.rstrip('/')}/"
    lines: list[str] = []
    for link in links:
        target = f"{root}{link.landing}{link.query}"
        # 302, because a short address may lead elsewhere tomorrow.
        lines += (f"{root}{start}  {target}  302" for start in (link.path.rstrip("/"), link.path))
    return lines


def with_redirects(text: str, lines: Iterable[str]) -> str:
    """Return the text of a `_redirects` with these lines at its end, in place of those that were put there before."""
    before, begin, rest = text.partition(f"{_BEGIN}\n")
    if begin:
        _, _, after = rest.partition(f"{_END}\n")
        text = before + after
    ours = "".join(f"{line}\n" for line in lines)
    if not ours:
        return text
    if text and not text.endswith("\n"):
        text += "\n"
    return f"{text}{_BEGIN}\n{ours}{_END}\n"
