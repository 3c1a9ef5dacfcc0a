"""Checks of single values: each returns the value as the records hold it, or raises ValueError."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_funnel.model.role import Role
from mkdocs_funnel.settings.rule_codes import RULE_CODES, rule_code
from mkdocs_funnel.settings.wording import described, nearest, one_of, quoted

if TYPE_CHECKING:
    from enum import StrEnum

    Choice = TypeVar("Choice", bound=StrEnum)
    Value = TypeVar("Value")

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UTM = re.compile("[a-z0-9_-]{1,150}")


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


def utm_word(value: object) -> str:
    """Return a value that no service drops or splits: what checkouts silently refuse is not allowed."""
    word = text(value)
    if not _UTM.fullmatch(word):
        raise ValueError(f"{quoted(word)} cannot stand here; use at most 150 of a to z, 0 to 9, '-' and '_'")
    return word


def switch(value: object) -> bool:
    """Return yes or no."""
    if not isinstance(value, bool):
        raise ValueError(one_of(value, ("true", "false")))
    return value


def count(value: object) -> int:
    """Return a whole number of at least 1."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{described(value)} is not a whole number of 1 or more")
    return value


def share(value: object) -> float:
    """Return a share between 0 and 1."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ValueError(f"{described(value)} is not a number between 0 and 1")
    return float(value)


def as_list(value: object) -> list[Any]:
    """Return a list; a single value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def filled(value: Value) -> Value:
    """Return a value that is not empty, such as a list with something in it."""
    if not value:
        raise ValueError("the list is empty")
    return value
