"""Addresses at which nobody can say yes."""

from __future__ import annotations

import pytest

from mkdocs_funnel.reading.duds import dud_reason


@pytest.mark.parametrize(
    ("href", "word"),
    [
        ("https://buy.stripe.com/test_8wM5kD", "test mode"),
        ("https://donate.stripe.com/test_8wM5kD", "test mode"),
        ("https://sandbox-buy.paddle.com/product/1", "sandbox"),
        ("https://www.sandbox.paypal.com/ncp/payment/ABC", "sandbox"),
        ("https://sandbox.polar.sh/checkout/1", "sandbox"),
        ("https://api.sandbox.shop.test/buy", "sandbox"),
        ("https://checkout.stripe.com/c/pay/cs_live_a1", "sessions expire"),
        ("https://buy.stripe.com/REPLACE_ME", "placeholder"),
        ("https://calendly.com/YOUR-NAME", "placeholder"),
        ("https://calendly.com/YOUR_NAME/call", "placeholder"),
        ("https://gumroad.com/l/XXXX", "placeholder"),
        ("https://gumroad.com/l/CHANGEME", "placeholder"),
        ("https://gumroad.com/l/TODO", "placeholder"),
        ("https://gumroad.com/l/<your-product>", "placeholder"),
        ("https://gumroad.com/l/{{ product }}", "placeholder"),
        ("https://gumroad.com/l/%7B%7Bproduct%7D%7D", "placeholder"),
        ("https://gumroad.com/l/a?ref=YOUR_ID", "placeholder"),
        ("https://example.com/buy", "placeholder"),
        ("https://www.example.org", "placeholder"),
        ("http://shop.test/buy", "plain http"),
        ("HTTP://shop.test/buy", "plain http"),
        ("javascript:alert(1)", "`javascript:`"),
        ("JavaScript:void(0)", "`javascript:`"),
        ("java\nscript:alert(1)", "`javascript:`"),
        (" javascript:alert(1)", "`javascript:`"),
        ("data:text/html,x", "`data:`"),
        ("vbscript:x", "`vbscript:`"),
        ("file:///etc/passwd", "`file:`"),
        ("https://[", "cannot be parsed"),
    ],
)
def test_duds(href: str, word: str) -> None:
    """Each kind of dud is told from the others by its reason."""
    reason = dud_reason(href)
    assert reason is not None
    assert word in reason


@pytest.mark.parametrize(
    "href",
    [
        "https://buy.stripe.com/8wM5kDtest_1",
        "https://buy.stripe.com/tested_8wM5kD",
        "https://shop.test/test_1",
        "https://sandboxes.test/buy",
        "https://mysandbox.test/buy",
        "https://stripe.com/checkout",
        "https://calendly.com/your-name",
        "https://shop.test/replace-your-boiler",
        "https://shop.test/l/XXX",
        "https://shop.test/YOURTOWN",
        "https://shop.test/TODOS",
        "https://shop.test/todo",
        "https://myexample.com/buy",
        "https://example.community/buy",
        "https://shop.test/example.com",
        "mailto:me@shop.test",
        "tel:+15550100",
        "sms:+15550100",
        "start/#install",
        "",
        "//shop.test/buy",
    ],
)
def test_near_duds(href: str) -> None:
    """What only resembles a dud is none."""
    assert dud_reason(href) is None
