"""The reports that every reporter is tried on."""

from __future__ import annotations

import dataclasses
import datetime as dt

from mkdocs_funnel.model.call import Call, CallSource, Evidence
from mkdocs_funnel.model.end import End
from mkdocs_funnel.model.finding import Finding, Level
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import Offer, OfferKind, OfferState, Via
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.report import (
    ChannelUse,
    MonthVolume,
    OfferUse,
    PieceFacts,
    Report,
    SiteFacts,
    Summary,
    Volume,
)
from mkdocs_funnel.model.role import EntryKind, Role, RoleSource
from mkdocs_funnel.model.settings import Channel
from mkdocs_funnel.model.step import NextStep, StepOrigin

LONG = "writing/posts/2024/" + "a-very-long-name-that-an-editor-made-from-a-title-" * 3 + "end.md"

SALE = Offer(
    id="review",
    kind=OfferKind.SALE,
    title="Review of your funnel",
    url="https://example.com/book",
    via=Via.BOOKING,
)
COURSE = Offer(id="course", kind=OfferKind.SALE, title="Course", closes=dt.date(2025, 5, 20))
LETTER = Offer(id="letter", kind=OfferKind.SIGNUP, title="Größe zählt: 文章 [red]", gives="Lessons")
WORKSHOP = Offer(id="workshop", kind=OfferKind.SALE, title="Workshop", opens=dt.date(2026, 1, 1))

BOOK_NOW = Call(
    kind=OfferKind.SALE,
    href="https://example.com/book",
    text="Book a call",
    evidence=Evidence.DECLARED,
    offer="review",
    via=Via.BOOKING,
    line=13,
    position=0.031,
    primary=True,
)
DUD = Call(
    kind=OfferKind.SALE,
    href="http://buy.example.com/test_1",
    text="Buy\x1b[31m now",
    evidence=Evidence.HOST,
    counts=False,
    dud="a test-mode address",
)
JOIN = Call(
    kind=OfferKind.SIGNUP,
    href="https://example.com/letter",
    text="Join 参加",
    evidence=Evidence.MARK,
    source=CallSource.COMPONENT,
    offer="letter",
    line=4,
    position=0.5,
)
STEP = Call(
    kind=OfferKind.SALE,
    href="https://example.com/book",
    text="Book a call",
    evidence=Evidence.MARK,
    source=CallSource.NEXT_STEP,
    offer="review",
    via=Via.BOOKING,
    position=1.0,
)

PIECES = (
    PieceFacts(
        piece=Piece(
            path="404.md",
            url="404.html",
            roles=(Role.NONE,),
            role_source=RoleSource.SETTINGS,
        )
    ),
    PieceFacts(
        piece=Piece(
            path="index.md",
            url="",
            title="[red]Home[/red] \x1b]8;;https://example.com\x07",
            roles=(Role.LEAD, Role.NURTURE),
            role_source=RoleSource.FRONT_MATTER,
        ),
        entry=EntryKind.LEAD,
        reaches_ask=True,
        clicks_to_ask=1,
        path_to_ask=("index.md", "services.md"),
        next_step=NextStep(StepOrigin.PATH, piece="posts/größe.md", path="size"),
    ),
    PieceFacts(
        piece=Piece(
            path="posts/größe.md",
            url="posts/größe/",
            title="Größe zählt: 文章の書き方",
            role_reasons=("a dated post",),
            date=dt.date(2025, 5, 3),
            calls=(JOIN, STEP),
        ),
        entry=EntryKind.LISTED,
        reaches_ask=True,
        clicks_to_ask=0,
        path_to_ask=("posts/größe.md",),
        next_step=NextStep(StepOrigin.SETTINGS, offer="review"),
    ),
    PieceFacts(
        piece=Piece(
            path="services.md",
            url="services/",
            title="Services",
            roles=(Role.ASK,),
            role_source=RoleSource.FRONT_MATTER,
            calls=(BOOK_NOW, DUD),
        ),
        reaches_ask=True,
        clicks_to_ask=0,
        path_to_ask=("services.md",),
    ),
    *(
        PieceFacts(piece=Piece(path=path, url=f"{path[:-3]}/", title=path), entry=entry)
        for path, entry in (
            ("books.md", None),
            ("deep/a.md", EntryKind.LISTED),
            ("deep/b.md", None),
            ("deep/c.md", EntryKind.LISTED),
            ("letter.md", EntryKind.CHANNEL),
            (LONG, EntryKind.LISTED),
        )
    ),
)

LINKS = (
    Link("*", "services.md", LinkKind.NAV),
    Link("index.md", "services.md", LinkKind.BODY, "What we do", 34),
    Link("posts/größe.md", "services.md", LinkKind.NEXT_STEP, "Book a call"),
)

ENDS = (
    End(
        pieces=("books.md",),
        signup=False,
        path=(
            "index.md",
            "posts/one.md",
            "posts/two.md",
            "posts/three.md",
            "deep/d.md",
            "books.md",
        ),
        came_from=EntryKind.LEAD,
        entries={EntryKind.LEAD: 1, EntryKind.LISTED: 12},
        upstream=14,
    ),
    End(
        pieces=("letter.md",),
        signup=True,
        path=("letter.md",),
        came_from=EntryKind.CHANNEL,
        entries={EntryKind.CHANNEL: 1},
    ),
    End(
        pieces=("deep/a.md", "deep/b.md", "deep/c.md"),
        signup=False,
        path=("deep/c.md",),
        came_from=EntryKind.LISTED,
        entries={EntryKind.LISTED: 2},
    ),
    End(
        pieces=(LONG,),
        signup=False,
        path=("posts/größe.md", "posts/文章の書き方.md", LONG),
        came_from=EntryKind.LISTED,
        entries={EntryKind.LISTED: 1},
        upstream=1,
    ),
    End(
        pieces=("notes/[bold]alone.md",),
        signup=False,
        path=("notes/[bold]alone.md",),
        came_from=None,
    ),
)

ASK_HERE = "Ask here, or link to a piece that asks, such as `services.md`."
FINDINGS = (
    Finding(
        "FN101", "dead-end", Level.ERROR, "books.md",
        "Paths stop at `books.md` without an ask.", ASK_HERE,
    ),
    Finding(
        "FN101", "dead-end", Level.ERROR, "notes/[bold]alone.md",
        "Paths stop at `[bold]alone[/bold]` without an ask.", ASK_HERE,
        excused="A page for friends",
    ),
    Finding(
        "FN101", "dead-end", Level.ERROR, LONG,
        "Paths stop at `Größe zählt: 文章の書き方` without an ask; its only links go to a listing.",
        ASK_HERE,
    ),
    Finding(
        "FN102", "loop-without-ask", Level.ERROR, "deep/a.md",
        "Paths circle through 3 pieces and never ask.",
        "Let one of them ask, or link to a piece that asks.",
        related=("deep/b.md", "deep/c.md"),
    ),
    Finding(
        "FN105", "broken-step", Level.ERROR, "index.md",
        "A link leads to `gone.md`, which is not there.",
        "Mend the link, or take it out.", line=12, subject="gone.md",
    ),
    Finding(
        "FN401", "closed-offer", Level.WARNING, "index.md",
        "A link to `course` was taken out of its sentence: the offer is \x1b[31mclosed.",
        "Reword the sentence.", line=40, subject="course",
    ),
    Finding(
        "FN401", "closed-offer", Level.INFO, "funnel.yml",
        "`review` closes in 9 days.", "Say what comes `instead`.", line=3, subject="review",
    ),
)  # fmt: skip

REPORT = Report(
    site=SiteFacts("Example [red]名前[/red]", "https://example.com/", "mkdocs", 24),
    summary=Summary(
        pieces=20,
        outside=1,
        listings=3,
        roles={Role.LEAD: 1, Role.NURTURE: 18, Role.ASK: 1},
        entries={EntryKind.LEAD: 1, EntryKind.CHANNEL: 1, EntryKind.LISTED: 14},
        asking=2,
        asks_written=1,
        asks_automatic=1,
        reach_ask=3,
        coverage=0.15,
        coverage_written=0.1,
        within_clicks=3,
        within_share=0.15,
        coverage_all_links=1.0,
        ends=5,
        ends_written=6,
        findings={Level.ERROR: 4, Level.WARNING: 1, Level.INFO: 1},
    ),
    pieces=PIECES,
    links=LINKS,
    ends=ENDS,
    offers=(
        OfferUse(COURSE, OfferState.CLOSED, ()),
        OfferUse(LETTER, OfferState.OPEN, ("letter.md", "posts/größe.md", "services.md", LONG)),
        OfferUse(SALE, OfferState.OPEN, ("services.md",)),
        OfferUse(WORKSHOP, OfferState.UPCOMING, ()),
    ),
    channels=(
        ChannelUse(
            Channel("podcasts", "guesting", "index.md", "pod", {"source": "podcast"}),
            short="go/pod/",
            url="https://example.com/?utm_source=podcast&utm_medium=guesting",
            qr="go/pod/qr.svg",
        ),
        ChannelUse(Channel("ads", "ads", "größe.md", "ads"), None, None, None),
        ChannelUse(
            Channel("letters", "email", LONG), None, "https://example.com/" + LONG.replace(".md", "/"), None
        ),
    ),
    volume=Volume(by_month=(MonthVolume("2025-05", 0, 4, 1, 2),), longest_gap_days=41, days_since_ask=12),
    findings=FINDINGS,
)

CLEAN = dataclasses.replace(
    REPORT,
    site=dataclasses.replace(REPORT.site, name="Clean"),
    summary=dataclasses.replace(
        REPORT.summary,
        reach_ask=20,
        coverage=1.0,
        coverage_written=1.0,
        within_share=1.0,
        asks_automatic=0,
        ends=0,
        ends_written=0,
        findings={},
    ),
    ends=(),
    channels=(),
    findings=(),
)
"""A site with nothing to mend."""

CLOSED = dataclasses.replace(
    CLEAN,
    summary=dataclasses.replace(
        CLEAN.summary, coverage_written=0.333, asks_automatic=14, ends_written=9, within_share=0.95
    ),
)
"""A site whose leaks are all closed by next steps."""

EMPTY = Report(
    site=SiteFacts("", "", "mkdocs", 0),
    summary=Summary(
        pieces=0,
        outside=0,
        listings=0,
        roles={},
        entries={},
        asking=0,
        asks_written=0,
        asks_automatic=0,
        reach_ask=0,
        coverage=0.0,
        coverage_written=0.0,
        within_clicks=3,
        within_share=0.0,
        coverage_all_links=0.0,
        ends=0,
        ends_written=0,
        findings={},
    ),
)
"""A site without a page."""


def _end(number: int) -> End:
    return End(
        pieces=(f"posts/{number:03}.md",),
        signup=False,
        path=("index.md", f"posts/{number:03}.md"),
        came_from=EntryKind.LEAD,
        entries={EntryKind.LEAD: 1},
        upstream=1,
    )


def _dead_end(number: int) -> Finding:
    path = f"posts/{number:03}.md"
    message = f"Paths stop at `{path}` without an ask."
    return Finding("FN101", "dead-end", Level.ERROR, path, message, ASK_HERE)


MANY = dataclasses.replace(
    REPORT,
    site=SiteFacts("Silent", "", "mkdocs", 104),
    summary=dataclasses.replace(
        EMPTY.summary,
        pieces=101,
        roles={Role.LEAD: 1, Role.NURTURE: 100},
        entries={EntryKind.LEAD: 1},
        ends=100,
        ends_written=100,
        findings={Level.ERROR: 100},
    ),
    pieces=(),
    links=(),
    ends=tuple(map(_end, range(100))),
    offers=(),
    channels=(),
    volume=Volume(),
    findings=tuple(map(_dead_end, range(100))),
)
"""A site with a hundred ends and no ask."""
