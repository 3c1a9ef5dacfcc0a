"""Short addresses of channels, `/go/<short>/`: where they lead, and what is in their way."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_funnel.components.utm import channel_parameters, with_parameters
from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.model.report import ChannelUse
from mkdocs_funnel.model.settings import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_funnel.model.page import Page, Site
    from mkdocs_funnel.model.settings import Channel, Settings

PICTURES = ("qr.svg", "qr.png")
"""The files of a QR code, beside the page; the one for print and screens first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLink:
    """One short address, and where it leads."""

    path: str
    """`go/<short>/`, relative to the root of the site."""

    piece: str
    """Source path of the landing piece."""

    title: str
    """What it is called."""

    landing: str
    """Its address, relative to the root of the site; empty for the home page."""

    query: str
    """The UTM parameters with their question mark; empty if there are none."""

    @property
    def href(self) -> str:
        """The way from the short address to the landing address, UTM parameters included."""
        return f"{self.clean}{self.query}"

    @property
    def clean(self) -> str:
        """The way without the parameters."""
        return f"../../{self.landing}"


def landing_url(channel: Channel, page: Page) -> str:
    """Return the address of a channel's landing piece with its UTM parameters, relative to the root of the site."""
    return with_parameters(_from_root(page), channel_parameters(channel))


def channel_uses(site: Site, settings: Settings) -> tuple[ChannelUse, ...]:
    """Return the channels as reports tell of them; an address that the site does not have is not named."""
    pages = {page.path: page for page in site.pages} if settings.channels else {}
    uses: list[ChannelUse] = []
    for channel in settings.channels:
        landing, short = pages.get(channel.landing), channel.short_path
        url = landing_url(channel, landing) if landing else None
        is_there = landing is not None and short in site.aliases
        picture = f"{short}{PICTURES[0]}"
        uses.append(
            ChannelUse(
                channel=channel,
                short=short if is_there else None,
                url=url if url is None or not site.url else f"{site.url.rstrip('/')}/{url}",
                qr=picture if is_there and picture in site.assets else None,
            )
        )
    return tuple(uses)


def short_links(site: Site, settings: Settings) -> tuple[ShortLink, ...]:
    """Return the short addresses whose landing pieces are there; of the others FN105 tells."""
    pages = {page.path: page for page in site.pages}
    found = ((channel, channel.short_path, pages.get(channel.landing)) for channel in settings.channels)
    return tuple(
        ShortLink(
            path=path,
            piece=page.path,
            title=page.title or page.path,
            landing=_from_root(page),
            query=landing_url(channel, page).removeprefix(_from_root(page)),
        )
        for channel, path, page in found
        if path is not None and page is not None
    )


def with_short_links(site: Site, settings: Settings) -> Site:
    """Return the site as it is once its short addresses are written: links to them lead to the landing pieces.

    Raises:
        SettingsError: The site has something else at one of them.
    """
    faults = tuple(_taken(site, settings))
    if faults:
        raise SettingsError(faults)
    aliases: dict[str, str] = {}
    pictures: set[str] = set()
    for channel in settings.channels:
        if path := channel.short_path:
            aliases[path] = channel.landing
            pictures.update(path + name for name in PICTURES if site.url)
    if not aliases:
        return site
    return replace(site, aliases={**site.aliases, **aliases}, assets=site.assets | pictures)


def _taken(site: Site, settings: Settings) -> Iterator[Fault]:
    """Yield a fault for each short address at which there is something already."""
    shorts = {path: channel for channel in settings.channels if (path := channel.short_path)}
    if not shorts:
        return
    held = {page.url: f"the page '{page.path}'" for page in site.pages if page.url.startswith(SHORT)}
    held |= {url: f"a redirect to '{to}'" for url, to in site.aliases.items() if url.startswith(SHORT)}
    held |= {url: f"the file '{url}'" for url in site.assets if url.startswith(SHORT)}
    for path, channel in shorts.items():
        bare = path.rstrip("/")
        places = (SHORT, bare, path, f"{bare}.html", *(path + name for name in ("index.html", *PICTURES)))
        what = next((held[place] for place in places if place in held), None)
        if what is not None:
            message = (
                f"channels.{channel.id}.short: '{path}' cannot be written, for {what} is there; rename one"
            )
            yield Fault(settings.file, message, channel.line)


def _from_root(page: Page) -> str:
    """Return the address of a page from the root of the site; some generators write that of the home page as `./`."""
    return "" if posixpath.normpath(page.url or ".") == "." else page.url
