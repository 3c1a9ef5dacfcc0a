"""Find the ends of a graph of 100,000 pieces, 1,000,000 links and 10,000 ends, and judge it.

python bench/big_graph.py
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from mkdocs_funnel.graph.ends import find_ends
from mkdocs_funnel.graph.funnel import build_graph
from mkdocs_funnel.model.call import Call, Evidence
from mkdocs_funnel.model.link import Link, LinkKind
from mkdocs_funnel.model.offer import OfferKind
from mkdocs_funnel.model.piece import Piece
from mkdocs_funnel.model.role import Role
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.rules.base import Audit
from mkdocs_funnel.rules.judge import judge

SECONDS, MEGABYTES = 10.0, 2048
ASK = Call(kind=OfferKind.SALE, href="https://shop.example/", text="Buy now", evidence=Evidence.MARK)


def make(pieces: int, links: int, ends: int, seed: int) -> list[Piece]:
    """Return pieces most of which run into many ends: the last are ends, the first ones ask.

    A piece links forwards, so that most are components of their own, which is the worst case; one link in
    a hundred leads a little way back, so that there are loops.
    """
    chance = random.Random(seed)
    paths = [f"p/{number:07}.md" for number in range(pieces)]
    inner = pieces - ends
    asking = set(range(0, inner, 1000))
    targets: list[set[int]] = [set() for _ in paths]
    for _ in range(links):
        source = chance.randrange(inner)
        back = chance.random() < 0.01
        low, high = (max(source - 20, 0), source) if back else (source + 1, min(source + 5000, pieces - 1))
        targets[source].add(
            chance.randint(low, high) if chance.random() < 0.9 else chance.randrange(inner, pieces)
        )
    return [
        Piece(
            path=path,
            url=path,
            roles=(Role.LEAD if number % 100 == 0 else Role.NURTURE,),
            calls=(ASK,) if number in asking else (),
            links=tuple(Link(path, paths[target], LinkKind.BODY) for target in sorted(targets[number])),
            listed=number % 2 == 0,
        )
        for number, path in enumerate(paths)
    ]


def main() -> int:
    """Run the command; return 1 if it took more time or memory than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pieces", type=int, default=100_000)
    parser.add_argument("--links", type=int, default=1_000_000)
    parser.add_argument("--ends", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    pieces = make(chosen.pieces, chosen.links, chosen.ends, chosen.seed)
    before = _peak()
    started = time.perf_counter()
    graph = build_graph(pieces)
    built = time.perf_counter()
    ends = find_ends(graph)
    found = time.perf_counter()
    audit = Audit(settings=Settings(), pieces={piece.path: piece for piece in pieces}, graph=graph, ends=ends)
    findings = judge(audit)
    judged = time.perf_counter()
    arrows = sum(map(len, graph.arrows))
    print(
        f"{len(pieces):,} pieces, {arrows:,} different links, {len(ends):,} ends, {len(findings):,} findings"
    )
    print(f"build_graph {built - started:6.2f} s")
    print(f"find_ends   {found - built:6.2f} s")
    print(f"judge       {judged - found:6.2f} s")
    print(f"peak memory {_peak():,.0f} MB, of which {before:,.0f} MB for the pieces")
    return int(judged - built > SECONDS or _peak() > MEGABYTES)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main())
