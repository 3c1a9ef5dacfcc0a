"""The words that `funnel.yml` offers a choice of, where no other room needs to know them."""

from __future__ import annotations

from enum import StrEnum


class HostKind(StrEnum):
    """What a reader does at an address."""

    CHECKOUT = "checkout"
    BOOKING = "booking"
    CONTACT = "contact"
    SPONSOR = "sponsor"
    COURSE = "course"
    EVENT = "event"
    SIGNUP = "signup"


class HostStrength(StrEnum):
    """Whether a link lands on the yes itself, or on a page that also holds other things."""

    DIRECT = "direct"
    PAGE = "page"


class ChannelKind(StrEnum):
    """Where readers come from."""

    NETWORKING = "networking"
    SPEAKING = "speaking"
    GUESTING = "guesting"
    SOCIAL = "social"
    ADS = "ads"
    SEARCH = "search"
    EMAIL = "email"


class Provider(StrEnum):
    """A signup service, or `generic` for any other form."""

    GENERIC = "generic"
    KIT = "kit"
    MAILCHIMP = "mailchimp"
    BUTTONDOWN = "buttondown"
    LISTMONK = "listmonk"
    NETLIFY = "netlify"
    MAILERLITE = "mailerlite"
    BREVO = "brevo"
    HUBSPOT = "hubspot"
    FORMSPREE = "formspree"
    WEB3FORMS = "web3forms"
    BASIN = "basin"
    KEILA = "keila"
    LEMONSQUEEZY = "lemonsqueezy"
    SUBSTACK = "substack"
    BEEHIIV = "beehiiv"
    GHOST = "ghost"


class Embed(StrEnum):
    """How a service without a plain form is shown."""

    LINK = "link"
    IFRAME = "iframe"


class Analytics(StrEnum):
    """A service that counts visits."""

    PLAUSIBLE = "plausible"
    UMAMI = "umami"
    GOATCOUNTER = "goatcounter"
    SIMPLE = "simple-analytics"
    GA4 = "ga4"
    GTM = "gtm"
    MATOMO = "matomo"
    POSTHOG = "posthog"
    FATHOM = "fathom"
