"""Which addresses an offer may have."""

from __future__ import annotations

import pytest

from mkdocs_funnel.settings.addresses import address, form_action, other_address, page


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "HTTPS://example.com/a?b=c#d",
        "http://localhost:8000/a",
        "https://münchen.example.com/ü",
        "mailto:work@example.com?subject=Hello",
        "tel:+1-555-0100",
        "start.md",
        "start.md#install",
        "a b.md".replace(" ", "%20"),
        "folder.v2/start.md",
        "pricing/",
        "pricing/#plans",
    ],
)
def test_allowed(url: str) -> None:
    """Web, mail, telephone, and places on the site."""
    assert address(url) == url


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("javascript:alert(1)", "'javascript:', which is not allowed; use https:"),
        ("JavaScript:alert(1)", "is not allowed"),
        (" javascript:alert(1)", "is not allowed"),
        ("java\tscript:alert(1)", "is not an address"),
        ("\x01javascript:alert(1)", "is not an address"),
        ("data:text/html,x", "is not allowed"),
        ("vbscript:x", "is not allowed"),
        ("file:///etc/passwd", "is not allowed"),
        ("offer:course", "is not allowed"),
        ("//example.com", "must not begin with '/'"),
        ("/pricing/", "must not begin with '/'"),
        ("https:example.com", "is not a whole address"),
        ("https://", "is not a whole address"),
        ("https://[::1", "is not a whole address"),
        ("https://example.com:99999/", "is not a whole address"),
        ("https://example.com/a b", "is not an address"),
        ('https://example.com/"onclick=x', "is not an address"),
        ("https:\\\\example.com", "is not an address"),
        ("mailto:", "is not a mail address"),
        ("mailto:nobody", "is not a mail address"),
        ("tel:call-me", "is not a telephone number"),
        ("example.com/course", "has no scheme; write 'https://example.com/course'"),
        ("../start.md", "leads out of the content folder"),
        ("start", "is not an address"),
        ("#install", "is not an address"),
    ],
)
def test_refused(url: str, why: str) -> None:
    """Everything else is refused, with what would be right."""
    with pytest.raises(ValueError, match=r"^'") as caught:
        address(url)
    assert why in str(caught.value)


def test_star_only_at_the_end_of_other_addresses() -> None:
    """A `*` means a prefix, and an own address has none."""
    assert other_address("https://example.com/*") == "https://example.com/*"
    with pytest.raises(ValueError, match="before its end"):
        other_address("https://*.example.com/")
    with pytest.raises(ValueError, match="before its end"):
        other_address("https://example.com/**")
    with pytest.raises(ValueError, match="is not allowed"):
        other_address("javascript:*")


@pytest.mark.parametrize(
    "url", ["https://example.com/c?id=*", "https://example.com/c?*", "https://example.com/c#*"]
)
def test_no_star_after_a_query(url: str) -> None:
    """A prefix is one of the path; a query in full is fine, and so is the prefix of a path."""
    with pytest.raises(ValueError, match="holds a '\\*' after a query or a fragment"):
        other_address(url)
    assert other_address("https://example.com/c?id=1") == "https://example.com/c?id=1"
    assert other_address("https://example.com/c*") == "https://example.com/c*"


def test_form_action() -> None:
    """A form posts to the web or to the site itself."""
    assert form_action("https://example.com/subscribe") == "https://example.com/subscribe"
    assert form_action("/thanks/") == "/thanks/"
    for wrong in ("//example.com", "mailto:a@example.com", "javascript:x", "/a b/"):
        with pytest.raises(ValueError, match=r"^'"):
            form_action(wrong)


def test_pages_are_kept_in_one_spelling() -> None:
    """Other rooms compare source paths as texts."""
    assert page("./posts//a.md") == "posts/a.md"
    assert page("my page.md") == "my page.md"
    for wrong in ("/a.md", "a.md#b", "a/../../b.md", "c:\\a.md", "https://example.com", "posts/*.md", "."):
        with pytest.raises(ValueError, match=r"^'"):
            page(wrong)
