"""From what stands under `rules:` and `exceptions:` to the records that the other rooms read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.model.finding import Level
from mkdocs_funnel.model.settings import ExceptionEntry, RuleSettings
from mkdocs_funnel.settings import addresses, values
from mkdocs_funnel.settings.keys import items, record
from mkdocs_funnel.settings.rule_codes import RULE_CODES, OptionType

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_funnel.settings.keys import Keys
    from mkdocs_funnel.settings.marks import Document
    from mkdocs_funnel.settings.rule_codes import RuleCode


def rules(keys: Keys) -> dict[str, RuleSettings]:
    """Return what is set for rules, by their codes; raises ValueError."""
    found: dict[str, RuleSettings] = {}
    for rule in RULE_CODES:
        check = partial(_rule, rule)
        by_name = keys.take(rule.name, check, None)
        entry = keys.take(rule.code, check, by_name)
        if entry is not None:
            found[rule.code] = entry
    return found


def _rule(rule: RuleCode, value: object) -> RuleSettings:
    entry = value if isinstance(value, dict) else {"level": value}
    return record(entry, partial(_rule_settings, rule))


def _rule_settings(rule: RuleCode, keys: Keys) -> RuleSettings:
    level = keys.take("level", partial(values.pick_or_false, Level, Level.OFF), None)
    return RuleSettings(
        level, keys.given(**{name: _OPTIONS[rule.options[name].kind] for name in rule.options})
    )


def _shares(keys: Keys) -> dict[str, float]:
    return keys.given(lead=values.share, nurture=values.share, ask=values.share)


_OPTIONS: dict[OptionType, Callable[[object], Any]] = {
    OptionType.COUNT: values.count,
    OptionType.GLOBS: lambda value: list(addresses.globs(value)),
    OptionType.SHARES: partial(record, build=_shares),
}


def exceptions(document: Document, value: object) -> tuple[ExceptionEntry, ...]:
    """Return the exceptions with their lines; raises ValueError."""
    entries = items(value, lambda entry: entry)
    return tuple(
        record(entry, partial(_exception, document.line("exceptions", index)))
        for index, entry in enumerate(entries)
    )


def _exception(line: int | None, keys: Keys) -> ExceptionEntry:
    return ExceptionEntry(
        rule=keys.need("rule", values.rule_or_any),
        paths=keys.need("paths", addresses.globs),
        reason=keys.need("reason", values.text),
        until=keys.take("until", values.day, None),
        line=line,
    )
