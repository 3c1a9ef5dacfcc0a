"""Addresses at which nobody can say yes."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", ""})
"""Schemes that a call to action may have; empty: within the site."""

_SANDBOXES = re.compile(r"^(sandbox[-.]|.*\.sandbox\.)|^(www\.)?sandbox\.paypal\.com$")
_TEST_PATHS = {"buy.stripe.com": "/test_", "donate.stripe.com": "/test_"}
_SESSIONS = frozenset({"checkout.stripe.com"})
_PLACEHOLDER = re.compile(
    r"REPLACE|YOUR[-_ ]|CHANGE[-_]?ME|\bTODO\b|X{4,}|<[^>]*>|\{\{|%7B%7B|^(www\.)?example\.(com|org|net)$"
)
"""Spelt in capitals on purpose: people write such words so, and real addresses do not."""


@lru_cache(maxsize=1024)
def dud_reason(href: str) -> str | None:
    """Return why an address cannot work as a call to action, None if nothing speaks against it."""
    try:
        parts = urlsplit(href.strip())
        host = parts.hostname or ""
    except ValueError:
        return "the address cannot be parsed"
    scheme = parts.scheme.lower()
    if scheme not in SAFE_SCHEMES:
        return f"`{scheme}:` is not a scheme that a reader can safely follow"
    if _PLACEHOLDER.search(f"{parts.path}?{parts.query}#{parts.fragment}") or _PLACEHOLDER.search(host):
        return "it is a placeholder"
    if host in _TEST_PATHS and parts.path.startswith(_TEST_PATHS[host]):
        return "it is in test mode and takes no money"
    if _SANDBOXES.search(host):
        return "it is a sandbox and takes no money"
    if host in _SESSIONS:
        return "checkout sessions expire; link to a payment link instead"
    if scheme == "http":
        return "plain http: browsers warn before a form, and anyone on the way can read it"
    return None
