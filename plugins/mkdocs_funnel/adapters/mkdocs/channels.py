"""The ways into the site from outside, as files of the finished site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_funnel.components.qr import qr_code
from mkdocs_funnel.components.redirects import redirect_lines, with_redirects
from mkdocs_funnel.components.short_links import PICTURES, short_links
from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.model.page import Page
from mkdocs_funnel.settings.writing import write_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_funnel.components.render import Components
    from mkdocs_funnel.components.short_links import ShortLink
    from mkdocs_funnel.model.page import Site

REDIRECTS = "_redirects"
NO_CODES = "short addresses have no QR codes: such a code holds a whole address, and site_url is not set"
_WHAT = "what leads to channels"


class WaysIn:
    """Writes the short addresses of one build; those of other languages of the same build are kept."""

    def __init__(self) -> None:
        self._links: dict[str, ShortLink] = {}

    def write(
        self, config: MkDocsConfig, site: Site, components: Components, unread: Mapping[str, str]
    ) -> bool:
        """Write pages, QR codes and redirects, and return whether there are short addresses without a QR code.

        Args:
            config: Where the finished site lies, and its address.
            site: Its pages.
            components: What the pages are made with; their surroundings know the channels.
            unread: Addresses of the pages that this build left as they were, by their source paths.

        Raises:
            FunnelError: Something cannot be written.
        """
        folder = Path(config.site_dir)
        around = components.surroundings
        left = (Page(path=path, url=url) for path, url in unread.items())
        links = short_links(replace(site, pages=(*site.pages, *left)), around.settings)
        new = [link for link in links if link.path not in self._links]
        self._links |= {link.path: link for link in new}
        for link in new:
            place = _folder(folder / link.path)
            if link.piece in unread and (place / "index.html").is_file():
                continue
            html = components.short_page(
                href=link.href,
                canonical=f"{site.url.rstrip('/')}/{link.landing}" if site.url else link.clean,
                title=link.title,
                language=site.language,
            )
            write_beside(place / "index.html", html, _WHAT)
            pictures = qr_code(f"{around.url.rstrip('/')}/{link.path}") if around.url else ()
            for name, picture in zip(PICTURES, pictures, strict=False):
                write_beside(place / name, picture, _WHAT)
        _write_redirects(folder / REDIRECTS, redirect_lines(self._links.values(), site.url))
        return bool(new) and not around.url


def published_url(config: MkDocsConfig, *, serving: bool) -> str:
    """Return the address that the site is published at, empty if it is not known.

    While it is served, `config.site_url` is that of the server, which nobody else can reach; what the file
    says is read again.
    """
    if not serving or not config.config_file_path:
        return config.site_url or ""
    try:
        with Path(config.config_file_path).open("rb") as file:
            held = yaml_load(file, get_yaml_loader(config=config))
    except (OSError, ValueError, MkDocsException):
        return ""
    site_url = held.get("site_url")
    return site_url if isinstance(site_url, str) else ""


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FunnelError(f"cannot make the folder of a short address '{path}': {reason}") from None
    return path


def _write_redirects(path: Path, lines: list[str]) -> None:
    """Put the lines behind what stands in the file; what was put there before goes."""
    before = path.read_bytes() if path.is_file() else b""
    after = with_redirects(before.decode("utf-8", "surrogateescape"), lines)
    content = after.encode("utf-8", "surrogateescape")
    if content != before:
        write_beside(path, content, _WHAT)
