"""Plain front matter is read without YAML: only where YAML would read the very same."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
import yaml

from mkdocs_funnel.adapters.source.plain_front import plain_meta

KEYS = ("title", "date", "tags", "on", "a-b", "x1", "null", "true", "_x")
VALUES = (
    *(
        "x",
        "A b c",
        "true",
        "yes",
        "No",
        "null",
        "Nobody",
        "y",
        "on",
        "null x",
        "true ",
        "2025-01-02",
        "2025-13-40",
    ),
    *(
        "12",
        "012",
        "0",
        "1_000",
        "1e3",
        "1.5",
        ".inf",
        "0x1f",
        "1:20",
        "2025-1-2",
        "1234567890",
        "a: b",
        "a:b",
    ),
    *(
        "a #b",
        "a#b",
        "'q'",
        "''",
        "'it''s'",
        '"d q"',
        '"a\\n"',
        "[a, b]",
        "[]",
        "[a,,b]",
        "[a, b",
        "[true, 2]",
    ),
    *(
        "{a: 1}",
        "~",
        "-",
        "- a",
        "|",
        ">",
        "&a x",
        "*a",
        "!t x",
        "a'b",
        "a?",
        "?",
        "<<",
        "=",
        "a\tb",
        "a\xa0b",
    ),
    *("Ünder", "it's: b", "\u2028", "\x07", '"\x07"', "a  b", "(x)", "a;b", "5 tips for x", "1 ", "a & b"),
)
LINES = ("", "# c", "---x", "  cont", "  more (x), y", " 12", "\ta: b", "a", "...")


def _line(chance: random.Random) -> str:
    entry = f"{chance.choice(KEYS)}:{chance.choice((' ', '  ', ''))}{chance.choice(VALUES)}"
    shapes = (
        entry,
        entry,
        f"{chance.choice(KEYS)}:{chance.choice(('', ' '))}",
        f"{chance.choice(('', '  ', '    '))}-{chance.choice((' ', '  ', ''))}{chance.choice(VALUES)}",
        f"{chance.choice(('  ', '    '))}{chance.choice(KEYS)}: {chance.choice(VALUES)}",
        chance.choice(LINES),
    )
    return chance.choice(shapes)


def _typed(value: Any) -> Any:
    """Return the value with the types in it: 1 is not True here."""
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    return [_typed(inner) for inner in value] if isinstance(value, list) else (type(value), value)


def test_it_says_what_yaml_says() -> None:
    """Of thousands of blocks, odd ones too, each is left to YAML or read as YAML reads it."""
    chance = random.Random(5)
    read = 0
    for _ in range(12_000):
        block = "".join(f"{_line(chance)}\n" for _ in range(chance.randint(1, 4)))
        meta = plain_meta(block)
        if meta is not None:
            read += 1
            told = {str(key): value for key, value in yaml.load(block, yaml.CSafeLoader).items()}
            assert _typed(meta) == _typed(told), block
    assert read > 300


def test_the_usual_is_plain() -> None:
    """What most pages begin with is read."""
    block = (
        "title: On benches\ndescription: How to build one,\n  and why\ndate: 2025-01-02\ndraft: true\n"
        "tags:\n  - a\n  - b c\nlinks: [x.md, y]\nslug: 'b'\nhide:\n- toc\nmore:\n  created: 2025-01-03\nnone:\n"
    )
    assert plain_meta(block) == {
        "title": "On benches",
        "description": "How to build one, and why",
        "date": dt.date(2025, 1, 2),
        "draft": True,
        "tags": ["a", "b c"],
        "links": ["x.md", "y"],
        "slug": "b",
        "hide": ["toc"],
        "more": {"created": dt.date(2025, 1, 3)},
        "none": None,
    }


@pytest.mark.parametrize(
    "block",
    [
        "a: &x b\n",
        "a: b: c\n",
        "a: b # c\n",
        "a:\n  - b\n    c\n",
        "a:\n  b: c\n   d: e\n",
        "a: |\n  b\n",
        "on: a\n",
    ],
)
def test_the_rest_is_left_to_yaml(block: str) -> None:
    """Anchors, comments, blocks and deeper nesting are not guessed at."""
    assert plain_meta(block) is None
