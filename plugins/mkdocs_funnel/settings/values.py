"""Checks of single values: each returns the value as the records hold it, or raises ValueError."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from mkdocs_funnel.model.role import Role
from mkdocs_funnel.settings.rule_codes import RULE_CODES, rule_code
from mkdocs_funnel.settings.wording import described, nearest, one_of, quoted

if TYPE_CHECKING:
    from enum import StrEnum

    Choice = TypeVar("Choice", bound=StrEnum)

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def text(value: object, longest: int = 1000) -> str:
    """Return a text that says something, without space around it."""
    if not isinstance(value, str):
        hint = "" if value is None or isinstance(value, dict | list) else "; put it in quotes"
        raise ValueError(f"a text is needed, not {described(value)}{hint}")
    if not value.strip():
        raise ValueError("the text is blank")
    if len(value) > longest:
        raise ValueError(f"the text has {len(value)} characters; at most {longest} are allowed")
    return value.strip()


def short_text(value: object) -> str:
    """Return a text that fits on a button or in a heading."""
    return text(value, 300)


def identifier(value: object) -> str:
    """Return a name that can stand in an address and after `offer:`."""
    name = text(value)
    if not _ID.fullmatch(name):
        raise ValueError(
            f"{quoted(name)} cannot be a name; use small letters, digits, '-' and '_', "
            "with a letter or digit first"
        )
    return name


def pick(choices: type[Choice], value: object) -> Choice:
    """Return the member of `choices` that is called `value`."""
    if isinstance(value, str) and value in choices.__members__.values():
        return choices(value)
    raise ValueError(one_of(value, [choice.value for choice in choices]))


def pick_or_false(choices: type[Choice], nothing: Choice, value: object) -> Choice:
    """Return a choice; YAML reads `off` and `no` as false, which means `nothing`."""
    return nothing if value is False else pick(choices, value)


def roles(value: object) -> list[Role]:
    """Return the roles that a name or a list of names stands for, the primary one first."""
    names = value if isinstance(value, list | tuple) else [value]
    if not names:
        raise ValueError("the list of roles is empty; name lead, nurture, ask or none")
    found = list(dict.fromkeys(pick(Role, name) for name in names))
    if Role.NONE in found and len(found) > 1:
        raise ValueError("'none' puts a piece outside the funnel, so it cannot stand beside other roles")
    return found


def day(value: object) -> dt.date:
    """Return a day; a text is read as YYYY-MM-DD."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(f"{quoted(value)} is not a day of the calendar") from None
    raise ValueError(f"{described(value)} is not a day; write it as YYYY-MM-DD")


def amount(value: object) -> Decimal:
    """Return an amount of money in units of its currency."""
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise InvalidOperation
        number = Decimal(str(value).strip())
    except InvalidOperation:
        message = f"{described(value)} is not an amount; write a number such as 1800 or 19.90"
        raise ValueError(message) from None
    if not number.is_finite() or number < 0:
        raise ValueError(f"{quoted(value)} is not an amount; it must be 0 or more")
    return number


def currency(value: object) -> str:
    """Return the three letters of a currency."""
    letters = text(value)
    if not re.fullmatch("[A-Z]{3}", letters):
        raise ValueError(f"{quoted(letters)} is not a currency; write its three capital letters, such as EUR")
    return letters


def rule(value: object) -> str:
    """Return the code of a rule that is named by its code or its name."""
    code = rule_code(text(value))
    if code is None:
        known = [name for entry in RULE_CODES for name in (entry.code, entry.name)]
        raise ValueError(
            f"{quoted(value)} is not a rule{nearest(str(value), known)}; "
            "rules have a code such as FN101 or a name such as dead-end"
        )
    return code


def rule_or_any(value: object) -> str:
    """Return the code of a rule, or `*` for every rule."""
    return "*" if value == "*" else rule(value)


def expression(value: object) -> str:
    """Return a regular expression that can be compiled."""
    pattern = text(value)
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{quoted(pattern)} is not a regular expression: {error}") from None
    return pattern
