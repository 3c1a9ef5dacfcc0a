"""How faults are shown."""

from __future__ import annotations

import pytest

from mkdocs_funnel.errors import Fault, SettingsError


@pytest.mark.parametrize(
    ("fault", "shown"),
    [
        (Fault("f.yml", "no"), "f.yml: no"),
        (Fault("f.yml", "no", 3), "f.yml:3: no"),
        (Fault("f.yml", "no", 3, 7), "f.yml:3:7: no"),
        (Fault("f.yml", "no", None, None, "text"), "f.yml: no"),
        (Fault("f.yml", "no", 3, None, "via: x"), "f.yml:3: no\n    3 | via: x"),
        (Fault("f.yml", "no", 3, 1, "via: x"), "f.yml:3:1: no\n    3 | via: x\n        ^"),
        (Fault("f.yml", "no", 14, 6, "via: x"), "f.yml:14:6: no\n    14 | via: x\n              ^"),
    ],
)
def test_a_fault(fault: Fault, shown: str) -> None:
    """File, line and column as far as they are known, and a caret under the place."""
    assert str(fault) == shown


def test_the_caret_stands_under_the_column() -> None:
    """Whatever the width of the line's number."""
    for line in (1, 99, 1000):
        _, excerpt, caret = str(Fault("f.yml", "no", line, 5, "via: X")).splitlines()
        assert excerpt[caret.index("^")] == " "
        assert excerpt[caret.index("^") + 1] == "X"


def test_all_faults_are_in_one_error() -> None:
    """Counted, in order."""
    one, two = Fault("f.yml", "no", 1), Fault("f.yml", "not", 2)
    assert str(SettingsError((one,))) == "1 fault in the funnel's settings:\nf.yml:1: no"
    error = SettingsError((one, two))
    assert error.faults == (one, two)
    assert str(error).splitlines()[0] == "2 faults in the funnel's settings:"
    assert str(error).splitlines()[1:] == ["f.yml:1: no", "f.yml:2: not"]
