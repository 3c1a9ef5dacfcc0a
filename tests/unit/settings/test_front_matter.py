"""`funnel:` in front matter, in its three shapes, read alike by everybody who reads front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from mkdocs_funnel.model.piece import FunnelMeta
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.settings import front_matter_lines, parse_front_matter
from mkdocs_funnel.settings.front_block import funnel_document, funnel_lines

if TYPE_CHECKING:
    from pathlib import Path

MAPPING = """\
---
title: A
funnel:
  role: [nurture, lead]
  offer: course   # the offer
  next: ../b.md
  next_step: no
  ignore:
    FN204: a page for ads
    dead-end: a personal page
tags: [x]
---
Text
"""
FILES = {
    "scalar": ("---\nfunnel: nurture\n---\nText\n", (Role.NURTURE,), 2, 3),
    "quoted": ("---\ntitle: a\nfunnel : 'ask'\n---\nText\n", (Role.ASK,), 3, 4),
    "flow list": ("---\ntitle: A\nfunnel: [lead, nurture]\n---\n\nText\n", (Role.LEAD, Role.NURTURE), 3, 4),
    "block list": ("---\nfunnel:\n- lead\n- ask\ntitle: A\n---\nText\n", (Role.LEAD, Role.ASK), 2, 6),
    "mapping": (MAPPING, (Role.NURTURE, Role.LEAD), 4, 12),
    "windows": (MAPPING.replace("\n", "\r\n"), (Role.NURTURE, Role.LEAD), 4, 12),
    "byte order mark": ("\ufeff---\nfunnel: lead\n---\nText\n", (Role.LEAD,), 2, 3),
    "none": ("---\nfunnel: none\n---\nText\n", (Role.NONE,), 2, 3),
    "anchor": ("---\na: &r [lead]\nfunnel: {role: *r}\n---\nText\n", (Role.LEAD,), 3, 4),
    "rule in the text": ("---\nfunnel: lead\n---\nOne\n\n---\n\nTwo\n", (Role.LEAD,), 2, 3),
    "nothing of ours": ("---\ntitle: funnel\n---\nfunnel: lead\n", (), None, 3),
    "no front matter": ("Text\n\n---\nfunnel: lead\n---\n", (), None, 0),
    "rule first": ("---\n\nText\n\n---\nfunnel: lead\n", (), None, 0),
    "heading first": ("---\nHeading\n---\nText\n", (), None, 0),
    "no text": ("---\nfunnel: lead\n---\n", (Role.LEAD,), 2, 3),
}


@pytest.mark.parametrize("name", FILES)
def test_everybody_reads_the_same(name: str, tmp_path: Path) -> None:
    """MkDocs, python-frontmatter and we agree on roles and lines in the same file."""
    source, roles, line, lines = FILES[name]
    file = tmp_path / "a.md"
    file.write_bytes(source.encode())
    text, by_mkdocs = get_data(file.read_text("utf-8-sig"))
    by_frontmatter = frontmatter.loads(file.read_text("utf-8-sig")).metadata
    assert by_mkdocs == by_frontmatter

    meta, faults = parse_front_matter(by_mkdocs, source, "a.md")
    assert faults == ()
    assert meta.roles == roles
    assert meta.lines.get("role") == line
    assert front_matter_lines(source) == lines
    plain = source.removeprefix("\ufeff").replace("\r\n", "\n")
    assert "".join(plain.splitlines(keepends=True)[lines:]).lstrip("\n") == text


def test_mapping_carries_every_field_and_its_line() -> None:
    """All fields are taken, rules by their codes, and each has a line."""
    meta, faults = parse_front_matter(get_data(MAPPING)[1], MAPPING, "a.md")
    assert faults == ()
    assert meta == FunnelMeta(
        roles=(Role.NURTURE, Role.LEAD),
        offer="course",
        next="../b.md",
        next_step=False,
        ignore={"FN204": "a page for ads", "FN101": "a personal page"},
        lines={
            "role": 4,
            "offer": 5,
            "next": 6,
            "next_step": 7,
            "ignore": 8,
            "ignore.FN204": 9,
            "ignore.FN101": 10,
        },
    )


def test_dots_end_front_matter_as_in_mkdocs() -> None:
    """A line of three dots ends the block too."""
    source = "---\nfunnel: lead\n...\nText\n"
    assert get_data(source)[0] == "Text\n"
    assert front_matter_lines(source) == 3


def test_without_the_field_nothing_is_said() -> None:
    """A page that says nothing has no roles of its own."""
    assert parse_front_matter({"title": "A"}, "---\n[broken\n---\n", "a.md") == (FunnelMeta(), ())


def test_meta_from_elsewhere_has_no_lines() -> None:
    """Hooks and `.meta.yml` files may set what the source does not hold."""
    meta, faults = parse_front_matter({"funnel": {"role": "lead"}}, "Text\n", "a.md")
    assert (meta.roles, meta.lines, faults) == ((Role.LEAD,), {}, ())
    _, (fault,) = parse_front_matter({"funnel": "leed"}, "Text\n", "a.md")
    assert (fault.file, fault.line) == ("a.md", None)


def test_unknown_offers_are_left_to_a_rule() -> None:
    """Whether the offer exists is a finding with file and line, not a fault."""
    meta, faults = parse_front_matter({"funnel": {"offer": "nothing"}}, "", "a.md", offers=("course",))
    assert (meta.offer, faults) == ("nothing", ())


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        ("leed", (3, 9), "funnel: 'leed' is not one of lead, nurture, ask, none (did you mean 'lead'?)"),
        ("course", (3, 9), "funnel: 'course' is an offer, not a role; name it under 'offer:'"),
        ("", (3, 1), "funnel: an empty value is not one of lead, nurture, ask, none"),
        ("3", (3, 9), "funnel: '3' (a number) is not one of"),
        ("[]", (3, 9), "funnel: the list of roles is empty"),
        ("[none, lead]", (3, 9), "'none' puts a piece outside the funnel"),
        ("{rolle: lead}", (3, 10), "funnel.rolle: 'rolle' is not a known key (did you mean 'role'?)"),
        ("{offer: [a]}", (3, 17), "funnel.offer: a text is needed, not a list"),
        ("{next: 'javascript:x'}", (3, 16), "funnel.next: 'javascript:x' is not a page of this site"),
        ("{next: ' '}", (3, 16), "funnel.next: the text is blank"),
        ("{next_step: ask}", (3, 21), "funnel.next_step: 'ask' is not one of true, false"),
        (
            "{ignore: [FN204]}",
            (3, 18),
            "funnel.ignore: a rule is ignored for a reason; write {FN204: why}, not a l",
        ),
        ("{ignore: FN204}", (3, 18), "funnel.ignore: a rule is ignored for a reason"),
        (
            "{ignore: {FN204: ' '}}",
            (3, 26),
            "funnel.ignore.FN204: the rule is ignored for a reason, and the text is",
        ),
        (
            "{ignore: {FN204: }}",
            (3, 19),
            "the rule is ignored for a reason, and a text is needed, not an empty",
        ),
        (
            "{ignore: {orfan: x}}",
            (3, 19),
            "funnel.ignore.orfan: 'orfan' is not a rule (did you mean 'orphan'?)",
        ),
    ],
)
def test_wrong_shapes_are_faults(written: str, place: tuple[int, int], message: str) -> None:
    """Each mistake is one fault at its line and column, in the file as a whole."""
    source = f"---\ntitle: A\nfunnel: {written}\n---\nText\n"
    _, (fault,) = parse_front_matter(get_data(source)[1], source, "posts/a.md", offers=("course",))
    assert message in fault.message
    assert (fault.file, fault.line) == ("posts/a.md", 3)
    assert fault.excerpt == f"funnel: {written}".rstrip() or fault.excerpt == f"funnel: {written}"
    if written and "FN204: }" not in written:
        assert (fault.line, fault.column) == place


def test_valid_fields_survive_beside_faults() -> None:
    """All faults are told at once, and what is right is kept."""
    source = "---\nfunnel:\n  role: leed\n  offer: course\n  nxt: b.md\n---\n"
    meta, faults = parse_front_matter(get_data(source)[1], source, "a.md")
    assert (meta.roles, meta.offer) == ((), "course")
    assert [(fault.line, fault.column) for fault in faults] == [(3, 9), (5, 3)]


KEYS = ("role", "offer", "next", "next_step", "ignore", "other")
VALUES = (
    *(
        "ask",
        "lead",
        "[lead, nurture]",
        "[]",
        "no",
        "../b.md",
        "a  b",
        "-",
        "- x",
        "[a",
        "a]",
        "'x'",
        "",
        " ",
    ),
    *("{FN204: why}", "&a x", "*a", "|", ">", "x # why", "x: y", "a\n   b", "\n  - lead", "?", "\tx"),
)
ENTRY = st.tuples(st.sampled_from(["  ", "   ", " "]), st.sampled_from(KEYS), st.sampled_from(VALUES))


@given(
    st.lists(ENTRY, min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "# why\n", "tags: [x]\n"]),
)
def test_lines_found_without_a_parser_are_those_that_it_finds(
    entries: list[tuple[str, str, str]], newline: str, after: str
) -> None:
    """What is read off the text is never wrong; where it could be, the parser is asked."""
    shown = "".join(f"{indent}{key}: {value}\n" for indent, key, value in entries)
    source = f"---\ntitle: A\nfunnel:\n{shown}{after}---\nText\n".replace("\n", newline)
    fields = {key for _, key, _ in entries}
    found = funnel_lines(source, fields, mapping=True)
    document = funnel_document(source, "a.md")
    if found is not None:
        assert document is not None
        assert found == {key: document.line("funnel", key) for key in fields}


@given(
    st.sampled_from(
        ["role: [lead, ask]", "role: lead, next: b.md", "role: [lead, offer: x", "role: {a: b}", ""]
    )
)
def test_a_mapping_on_one_line_is_on_that_line(inner: str) -> None:
    """A list in it stays on the line too."""
    source = f"---\ntitle: A\nfunnel: {{{inner}}}\n---\n"
    found = funnel_lines(source, ["role"], mapping=True)
    assert found == (None if "a: b" in inner else {"role": 3})


def test_block_mappings_need_no_parser() -> None:
    """The usual ones, so that the way is taken at all."""
    source = "---\nfunnel:\n  role: [lead, nurture]\n  offer: course\n\ntitle: A\n---\n"
    assert funnel_lines(source, ["offer", "role"], mapping=True) == {"role": 3, "offer": 4}
    assert funnel_lines(source, ["role"], mapping=True) is None
    assert funnel_lines(source, ["offer", "role", "next"], mapping=True) is None
