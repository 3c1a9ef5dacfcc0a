"""The table of rules that settings may name."""

from __future__ import annotations

import re

from mkdocs_funnel.settings.rule_codes import RULE_CODES, RULE_NAMES, rule_code


def test_codes_and_names_are_unique_and_in_order() -> None:
    """A code or a name means one rule."""
    codes = [rule.code for rule in RULE_CODES]
    assert codes == sorted(set(codes))
    assert len(RULE_NAMES) == len(codes)
    assert all(re.fullmatch(r"FN\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in RULE_NAMES)


def test_rule_code() -> None:
    """A rule is found by either."""
    assert (rule_code("FN101"), rule_code("dead-end"), rule_code("FN000")) == ("FN101", "FN101", None)
