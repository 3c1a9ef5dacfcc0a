"""Write a synthetic Material site with a funnel: the same bytes for the same arguments.

python bench/generate.py DIR --pieces 1000
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import posixpath
import random
from dataclasses import dataclass
from pathlib import Path

WORDS = """
path piece reader question answer garden table morning letter window paper method season harbour kitchen
measure signal pattern corner margin journey habit village market shelf engine bridge lesson ladder
teach compare carry gather settle follow repeat answer improve describe prepare borrow notice explain
finish deliver promise discover select arrange protect balance connect remember design observe record
quiet steady plain careful honest narrow broad patient useful simple early common local gentle certain
often rarely slowly together almost already usually perhaps again seldom
the a of to in with for from by on and or but that this each every their its which when because before
""".split()
TOPICS = """
baking sewing joinery beekeeping pottery printing gardening cycling sailing weaving drawing editing
mapping planning budgeting teaching hiring speaking writing measuring repairing brewing tuning archiving
interviewing lighting packing pricing restoring surveying translating volunteering
""".split()
CODE = """\
```python title="{name}.py"
def {name}(pieces: list[str], limit: int = {n}) -> list[str]:
    # Links in code are text: [not a link](../index.md)
    return [piece for piece in pieces if len(piece) < limit]
```"""
CONFIG = """\
site_name: Benchmark
site_url: https://example.com/site/
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.indexes, navigation.tabs, navigation.footer, toc.follow]
plugins:
  - search
BLOG  - tags
  - funnel: {timing: true, today: 2025-06-01}
# What Material's documentation recommends.
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem: {smart_enable: all}
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
SALES = ("workshop", "course", "call", "review", "licence", "retreat")
FUNNEL = """\
offers:
  letter:
    kind: signup
    title: A letter a month
    gives: One worked example a month
    url: https://letters.example/monthly
    also: [https://old.example/letter]{form}
    then: index.md
    for: all
  checklist:
    kind: signup
    title: The checklist
    gives: Ten checks on one sheet
    url: https://letters.example/checklist
    then: [index.md]
    for: {{tags: [{first}, {second}]}}
{sales}
roles:
  - {{paths: [index.md], role: lead}}
  - {{paths: ["offers/*.md"], role: ask}}
  - {{paths: ["topics/*/index.md"], role: [lead, nurture]}}
  - {{paths: [imprint.md], role: none}}
channels:
  talks: {{kind: speaking, landing: index.md, short: talk, utm: {{source: meetup, medium: talk}}}}
paths:
  first: {{steps: [index.md, "{step}", "offer:workshop"]}}
next_step: {{lead: signup, nurture: ask, ask: instead}}
exceptions:
  - {{rule: FN206, paths: ["topics/**", "blog/**"], reason: Roles are inferred here on purpose}}
"""
SALE = """\
  {name}:
    kind: sale
    via: {via}
    title: The {name}
    page: offers/{name}.md
    url: https://shop.example/{name}
    also: ["https://shop.example/{name}/*"]
    label: Book the {name}
    instead: {instead}
    not_for: People who want it done for them{dates}
    for: {fits}
"""
EVERYTHING = """\
organisation: {name: The letter writers, privacy: index.md}
offers_page: offers.md
header: workshop
analytics: [plausible, umami, ga4]
utm: {source: benchmark, medium: website}
"""
FORM = """
    form:
      provider: kit
      id: "123456"
      name: true
      purpose: [send you the letter, tell you of new courses]"""


@dataclass(frozen=True)
class Shape:
    """What the site is to be like."""

    pieces: int = 1000
    words: tuple[int, int] = (800, 1500)
    links: tuple[int, int] = (6, 12)
    posts: float = 0.0
    """The share of the pieces that are posts of a blog; the others stand in folders."""

    everything: bool = False
    """Whether all that a site may have is switched on: a form, offers that close, UTM, analytics and so on."""

    seed: int = 1


class Writer:
    """Writes one piece; its text depends on the seed and its number only."""

    def __init__(self, shape: Shape, paths: list[str], number: int) -> None:
        self._shape = shape
        self._paths = paths
        self._number = number
        self._path = paths[number]
        self._folder = posixpath.dirname(self._path)
        self._random = random.Random(f"{shape.seed}:{number}")
        topic = _topic(self._path)
        self._leaks = topic in TOPICS[3::4]
        """A folder that links to itself only and never asks, so that the site has loops."""

        self._stops = bool(topic) and not self._leaks and number % 25 == 7
        """A piece without a link to another, so that the site has dead ends."""

    def text(self) -> str:
        """Return the whole file."""
        parts = [self._front(), f"# {self._title()}"]
        wanted = self._random.randint(*self._shape.words)
        links = [self._link() for _ in range(self._random.randint(*self._shape.links))]
        written = 0
        paragraphs = max(wanted // 60, 1)
        for number in range(paragraphs):
            due = len(links) * (number + 1) // paragraphs - len(links) * number // paragraphs
            mine, links = links[:due], links[due:]
            part = self._part(number, mine)
            written += len(part.split())
            parts += [part, "<!-- more -->"] if number == 0 and self._path.startswith("blog/") else [part]
            if written >= wanted and not links:
                break
        return "\n\n".join([*parts, *self._end()]) + "\n"

    def _front(self) -> str:
        topic = _topic(self._path)
        day = dt.date(2015, 1, 1) + dt.timedelta(days=self._random.randrange(3800))
        lines = [f"title: {self._title()}", f"description: {json.dumps(self._sentence([]))}", f"date: {day}"]
        if self._path.startswith("blog/"):
            lines += ["categories:", f"  - {topic}"]
        if topic:
            lines += ["tags:", f"  - {topic}", f"  - {self._random.choice(TOPICS)}"]
            kind = self._random.random()
            if kind < 0.3:
                lines.append("funnel: nurture")
            elif kind < 0.35:
                lines += ["funnel:", "  role: [lead, nurture]", f"  offer: {self._random.choice(SALES)}"]
            elif self._leaks or self._stops:
                lines += ["funnel: {next_step: false}"]
        return "\n".join(["---", *lines, "---"])

    def _title(self) -> str:
        return f"Piece {self._number} about {posixpath.splitext(self._path)[0].replace('/', ' ')}"

    def _link(self) -> str:
        kind = self._random.random()
        words = " ".join(self._random.choices(WORDS, k=3))
        if kind < 0.12 or self._stops:
            return f"[{words}](https://encyclopedia.example/{words.replace(' ', '_')}?from={self._number})"
        if self._leaks:
            return f"[{words}]({self._random.choice(self._neighbours())})"
        if kind < 0.16:
            return f"[{words}](offer:{self._random.choice(SALES)})"
        if kind < 0.18:
            return f"[{words}](https://shop.example/{self._random.choice(SALES)}/list)"
        if kind < 0.19:
            return f'<a href="{self._url(self._random.choice(self._paths))}">{words}</a>'
        other = self._random.choice(self._near() if kind < 0.7 else self._paths)
        anchor = "#part-0" if kind > 0.95 else ""
        return f"[{words}]({posixpath.relpath(other, self._folder or '.')}{anchor})"

    def _near(self) -> list[str]:
        """Return the pieces around this one, those of its folder above all."""
        return self._paths[max(self._number - 15, 0) : self._number + 15]

    def _neighbours(self) -> list[str]:
        """Return the names of pieces around this one in the same folder."""
        return [posixpath.basename(p) for p in self._near() if posixpath.dirname(p) == self._folder]

    def _url(self, path: str) -> str:
        bare = posixpath.splitext(path)[0]
        return f"/site/{bare.removesuffix('index').rstrip('/')}/".replace("//", "/")

    def _part(self, number: int, links: list[str]) -> str:
        heading = f"## Part {number}\n\n" if number % 4 == 0 else ""
        kind = self._random.random()
        if kind < 0.12:
            items = [f"- {self._sentence([link])}" for link in links or [""]]
            body = "\n".join([*items, *(f"- {self._sentence([])}" for _ in range(4))])
        elif kind < 0.2:
            name = f"{self._random.choice(TOPICS)}_{number}"
            body = f"{self._paragraph(links)}\n\n{CODE.format(name=name, n=self._number)}"
        elif kind < 0.28:
            mark = self._random.choice(("!!! note", '??? tip "More"', "!!! warning"))
            body = f"{mark}\n\n    {self._paragraph(links)}"
        elif kind < 0.34:
            rows = [f"| {self._sentence([])} | {self._random.randrange(100)} |" for _ in range(4)]
            body = f"{self._paragraph(links)}\n\n| What | How much |\n|---|---:|\n" + "\n".join(rows)
        else:
            body = self._paragraph(links)
        return heading + body

    def _paragraph(self, links: list[str]) -> str:
        sentences = [self._sentence([link]) for link in links]
        sentences += [self._sentence([]) for _ in range(max(5 - len(sentences), 1))]
        return " ".join(sentences)

    def _sentence(self, links: list[str]) -> str:
        words = self._random.choices(WORDS, k=self._random.randint(7, 16))
        if self._random.random() < 0.2:
            at = self._random.randrange(len(words))
            words[at] = self._random.choice(("**{}**", "*{}*", "`{}`")).format(words[at])
        sentence = " ".join([*words[:4], *filter(None, links), *words[4:]])
        return f"{sentence[0].upper()}{sentence[1:]}."

    def _end(self) -> list[str]:
        if self._path.startswith("offers/"):
            name = posixpath.splitext(posixpath.basename(self._path))[0]
            button = f"[Book the {name}](offer:{name}){{ .md-button .md-button--primary }}"
            return [button, f"/// ask | {name}\n{self._sentence([])}\n///"]
        kind = self._random.random()
        if self._leaks or self._stops:
            return []
        if kind < 0.04:
            return [f"/// ask | {self._random.choice(SALES)}\n{self._sentence([])}\n///"]
        if kind < 0.08:
            return ["/// signup | letter\n///"]
        return []


def _topic(path: str) -> str:
    """Return what a piece is about, empty for the few that are about none."""
    kind, _, rest = path.partition("/")
    return {"topics": rest.partition("/")[0], "blog": rest.removeprefix("posts/").partition("-")[0]}.get(
        kind, ""
    )


def source_paths(count: int, posts: float) -> list[str]:
    """Return the paths of `count` pieces, spread over folders and a blog."""
    fixed = ["index.md", *(f"offers/{name}.md" for name in SALES)]
    topics = TOPICS[: max(2, min(len(TOPICS), count // 30))]
    paths = [*fixed, *(f"topics/{topic}/index.md" for topic in topics)]
    for number in range(max(count - len(paths), 0)):
        topic = topics[number % len(topics)]
        folder = "blog/posts" if number % 100 < posts * 100 else f"topics/{topic}"
        paths.append(f"{folder}/{topic}-{number // len(topics):04}.md")
    return sorted(paths[:count])


def settings(paths: list[str], *, everything: bool = False) -> str:
    """Return `funnel.yml`: two signups and six sales, one of which is closed."""
    sales = []
    for number, name in enumerate(SALES):
        sales.append(
            SALE.format(
                name=name,
                via=("enroll", "booking", "checkout")[number % 3],
                instead="letter" if number else "index.md",
                dates=_dates(name, everything=everything),
                fits="all" if name == "call" else json.dumps({"tags": TOPICS[number::6]}),
            )
        )
    step = next((p for p in paths if _topic(p)), "index.md")
    form = FORM if everything else ""
    text = FUNNEL.format(sales="".join(sales), first=TOPICS[0], second=TOPICS[1], step=step, form=form)
    return f"{EVERYTHING}{text}" if everything else text


def _dates(name: str, *, everything: bool) -> str:
    if name == "retreat":
        return "\n    opens: 2025-01-01\n    closes: 2025-03-31"
    if not everything:
        return ""
    closes = {"course": "\n    closes: 2025-07-01", "review": "\n    closes: 2025-08-01"}.get(name, "")
    return f"{closes}\n    utm: true"


def generate(folder: Path, shape: Shape) -> None:
    """Write the site into `folder`."""
    paths = source_paths(shape.pieces, shape.posts)
    docs = folder / "docs"
    for number, path in enumerate(paths):
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(Writer(shape, paths, number).text(), encoding="utf-8")
    if shape.posts:
        (docs / "blog/index.md").write_text("# Blog\n", encoding="utf-8")
    config = CONFIG.replace("BLOG", "  - blog\n" if shape.posts else "")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "funnel.yml").write_text(settings(paths, everything=shape.everything), encoding="utf-8")


def _span(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    return int(low), int(high or low)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--pieces", type=int, default=1000)
    parser.add_argument("--words", type=_span, default=(800, 1500), metavar="800-1500")
    parser.add_argument("--links", type=_span, default=(6, 12), metavar="6-12")
    parser.add_argument("--posts", type=float, default=0.0, metavar="0.7", help="share of blog posts")
    parser.add_argument("--everything", action="store_true", help="a form, closing offers, UTM, analytics")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.folder.exists() and any(chosen.folder.iterdir()):
        parser.error(f"'{chosen.folder}' is not empty")
    shape = Shape(chosen.pieces, chosen.words, chosen.links, chosen.posts, chosen.everything, chosen.seed)
    generate(chosen.folder, shape)


if __name__ == "__main__":
    main()
