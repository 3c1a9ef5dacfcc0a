"""All rules in the order of their codes: a new one needs its file, its line here and its cases."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from mkdocs_funnel.errors import FunnelError
from mkdocs_funnel.rules.fn101_dead_end import FN101DeadEnd
from mkdocs_funnel.rules.fn102_loop_without_ask import FN102LoopWithoutAsk
from mkdocs_funnel.rules.fn103_signup_only_end import FN103SignupOnlyEnd
from mkdocs_funnel.rules.fn104_far_ask import FN104FarAsk
from mkdocs_funnel.rules.fn105_broken_step import FN105BrokenStep
from mkdocs_funnel.rules.fn106_missing_step_link import FN106MissingStepLink
from mkdocs_funnel.rules.fn201_ask_that_never_asks import FN201AskThatNeverAsks
from mkdocs_funnel.rules.fn202_unprimed_ask import FN202UnprimedAsk
from mkdocs_funnel.rules.fn203_unreached_ask import FN203UnreachedAsk
from mkdocs_funnel.rules.fn204_orphan import FN204Orphan
from mkdocs_funnel.rules.fn205_missing_stage import FN205MissingStage
from mkdocs_funnel.rules.fn206_untagged import FN206Untagged
from mkdocs_funnel.rules.fn207_no_way_back import FN207NoWayBack
from mkdocs_funnel.rules.fn208_thin_nurture import FN208ThinNurture
from mkdocs_funnel.rules.fn301_vague_ask import FN301VagueAsk
from mkdocs_funnel.rules.fn302_competing_asks import FN302CompetingAsks
from mkdocs_funnel.rules.fn303_late_ask import FN303LateAsk
from mkdocs_funnel.rules.fn304_dropped_ask import FN304DroppedAsk
from mkdocs_funnel.rules.fn305_undeclared_ask import FN305UndeclaredAsk
from mkdocs_funnel.rules.fn306_dud_ask import FN306DudAsk
from mkdocs_funnel.rules.fn401_closed_offer import FN401ClosedOffer
from mkdocs_funnel.rules.fn402_unknown_offer import FN402UnknownOffer
from mkdocs_funnel.rules.fn403_unused_offer import FN403UnusedOffer
from mkdocs_funnel.rules.fn404_empty_promise import FN404EmptyPromise
from mkdocs_funnel.rules.fn501_ask_drought import FN501AskDrought
from mkdocs_funnel.rules.fn502_lopsided_mix import FN502LopsidedMix
from mkdocs_funnel.rules.fn901_unused_exception import FN901UnusedException

if TYPE_CHECKING:
    from mkdocs_funnel.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    FN101DeadEnd,
    FN102LoopWithoutAsk,
    FN103SignupOnlyEnd,
    FN104FarAsk,
    FN105BrokenStep,
    FN106MissingStepLink,
    FN201AskThatNeverAsks,
    FN202UnprimedAsk,
    FN203UnreachedAsk,
    FN204Orphan,
    FN205MissingStage,
    FN206Untagged,
    FN207NoWayBack,
    FN208ThinNurture,
    FN301VagueAsk,
    FN302CompetingAsks,
    FN303LateAsk,
    FN304DroppedAsk,
    FN305UndeclaredAsk,
    FN306DudAsk,
    FN401ClosedOffer,
    FN402UnknownOffer,
    FN403UnusedOffer,
    FN404EmptyPromise,
    FN501AskDrought,
    FN502LopsidedMix,
    FN901UnusedException,
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
