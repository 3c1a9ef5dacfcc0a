"""What each signup service must be sent: by the unit tests, and by a browser that submits the real form."""

from __future__ import annotations

from dataclasses import dataclass, field

UUID = "8a4f1c0e-2b7d-4c36-9a55-0d1e2f3a4b5c"
THANKS = "https://site.example/base/thanks/"
"""The page of thanks, on a site whose address is `https://site.example/base/`."""

PURPOSES = ("send you the letter", "tell you of new courses")
NAME, EMAIL = "Maria", "maria@example.com"
OFFER, PATH = "letter", "first"


@dataclass(frozen=True)
class Case:
    """A form in `funnel.yml`, and what is sent when a reader filled in all of it and ticked the box."""

    form: dict[str, str]
    action: str
    email: str
    name: str
    facts: str | None
    """The name of the field for a fact, `{}` in the place of what it is; None: the service takes none."""

    others: dict[str, str] = field(default_factory=dict)
    """Further fields that are sent."""

    trap: str | None = None
    is_checkbox: bool = False
    """Whether the trap is one: what is not ticked is not sent."""

    def sent(self, page: str, name: str = NAME, *, ticked: bool = True) -> list[tuple[str, str]]:
        """Return all that is sent from a page on the path, sorted."""
        fields = {**self.others, self.email: EMAIL, self.name: name}
        if self.trap and not self.is_checkbox:
            fields[self.trap] = ""
        if self.facts:
            facts = {"page": page, "offer": OFFER, "path": PATH}
            fields |= {_fact(self.facts, fact): value for fact, value in facts.items()}
            if ticked:
                fields[_fact(self.facts, "purpose_2")] = PURPOSES[1]
        return sorted(fields.items())


def _fact(pattern: str, fact: str) -> str:
    if pattern == "MERGE TAG":
        named = {"page": "FUNNELPAGE", "offer": "FUNNELOFFR", "path": "FUNNELPATH", "purpose_2": "FUNNELPUR2"}
        return named[fact]
    return pattern.format(fact.upper() if pattern.isupper() else fact)


CASES = {
    "generic": Case(
        {"action": "https://mail.example.com/subscribe?list=1"},
        "https://mail.example.com/subscribe?list=1",
        "email",
        "name",
        "funnel_{}",
    ),
    "kit": Case(
        {"id": "123456"},
        "https://app.kit.com/forms/123456/subscriptions",
        "email_address",
        "fields[first_name]",
        "fields[funnel_{}]",
    ),
    "mailchimp": Case(
        {"action": "https://bakery.us1.list-manage.com/subscribe/post?u=0a1b&id=2c3d&f_id=00e1"},
        "https://bakery.us1.list-manage.com/subscribe/post?u=0a1b&id=2c3d&f_id=00e1",
        "EMAIL",
        "FNAME",
        "MERGE TAG",
        trap="b_0a1b_2c3d",
    ),
    "buttondown": Case(
        {"id": "bakery"},
        "https://buttondown.com/api/emails/embed-subscribe/bakery",
        "email",
        "metadata__first_name",
        "metadata__funnel_{}",
        {"embed": "1"},
    ),
    "listmonk": Case(
        {"id": UUID, "action": "https://lists.example.com/subscription/form"},
        "https://lists.example.com/subscription/form",
        "email",
        "name",
        None,
        {"l": UUID, "next": THANKS},
        trap="nonce",
    ),
    "netlify": Case(
        {},
        "/base/thanks/",
        "email",
        "name",
        "funnel_{}",
        {"form-name": OFFER},
        trap="bot-field",
    ),
    "mailerlite": Case(
        {"id": "123456/7891011"},
        "https://assets.mailerlite.com/jsonp/123456/forms/7891011/subscribe",
        "fields[email]",
        "fields[name]",
        "fields[funnel_{}]",
        {"ml-submit": "1", "anticsrf": "true"},
    ),
    "brevo": Case(
        {"action": "https://0a1b2c3d.sibforms.com/serve/MUIEAEE0V0jV9GKN_53-x"},
        "https://0a1b2c3d.sibforms.com/serve/MUIEAEE0V0jV9GKN_53-x",
        "EMAIL",
        "FIRSTNAME",
        "FUNNEL_{}",
        {"locale": "en", "html_type": "simple"},
        trap="email_address_check",
    ),
    "hubspot": Case(
        {"id": f"123456/{UUID}"},
        f"https://forms.hubspot.com/uploads/form/v2/123456/{UUID}",
        "email",
        "firstname",
        "funnel_{}",
    ),
    "formspree": Case(
        {"id": "mabcdefg"},
        "https://formspree.io/f/mabcdefg",
        "email",
        "name",
        "funnel_{}",
        {"_next": THANKS},
        trap="_gotcha",
    ),
    "web3forms": Case(
        {"id": UUID},
        "https://api.web3forms.com/submit",
        "email",
        "name",
        "funnel_{}",
        {"access_key": UUID, "redirect": THANKS},
        trap="botcheck",
        is_checkbox=True,
    ),
    "basin": Case(
        {"id": "0a1b2c3d4e5f"},
        "https://usebasin.com/f/0a1b2c3d4e5f",
        "email",
        "name",
        "funnel_{}",
        trap="_gotcha",
    ),
    "keila": Case(
        {"action": "https://keila.example.com/forms/nfrm_abc"},
        "https://keila.example.com/forms/nfrm_abc",
        "contact[email]",
        "contact[first_name]",
        "contact[data][funnel_{}]",
        trap="h[url]",
    ),
    "lemonsqueezy": Case(
        {"id": "bakery"},
        "https://bakery.lemonsqueezy.com/email-subscribe/external",
        "email",
        "name",
        None,
    ),
}
"""Services with a plain form, by their names in `funnel.yml`."""

HOSTED = {
    "substack": (
        {"id": "bakery"},
        "https://bakery.substack.com/subscribe",
        "https://bakery.substack.com/embed",
    ),
    "beehiiv": ({"id": UUID}, f"https://embeds.beehiiv.com/{UUID}", f"https://embeds.beehiiv.com/{UUID}"),
    "ghost": ({"action": "https://news.example.com/"}, "https://news.example.com/#/portal/signup", None),
}
"""Services without one: what is given, the page to which readers are led, and the frame."""
