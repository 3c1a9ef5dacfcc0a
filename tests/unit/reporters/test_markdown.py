"""The report as a comment on a pull request."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pyromark

from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.reporters.compare import compare
from mkdocs_funnel.reporters.json import document
from mkdocs_funnel.reporters.markdown import MARK, comment, render

if TYPE_CHECKING:
    from collections.abc import Callable


def changes(old: Any, new: Any) -> str:
    """Return the comment on what has changed from one report to another."""
    found = compare(document(old), document(new))
    return comment(found.new, found)


def test_golden(sample: Any, golden: Callable[[str, str], None]) -> None:
    """The sample looks as it was approved."""
    golden("audit.md", render(sample.REPORT))


def test_golden_changes(sample: Any, golden: Callable[[str, str], None]) -> None:
    """What has changed since a clean site looks as it was approved."""
    golden("changes.md", changes(sample.CLEAN, sample.REPORT))


def test_first_line_is_the_mark(sample: Any) -> None:
    """The comment can be found again."""
    assert render(sample.EMPTY).startswith(f"{MARK}\n### Funnel audit\n")


def test_at_most_twenty_findings(sample: Any) -> None:
    """A long list says how long it is and how much is left out."""
    shown = render(sample.MANY)
    assert "**Findings: 100**" in shown
    assert shown.count("FN101 dead-end") == 20
    assert "- and 80 more\n" in shown


def test_new_findings_come_first(sample: Any) -> None:
    """What this change did stands above what was there before, and takes the room first."""
    old = dataclasses.replace(sample.MANY, findings=sample.MANY.findings[5:])
    shown = changes(old, sample.MANY)
    assert shown.index("**New findings: 5**") < shown.index("**Findings from before: 95**")
    assert shown.index("posts/004.md") < shown.index("**Findings from before") < shown.index("posts/005.md")
    assert "- and 80 more\n" in shown
    assert "**Findings" not in changes(sample.CLEAN, sample.MANY)


def test_findings_that_went_are_counted(sample: Any) -> None:
    """Mended is told apart from excused."""
    excused = tuple(dataclasses.replace(f, excused="Known") for f in sample.MANY.findings[:3])
    new = dataclasses.replace(sample.MANY, findings=(*excused, *sample.MANY.findings[3:90]))
    assert "10 findings gone, 3 excused since.\n" in changes(sample.MANY, new)
    assert "3 findings are excused.\n" in changes(sample.MANY, new)


def test_clean_site_is_told_so(sample: Any) -> None:
    """No list is left empty."""
    shown = render(sample.CLEAN)
    assert "\nNo findings.\n" in shown
    assert "**Findings" not in shown


def test_a_comment_is_never_too_long(sample: Any) -> None:
    """Long messages and remedies leave out findings rather than make a host refuse the comment."""
    remedy = "\n\n".join(["offers:\n  " + "x" * 5000] * 20)
    finding = Finding("FN101", "dead-end", Level.ERROR, "p/" * 9000, "@" * 9000, remedy)
    findings = tuple(dataclasses.replace(finding, subject=str(number)) for number in range(50))
    shown = render(dataclasses.replace(sample.MANY, findings=findings))
    assert len(shown) < 65_536
    assert "**Findings: 50**" in shown


def test_writers_text_does_nothing(sample: Any) -> None:
    """Rendered, no tag, link, picture or heading comes from a writer."""
    text = "<img src=x onerror=alert(1)> [a](javascript:b) @someone \n# h"
    finding = Finding("FN101", "dead-end", Level.ERROR, f"{text}`.md", text, f"{text}\n\n{text}\n```\n{text}")
    report = dataclasses.replace(
        sample.CLEAN,
        site=dataclasses.replace(sample.CLEAN.site, name=text),
        findings=(finding,),
        ends=(dataclasses.replace(sample.ENDS[0], pieces=(text,), path=("index.md", text)),),
    )
    for shown in (render(report), changes(sample.CLEAN, report)):
        html = pyromark.html(shown, options=pyromark.Options.ENABLE_TABLES)
        assert "<img" not in html
        assert "<a" not in html
        assert html.count("<h") == 1
        assert "onerror" in html


def test_remedy_keeps_the_lines_to_paste(sample: Any) -> None:
    """Settings to be pasted are a block of code."""
    finding = Finding(
        "FN305", "undeclared-ask", Level.INFO, "a.md", "Fact", "Declare it:\n\noffers:\n  a: {}\n\nDone."
    )
    shown = render(dataclasses.replace(sample.CLEAN, findings=(finding,)))
    assert "  Declare it:\n\n  ```text\n  offers:\n    a: {}\n  ```\n\n  Done.\n" in shown


def test_file_names_that_are_no_text(sample: Any) -> None:
    """A name with bytes that are no Unicode is shown with a mark instead."""
    finding = Finding("FN101", "dead-end", Level.ERROR, "a\udcff.md", "Fact.", "")
    report = dataclasses.replace(sample.CLEAN, findings=(finding,))
    assert "`a?.md`" in render(report)
    assert json.loads(json.dumps(document(report))) == document(report)


def test_channels_are_told_when_they_are_new(sample: Any) -> None:
    """A comment on a change names the channels that it brings, and no others; text of writers is code."""
    assert "**Channels: 3**" in render(sample.REPORT)
    assert "hannels" not in changes(sample.REPORT, sample.REPORT)
    assert "hannels" not in render(sample.CLEAN)
    later = dataclasses.replace(sample.REPORT.channels[0], url="https://example.com/?utm_source=`<b>`")
    new = dataclasses.replace(sample.REPORT, channels=(later, *sample.REPORT.channels[1:]))
    shown = changes(sample.REPORT, new)
    assert "**New or changed channels: 1**" in shown
    assert "<b>" not in pyromark.html(shown, options=pyromark.Options.ENABLE_TABLES)
