"""Everything that is wrong is said at once, each at its place, with what is allowed."""

from __future__ import annotations

import pytest

from mkdocs_funnel.errors import SettingsError
from mkdocs_funnel.settings import parse_settings

SALE = "offers: {a: {kind: sale, title: A, url: start.md, %s}}"
SIGNUP = "offers: {a: {kind: signup, title: A, url: start.md, %s}}"
FORM = "organisation: {name: O}\n" + SIGNUP % "form: {purpose: write to you, %s}"


def said(text: str) -> list[str]:
    """Return the first line of each fault in `text`."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return [str(fault).splitlines()[0] for fault in caught.value.faults]


def test_all_faults_are_said_in_the_order_of_the_file() -> None:
    """Faults of shape and faults between parts come together, with line, column, line and caret."""
    text = """\
offers:
  rag-course:
    kind: sale
    via: enrol
    title: RAG
    url: javascript:alert(1)
    instead: rag-mial
  rag-mail:
    kind: signup
    titel: Mail
paths:
  rag: {steps: ["offer:rag-corse"]}
"""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert str(caught.value).startswith("7 faults in the funnel's settings:\n")
    places = [(fault.line, fault.column, fault.message.partition(":")[0]) for fault in caught.value.faults]
    assert places == [
        (4, 10, "offers.rag-course.via"),
        (6, 10, "offers.rag-course.url"),
        (7, 14, "offers.rag-course.instead"),
        (8, 3, "offers.rag-mail.title"),
        (8, 3, "offers.rag-mail.url"),
        (10, 5, "offers.rag-mail.titel"),
        (12, 17, "paths.rag.steps[0]"),
    ]
    assert str(caught.value.faults[0]) == (
        "funnel.yml:4:10: offers.rag-course.via: 'enrol' is not one of checkout, booking, contact, enroll, "
        "event, sponsor, start (did you mean 'enroll'?)\n"
        "    4 |     via: enrol\n"
        "                 ^"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # shapes
        ("- a\n", "the file must be a mapping with keys such as 'offers:', not a list"),
        (
            "offres: {}\n",
            "offres: 'offres' is not a known key (did you mean 'offers'?); known here: offers, roles",
        ),
        ("offers: []", "offers: a mapping of keys to values is needed, not a list"),
        ("roles: {}", "roles: a list is needed, not a mapping"),
        ("offers: {a: yes}", "offers.a: a mapping of keys to values is needed, not 'true' (yes or no)"),
        ("entries: {listed: maybe}", "entries.listed: 'maybe' is not one of true, false"),
        # offers
        (
            "offers: {Rag Course: {kind: sale, title: A, url: a.md}}",
            "offers.Rag Course: 'Rag Course' cannot be a na",
        ),
        (
            "offers: {a: {kind: sale, title: A}}",
            "offers.a.url: is missing; a sale must say where the yes happens",
        ),
        (
            "offers: {a: {kind: signup, title: A}}",
            "a signup must say where the address goes: 'url' or 'form'",
        ),
        ("offers: {a: {kind: sale, url: a.md}}", "offers.a.title: is missing"),
        ("offers: {a: {kind: sales, title: A}}", "'sales' is not one of signup, sale (did you mean 'sale'?)"),
        (
            "offers: {a: {kind: sale, title: 2025, url: a.md}}",
            "a text is needed, not '2025' (a number); put it in q",
        ),
        (f"offers: {{a: {{kind: sale, title: {'x' * 301}, url: a.md}}}}", "has 301 characters; at most 300"),
        (SALE % "label: ' '", "offers.a.label: the text is blank"),
        (
            SALE % "gives: x",
            "'gives' says what a reader gets in return for an address, so it belongs to a signup",
        ),
        (SALE % "then: b.md", "so it belongs to a signup, and this is a sale"),
        (SALE % "form: {provider: kit}", "'form' takes addresses, so it belongs to a signup"),
        (
            SIGNUP % "via: start",
            "'via' says how a reader buys, so it belongs to a sale, and this is a signup",
        ),
        (SIGNUP % "price: {amount: 1, currency: EUR}", "'price' is what a sale costs"),
        (FORM % "provider: kitt", "(did you mean 'kit'?)"),
        (
            FORM % "provider: kit, id: 0123",
            "offers.a.form.id: a text is needed, not '83' (a number)",
        ),
        (FORM % "provider: kit, action: 'mailto:a@example.com'", "is not where a form can post to"),
        (
            FORM.replace("purpose: write to you, ", "") % "provider: kit, id: '1'",
            "offers.a.form.purpose: is missing",
        ),
        (
            SIGNUP % "form: {provider: kit, id: '1', purpose: write to you}",
            "offers.a.form: needs 'organisation: {name: ...}' at the top of the file",
        ),
        ("header: a\n" + SALE.replace("{a:", "{b:") % "label: x", "header: 'a' is not a declared offer"),
        ("analytics: [plausible, plausable]", "(did you mean 'plausible'?)"),
        ("utm: {source: My Site}", "'My Site' cannot stand here"),
        (
            "organisation: {name: O, privacy: 'javascript:x'}",
            "organisation.privacy: 'javascript:x' is not a page",
        ),
        (SIGNUP % "then: 'sequence:No Id'", "offers.a.then: 'No Id' cannot be a name"),
        (SALE % "price: {amount: lots, currency: EUR}", "'lots' is not an amount"),
        (SALE % "price: {amount: -1, currency: EUR}", "'-1' is not an amount; it must be 0 or more"),
        (SALE % "price: {amount: 1, currency: euro}", "'euro' is not a currency"),
        (SALE % "opens: tomorrow", "'tomorrow' is not a day; write it as YYYY-MM-DD"),
        (SALE % "opens: 2025-02-30", "offers.a.opens: '2025-02-30' reads as a date and is none"),
        (SALE % "opens: '2025-02-30'", "'2025-02-30' is not a day of the calendar"),
        (SALE % "opens: 2025-01-01T10:00:00", "(a time) is not a day"),
        (
            SALE % "opens: 2025-05-02, closes: 2025-05-01",
            "'2025-05-01' is before the offer opens, on '2025-05-02'",
        ),
        (SALE % "instead: a", "offers.a.instead: 'a' is this offer itself"),
        (SALE % "instead: bb", "'bb' is neither a declared offer nor a page such as 'start.md'"),
        (
            SALE % "for: everything",
            "'all' or a mapping of tags, categories, paths is needed, not 'everything'",
        ),
        (SALE % "for: {}", "offers.a.for: the mapping is empty"),
        (SALE % "for: {tag: [x]}", "offers.a.for.tag: 'tag' is not a known key (did you mean 'tags'?)"),
        (
            SALE % "page: https://example.com",
            "offers.a.page: 'https://example.com' is not a page of this site",
        ),
        (SALE % "page: ../x.md", "'../x.md' leads out of the content folder"),
        (SALE % "label: ", "offers.a.label: the value is empty; fill it in, or leave the line out"),
        # roles, channels, paths
        ("roles: [{paths: [], role: lead}]", "roles[0].paths: the list is empty"),
        (
            "roles: [{paths: a.md, role: leed}]",
            "roles[0].role: 'leed' is not one of lead, nurture, ask, none (did",
        ),
        ("roles: [{paths: a.md, role: [none, lead]}]", "'none' puts a piece outside the funnel"),
        ("roles: [{role: ask}]", "funnel.yml:1:9: roles[0].paths: is missing"),
        ("roles: [{paths: '../*', role: ask}]", "'../*' is not a pattern over paths"),
        (
            "channels: {p: {kind: podcast, landing: a.md}}",
            "'podcast' is not one of networking, speaking, guesting",
        ),
        ("channels: {p: {kind: ads}}", "channels.p.landing: is missing"),
        ("channels: {p: {kind: ads, landing: a.md, utm: {sauce: x}}}", "(did you mean 'source'?)"),
        ("channels: {p: {kind: ads, landing: a.md, short: A B}}", "channels.p.short: 'A B' cannot be a name"),
        (
            "channels: {p: {kind: ads, landing: a.md, short: x}, q: {kind: ads, landing: a.md, short: x}}",
            "channels.q.short: 'x' is already the short address of 'p'",
        ),
        ("paths: {p: {steps: []}}", "paths.p.steps: the list is empty; a path needs steps"),
        ("paths: {p: {steps: [a.md, 'offer:x']}}", "paths.p.steps[1]: 'x' is not a declared offer"),
        # policies
        (
            "next_step: {lead: sign-up}",
            "is not one of signup, ask, next, instead, none (did you mean 'signup'?)",
        ),
        ("next_step: {lead: yes}", "next_step.lead: 'true' (yes or no) is not one of"),
        ("next_step: {none: ask}", "'none' is not a known key; known here: lead, nurture, ask"),
        ("asks: {contact: ask pages}", "(did you mean 'ask pieces'?)"),
        ("asks: {hosts: ['https://example.com']}", "'https://example.com' is not a host name"),
        (
            "asks: {hosts: [{host: example.com, path: '('}]}",
            "asks.hosts[0].path: '(' is not a regular expression",
        ),
        ("asks: {hosts: [3]}", "a host name or a mapping with 'host' is needed, not '3' (a number)"),
        ("sequences: []", "sequences: a mapping of keys to values is needed, not a list"),
        # rules and exceptions
        ("rules: {FN999: off}", "rules.FN999: 'FN999' is not a known key"),
        ("rules: {ded-end: off}", "(did you mean 'dead-end'?)"),
        ("rules: {FN101: fatal}", "rules.FN101: 'fatal' is not one of error, warning, info, off"),
        (
            "rules: {FN101: {max_clicks: 1}}",
            "rules.FN101.max_clicks: 'max_clicks' is not a known key; known here: le",
        ),
        ("rules: {FN104: {max_clicks: three}}", "a whole number is needed, not 'three'"),
        ("rules: {FN104: {max_clicks: yes}}", "a whole number is needed, not 'true' (yes or no)"),
        ("rules: {FN104: {max_clicks: 0}}", "'0' (a number) is too small; it must be 1 or more"),
        ("rules: {FN502: {targets: {lead: 60}}}", "'60' (a number) is too large; it must be 1.0 or less"),
        ("rules: {FN101: off, dead-end: error}", "'dead-end' is FN101, which is set too; keep one of them"),
        ("exceptions: [{rule: FN101, paths: a.md}]", "exceptions[0].reason: is missing"),
        ("exceptions: [{rule: FN101, paths: a.md, reason: ' '}]", "exceptions[0].reason: the text is blank"),
        (
            "exceptions: [{rule: orfan, paths: a.md, reason: x}]",
            "'orfan' is not a rule (did you mean 'orphan'?)",
        ),
        ("exceptions: [{rule: '*', paths: a.md, reason: x, until: soon}]", "'soon' is not a day"),
        # YAML
        (
            "offers: {}\noffers: {}\n",
            "funnel.yml:2:1: offers: the key is given twice; it already stands on line 1",
        ),
        ("offers:\n\ta: 1\n", "funnel.yml:2:1: a tab stands where spaces are needed"),
        ("a: b: c\n", "funnel.yml:1:5: a ':' does not fit here"),
        ("rules: *x\n", "the alias names no anchor"),
        ("a: 1\n---\nb: 2\n", "funnel.yml:2:1: a second document begins here"),
        ("offers: !!python/object:os.system {}\n", "'!!python/object:os.system' is not understood here"),
        ("rules: {404: off}", "rules.404: the key '404' does not read as a text; put it in quotes"),
    ],
)
def test_one_fault_has_one_message(text: str, message: str) -> None:
    """Each kind of mistake gives exactly one fault, in words for a writer."""
    (only,) = said(text)
    assert message in only
    assert "pydantic" not in only
    assert "Value error" not in only


def test_circle_of_three_is_said_once_and_names_the_way() -> None:
    """`instead` may not lead back, over however many offers; what leads into the circle is fine."""
    sale = "{kind: sale, title: A, url: a.md, instead: %s}"
    offers = {"in": "a", "a": "b", "b": "c", "c": "a"}
    text = "offers:\n" + "".join(f"  {name}: {sale % other}\n" for name, other in offers.items())
    assert said(text) == ["funnel.yml:3:49: offers.a.instead: it leads back to itself: a -> b -> c -> a"]


def test_chain_that_ends_is_fine() -> None:
    """A chain of offers that ends in a page is no circle."""
    sale = "{kind: sale, title: A, url: a.md, instead: %s}"
    assert len(parse_settings(f"offers: {{a: {sale % 'b'}, b: {sale % 'c.md'}}}").offers) == 2


def test_faults_inside_a_value_that_was_said_to_be_wrong_are_not_added() -> None:
    """A wrong name hides nothing of what stands under it, a wrong value does."""
    assert len(said("offers: {Big: {kind: sale, title: A}}")) == 2
    assert len(said("offers: {a: []}")) == 1


def test_merged_mappings_are_read_and_their_faults_stand_where_they_are_written() -> None:
    """YAML's `<<` works as in any safe loader: what is written beside it wins."""
    text = "offers:\n  a: &a {kind: sale, title: A, url: a.md}\n  b: {<<: *a, title: B}\n"
    offers = parse_settings(text).offers
    assert (offers["b"].title, offers["b"].url) == ("B", "a.md")
    wrong = text.replace("url: a.md", "url: nowhere")
    assert [line.split(" ")[0:2] for line in said(wrong)] == [
        ["funnel.yml:2:37:", "offers.a.url:"],
        ["funnel.yml:2:37:", "offers.b.url:"],
    ]


def test_long_lines_are_cut_and_carets_stay_true() -> None:
    """A line of thousands of characters is shown up to where it still helps."""
    text = "rules: {FN101: fatal, " + " " * 400 + "FN103: fatal}"
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    near, far = caught.value.faults
    assert near.excerpt is not None
    assert len(near.excerpt) == 161
    assert far.excerpt is None
    assert far.column == 430
