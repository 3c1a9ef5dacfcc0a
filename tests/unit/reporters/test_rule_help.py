"""Pages of rules outside their site."""

from __future__ import annotations

import pytest

from mkdocs_funnel.reporters.rule_help import without_relative_links


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("see [FN201](fn201-ask.md), [the guide](../guide/x.md#y)", "see FN201, the guide"),
        ("over [two\nlines](x.md)", "over two\nlines"),
        ("to [a study](https://example.com/a)", "to [a study](https://example.com/a)"),
        ("`[x](offer:a)` and ``[`y`](z.md)``", "`[x](offer:a)` and ``[`y`](z.md)``"),
        ("```markdown\n[x](y.md)\n```\n[x](y.md)", "```markdown\n[x](y.md)\n```\nx"),
        ("an [x] (y.md)", "an [x] (y.md)"),
    ],
)
def test_only_links_to_pages_go(page: str, shown: str) -> None:
    """Links into the site lose their address; code and the rest of the web stay."""
    assert without_relative_links(page) == shown
