"""What `funnel.yml` must say of a signup form."""

from __future__ import annotations

import pytest
import yaml

from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.settings.read import parse_settings
from tests.unit.providers.cases import CASES, HOSTED, UUID


def faults(form: dict[str, object]) -> list[str]:
    """Return the messages about a form, less the place."""
    offer = {"kind": "signup", "title": "T", "gives": "g", "form": {"purpose": "send it", **form}}
    text = yaml.safe_dump({"organisation": {"name": "O"}, "offers": {"letter": offer}})
    try:
        parse_settings(text)
    except SettingsError as error:
        return [fault.message for fault in error.faults]
    return []


@pytest.mark.parametrize("name", CASES)
def test_what_each_service_needs_is_enough(name: str) -> None:
    """The forms of the cases have no fault, and without what they need there is one that names it."""
    assert faults({"provider": name, **CASES[name].form}) == []
    for key in CASES[name].form:
        rest = {other: value for other, value in CASES[name].form.items() if other != key}
        (message,) = faults({"provider": name, **rest})
        assert message.startswith(f"offers.letter.form.{key}: is missing; ")
        assert ", such as '" in message


@pytest.mark.parametrize("name", HOSTED)
def test_services_without_a_plain_form(name: str) -> None:
    """They need no more than a name, and take nothing else."""
    given = HOSTED[name][0]
    assert faults({"provider": name, **given}) == []
    messages = faults({"provider": name, **given, "fields": {"tag": "x"}, "name": True})
    assert [m.partition(": ")[0].rpartition(".")[2] for m in messages] == ["fields", "name"]
    (message,) = faults({"provider": name, **given, "purpose": ["a", "b"]})
    assert "takes no field that could tell for which purposes" in message


@pytest.mark.parametrize("bad", ['12"3', "12 3", "abc", "../1"])
def test_an_id_of_other_characters(bad: str) -> None:
    """It is shown, and what is needed is told."""
    (message,) = faults({"provider": "kit", "id": bad})
    assert message == (
        f"offers.letter.form.id: '{bad}' cannot be right; "
        "Kit needs the number of the form in its embed code, such as '123456'"
    )


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("mailchimp", "https://bakery.us1.list-manage.com/subscribe/post?id=2"),
        ("mailchimp", "https://example.com/subscribe/post?u=1&id=2"),
        ("mailchimp", 'https://a.list-manage.com/subscribe/post?u=1&id=2%22"'),
        ("brevo", "https://sibforms.com.evil.example/serve/abc"),
        ("keila", "https://keila.example.com/"),
        ("listmonk", "https://lists.example.com/"),
    ],
)
def test_an_address_of_another_shape(name: str, action: str) -> None:
    """A half of an embed code is noticed before a reader loses an address to it."""
    messages = faults({"provider": name, "action": action, **({"id": UUID} if name == "listmonk" else {})})
    assert len(messages) == 1
    assert messages[0].startswith("offers.letter.form.action: ")


def test_a_whole_address_makes_an_id_superfluous() -> None:
    """Old embeds and hosts of one's own have others; where the id is sent along, it stays needed."""
    assert faults({"provider": "kit", "action": "https://app.convertkit.com/forms/1/subscriptions"}) == []
    (message,) = faults({"provider": "web3forms", "action": "https://example.com/submit"})
    assert message.startswith("offers.letter.form.id: is missing")


def test_a_second_purpose_must_reach_the_service() -> None:
    """Two services take no field that could tell."""
    for name in CASES:
        messages = faults({"provider": name, **CASES[name].form, "purpose": ["a", "b"]})
        assert bool(messages) == (name in ("listmonk", "lemonsqueezy"))


def test_hidden_fields_do_not_collide_with_the_form() -> None:
    """A second field of the address's name, or of the trap's, would break the form."""
    messages = faults(
        {"provider": "formspree", "id": "a", "fields": {"email": "x", "_gotcha": "x", "_next": "x"}}
    )
    assert len(messages) == 3
    assert faults({"provider": "formspree", "id": "a", "fields": {"_subject": "x"}}) == []


def test_embed_is_for_services_without_a_form() -> None:
    """Where it can do nothing, and where the service has no frame, it is a fault."""
    assert faults({"provider": "substack", "id": "b", "embed": "iframe"}) == []
    assert (
        "no form for a frame"
        in faults({"provider": "ghost", "action": "https://a.example", "embed": "iframe"})[0]
    )
    assert "stands on your own pages" in faults({"provider": "kit", "id": "1", "embed": "link"})[0]
