"""The Content-Security-Policy that the signup services of a site need."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_funnel.providers.addresses import action_of, frame_address, has_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_funnel.model.offer import Offer


def form_policy(offers: Iterable[Offer]) -> str:
    """Return the directives that let the forms of `offers` be sent and their frames be shown, on one line."""
    offers = list(offers)
    posted = _sources(action_of(offer) for offer in offers if has_form(offer))
    framed = _sources(map(frame_address, offers))
    directives = {"form-action": ["'self'", *posted], "frame-src": framed}
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items() if sources)


def _sources(addresses: Iterable[str | None]) -> list[str]:
    """Return scheme and host of each address once, in alphabetical order; of a path on the site nothing."""
    return sorted(set(_origins(addresses)))


def _origins(addresses: Iterable[str | None]) -> Iterator[str]:
    for address in addresses:
        parts = urlsplit(address or "")
        if parts.hostname:
            # Nothing of an address may end the directive.
            host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
            yield f"{parts.scheme.lower()}://{host}{f':{parts.port}' if parts.port else ''}"
