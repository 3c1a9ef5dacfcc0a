"""Takes mappings and lists apart: what is not as it should be raises ValueError, and nothing is worded well.

Whoever needs to know what is wrong, and where, asks the models. A file without a fault never needs them, and
they take longer to make than everything else that is done with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Value = TypeVar("Value")
    Default = TypeVar("Default")
    Record = TypeVar("Record")


class Keys:
    """The keys of one mapping, each of which is taken once."""

    def __init__(self, value: object) -> None:
        self._left = dict(mapping(value))

    def need(self, key: str, check: Callable[[object], Value]) -> Value:
        """Return what stands under `key`, which may not be missing."""
        if key not in self._left:
            raise ValueError(f"{key} is missing")
        return check(self._left.pop(key))

    def take(self, key: str, check: Callable[[object], Value], default: Default) -> Value | Default:
        """Return what stands under `key`, or the default."""
        return check(self._left.pop(key)) if key in self._left else default

    def given(self, **checks: Callable[[object], Value]) -> dict[str, Value]:
        """Return what stands under those of the keys that are there."""
        return {key: check(self._left.pop(key)) for key, check in checks.items() if key in self._left}

    def done(self) -> None:
        """Refuse keys that nothing took."""
        if self._left:
            raise ValueError(f"unknown: {', '.join(self._left)}")


def record(value: object, build: Callable[[Keys], Record]) -> Record:
    """Return what `build` makes of the mapping `value`, each of whose keys it must take."""
    keys = Keys(value)
    made = build(keys)
    keys.done()
    return made


def mapping(value: object) -> dict[str, Any]:
    """Return a mapping."""
    if not isinstance(value, dict):
        raise ValueError("a mapping is needed")
    return value


def items(value: object, check: Callable[[object], Value]) -> tuple[Value, ...]:
    """Return the items of a list."""
    if not isinstance(value, list):
        raise ValueError("a list is needed")
    return tuple(map(check, value))
