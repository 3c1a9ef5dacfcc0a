"""Whatever stands in the file, it gives settings or a SettingsError, soon."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.settings import parse_front_matter, parse_settings, read_settings

EXAMPLE = (Path(__file__).parent / "example.yml").read_text("utf-8")
_NINE = "[" + ", ".join(["*{}"] * 9) + "]"
BOMB = "a: &a [x]\n" + "".join(
    f"{name}: &{name} {_NINE.replace('{}', before)}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
CHAIN = "k0: &k0 [x]\n" + "".join(f"k{i}: &k{i} [*k{i - 1}]\n" for i in range(1, 2000))
BITS = [
    *(
        "\t",
        "\0",
        "\x07",
        "\x85",
        "\ud800",
        "\ufeff",
        "\u2028",
        "é",
        "\n",
        "\r",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
    ),
    *(
        "'",
        '"',
        "|",
        ">",
        "~",
        "{",
        "}",
        "[",
        "]",
        "- ",
        "? ",
        ": ",
        "*a",
        "&a ",
        "<<: *a",
        "!!python/none ",
        "=",
    ),
    *(
        "!!binary x",
        "!!set {}",
        "!!timestamp x",
        "!!int ''",
        "!!float a",
        "!!bool x",
        "2020-13-45",
        "1e999",
        ".inf",
    ),
]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: \0", "U+0000 is not allowed"),
        ("a: \ud800", "U+D800 is not allowed"),
        ("[" * 100_000, "nested more than 30 deep"),
        ("{a: " * 10_000, "nested more than 30 deep"),
        ("- " * 100_000, "nested more than 30 deep"),
        ("a: &a [*a]", "an alias leads back to the value that holds it"),
        ("a: &a {<<: *a}", "an alias leads back to the value that holds it"),
        ("offers: &a {x: *a}", "an alias leads back to the value that holds it"),
        (BOMB, "aliases repeat too many values"),
        (CHAIN, "nested more than 30 deep"),
        ("rules: {FN104: {max_clicks: " + "9" * 5000 + "}}", "reads as a number and is none"),
        ("rules: {FN104: {max_clicks: !!int ''}}", "reads as a number and is none"),
        ("entries: {listed: !!bool perhaps}", "reads as a number and is none"),
        ("? [a]\n: b\n", "a key must be a text, not a list or a mapping"),
        ("offers: {<<: 3}", "'<<' takes a mapping, or a list of mappings"),
    ],
)
def test_hostile_yaml_is_a_fault(text: str, message: str) -> None:
    """Control characters, bombs, loops and endless nesting are refused in words."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "content", [bytes(range(256)), b"\xff\xfea\0:\0", b"\x89PNG\r\n\x1a\n\0\0", b"\x80" * 99]
)
def test_binary_files_are_a_fault(content: bytes, tmp_path: Path) -> None:
    """A picture by the name of the file is refused."""
    file = tmp_path / "funnel.yml"
    file.write_bytes(content)
    with pytest.raises(SettingsError):
        read_settings(file)


def faults(text: str) -> tuple[Fault, ...]:
    """Return what is wrong with `text`; anything but a SettingsError is let through."""
    try:
        parse_settings(text)
    except SettingsError as error:
        str(error)
        return error.faults
    return ()


@pytest.mark.parametrize("seed", range(40))
def test_mangled_examples_never_crash(seed: int) -> None:
    """Random damage to a good file is read, or refused with a line for every fault."""
    chance = random.Random(seed)
    for _ in range(10):
        text = EXAMPLE
        for _ in range(chance.randrange(1, 5)):
            place = chance.randrange(len(text))
            text = text[:place] + chance.choice(BITS) + text[place + chance.choice((0, 1, 6)) :]
        assert all(fault.line for fault in faults(text)), text
        parse_front_matter({"funnel": {"role": text, 3: text}}, f"---\nfunnel: {text}\n---\n", "a.md")
