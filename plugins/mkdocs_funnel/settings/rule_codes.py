"""The rules that settings may name: what can be set is known before any rule is loaded."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_funnel.model.finding import Level

if TYPE_CHECKING:
    from collections.abc import Mapping


class OptionType(StrEnum):
    """What an option of a rule takes."""

    COUNT = "count"
    """A whole number, at least 1."""

    GLOBS = "globs"
    """A pattern, or a list of them."""

    SHARES = "shares"
    """A mapping of roles to shares between 0 and 1."""


class RuleOption(NamedTuple):
    """One thing about a rule that can be set."""

    kind: OptionType
    meaning: str


class RuleCode(NamedTuple):
    """One rule as the settings see it."""

    code: str
    name: str
    level: Level
    """The level that it has unless the settings say otherwise."""

    options: Mapping[str, RuleOption]
    """What can be set besides the level."""


def _count(meaning: str) -> RuleOption:
    return RuleOption(OptionType.COUNT, meaning)


_ERROR, _WARNING, _INFO, _OFF = Level.ERROR, Level.WARNING, Level.INFO, Level.OFF

RULE_CODES: tuple[RuleCode, ...] = (
    RuleCode("FN101", "dead-end", _ERROR, {}),
    RuleCode("FN102", "loop-without-ask", _ERROR, {}),
    RuleCode("FN103", "signup-only-end", _ERROR, {}),
    RuleCode("FN104", "far-ask", _WARNING, {"max_clicks": _count("Clicks to an ask that are still near.")}),
    RuleCode(
        "FN105",
        "broken-step",
        _ERROR,
        {"ignore_targets": RuleOption(OptionType.GLOBS, "Targets that are never reported.")},
    ),
    RuleCode("FN106", "missing-step-link", _ERROR, {}),
    RuleCode("FN201", "ask-that-never-asks", _ERROR, {}),
    RuleCode("FN202", "unprimed-ask", _WARNING, {}),
    RuleCode("FN203", "unreached-ask", _WARNING, {}),
    RuleCode("FN204", "orphan", _WARNING, {}),
    RuleCode("FN205", "missing-stage", _ERROR, {}),
    RuleCode("FN206", "untagged", _INFO, {}),
    RuleCode("FN207", "no-way-back", _WARNING, {}),
    RuleCode("FN208", "thin-nurture", _INFO, {"min": _count("Nurture pieces that a sale needs.")}),
    RuleCode("FN301", "vague-ask", _WARNING, {}),
    RuleCode("FN302", "competing-asks", _WARNING, {}),
    RuleCode("FN303", "late-ask", _WARNING, {}),
    RuleCode("FN304", "dropped-ask", _ERROR, {}),
    RuleCode("FN305", "undeclared-ask", _INFO, {}),
    RuleCode("FN306", "dud-ask", _ERROR, {}),
    RuleCode("FN401", "closed-offer", _ERROR, {}),
    RuleCode("FN402", "unknown-offer", _ERROR, {}),
    RuleCode("FN403", "unused-offer", _WARNING, {}),
    RuleCode("FN404", "empty-promise", _WARNING, {}),
    RuleCode("FN501", "ask-drought", _WARNING, {"max_gap": _count("Days between asks that are still fine.")}),
    RuleCode(
        "FN502",
        "lopsided-mix",
        _OFF,
        {
            "targets": RuleOption(OptionType.SHARES, "The shares of pieces by role that you aim at."),
            "window": _count("Days that the shares are counted over."),
        },
    ),
    RuleCode("FN901", "unused-exception", _WARNING, {}),
)

RULE_NAMES: dict[str, str] = {rule.name: rule.code for rule in RULE_CODES}
"""Name to code."""

_CODES = frozenset(rule.code for rule in RULE_CODES)


def rule_code(code_or_name: str) -> str | None:
    """Return the code of the rule that is called so, None if there is none."""
    return code_or_name if code_or_name in _CODES else RULE_NAMES.get(code_or_name)
