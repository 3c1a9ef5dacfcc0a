"""Addresses by which people sell, book and sign up."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_funnel.model.offer import OfferKind, Via
from mkdocs_funnel.model.settings import HostRule
from mkdocs_funnel.reading.hosts import HostBook, shipped_hosts

CASES = yaml.safe_load(Path(__file__).with_name("ask_hosts_cases.yml").read_text("utf-8"))


def found(href: str, *own: HostRule) -> str | None:
    """Return the id of the rule that recognises an address."""
    rule = HostBook(own).find(href)
    return rule and rule.id


def test_every_rule_has_a_case() -> None:
    """No rule is shipped without an address that shows it works, and no case is left of one that is gone."""
    ids = [rule.id for rule in shipped_hosts()]
    assert len(ids) == len(set(ids))
    assert sorted(CASES) == sorted(ids)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_recognises_its_address_and_not_the_near_miss(name: str) -> None:
    """No earlier rule takes the address away, and the near miss is not the rule's."""
    case = CASES[name]
    assert found(case["hit"]) == name
    assert found(case["miss"]) != name


@pytest.mark.parametrize("name", [rule.id for rule in shipped_hosts() if rule.host != "*"])
def test_the_host_is_exact(name: str) -> None:
    """A host that only begins or ends like the rule's is another one."""
    scheme, _, rest = CASES[name]["hit"].partition("://")
    host, slash, path = rest.partition("/")
    rule = next(rule for rule in shipped_hosts() if rule.id == name)
    assert found(f"{scheme}://{host}.evil.test{slash}{path}") is None
    if not rule.host.startswith("*."):
        assert found(f"{scheme}://evil-{host.removeprefix('www.')}{slash}{path}") is None


def test_rules_say_what_a_yes_gives() -> None:
    """A signup has no `via`, everything else has one."""
    for rule in shipped_hosts():
        assert (rule.via is None) == (rule.offer_kind is OfferKind.SIGNUP), rule.id
    assert {rule.via for rule in shipped_hosts()} == {None, *Via} - {Via.START}


@pytest.mark.parametrize(
    "href",
    [
        "HTTPS://WWW.Calendly.com/name",
        "//calendly.com/name",
        " https://calendly.com/name ",
        "http://calendly.com:80/name?x=1#y",
    ],
)
def test_spellings_of_an_address(href: str) -> None:
    """Scheme, case, `www.`, port, query and fragment do not hide an address."""
    assert found(href) == "calendly"


@pytest.mark.parametrize(
    "href", ["", "#x", "name", "/name", "mailto:calendly.com/name", "ftp://calendly.com/a", "https://["]
)
def test_what_is_no_web_address(href: str) -> None:
    """Nothing is recognised within the site, or by another scheme."""
    assert found(href) is None


def test_the_sites_own_addresses_come_first() -> None:
    """Even before a rule that is shipped; a rule without a path is for the whole host."""
    own = HostRule(host="Calendly.com", kind="signup", path="^/mine", strength="page")
    rule = HostBook([own]).find("https://calendly.com/mine")
    assert rule is not None
    assert (rule.offer_kind, rule.via, rule.direct) == (OfferKind.SIGNUP, None, False)
    assert found("https://calendly.com/name", own) == "calendly"
    assert found("https://pay.shop.test/any/thing", HostRule(host="pay.shop.test")) == "pay.shop.test"


def test_a_star_stands_for_subdomains_only() -> None:
    """Of any depth; the host itself is not meant."""
    own = HostRule(host="*.shop.test", kind="booking")
    assert found("https://a.shop.test/", own) == "*.shop.test"
    assert found("https://a.b.shop.test/", own) == "*.shop.test"
    assert found("https://shop.test/", own) is None
    assert found("https://ashop.test/", own) is None
