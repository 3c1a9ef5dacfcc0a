"""All rules in the order of their codes: a new one needs its file, its line here and its cases."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.rules.fn101_dead_end import FN101DeadEnd
from mkdocs_funnel.rules.fn102_loop_without_ask import FN102LoopWithoutAsk
from mkdocs_funnel.rules.fn103_signup_only_end import FN103SignupOnlyEnd
from mkdocs_funnel.rules.fn105_broken_step import FN105BrokenStep
from mkdocs_funnel.rules.fn201_ask_that_never_asks import FN201AskThatNeverAsks
from mkdocs_funnel.rules.fn205_missing_stage import FN205MissingStage
from mkdocs_funnel.rules.fn206_untagged import FN206Untagged
from mkdocs_funnel.rules.fn304_dropped_ask import FN304DroppedAsk
from mkdocs_funnel.rules.fn305_undeclared_ask import FN305UndeclaredAsk
from mkdocs_funnel.rules.fn306_dud_ask import FN306DudAsk
from mkdocs_funnel.rules.fn401_closed_offer import FN401ClosedOffer
from mkdocs_funnel.rules.fn402_unknown_offer import FN402UnknownOffer

if TYPE_CHECKING:
    from mkdocs_funnel.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    FN101DeadEnd,
    FN102LoopWithoutAsk,
    FN103SignupOnlyEnd,
    FN105BrokenStep,
    FN201AskThatNeverAsks,
    FN205MissingStage,
    FN206Untagged,
    FN304DroppedAsk,
    FN305UndeclaredAsk,
    FN306DudAsk,
    FN401ClosedOffer,
    FN402UnknownOffer,
)


def rule(code_or_name: str) -> type[Rule]:
    """Return the rule with this code or name, in any case; FunnelError if there is none."""
    by_key = {key.lower(): found for found in RULES for key in (found.code, found.name)}
    key = code_or_name.strip().lower()
    if key in by_key:
        return by_key[key]
    near = get_close_matches(key, by_key, n=1)
    hint = f" (did you mean {by_key[near[0]].code} {by_key[near[0]].name}?)" if near else ""
    known = ", ".join(f"{found.code} {found.name}" for found in RULES)
    raise FunnelError(f"'{code_or_name}' is not a rule{hint}; the rules are {known}")
