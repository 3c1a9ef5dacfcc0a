"""Which pieces reach an ask, while next steps are chosen and ways are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.model.link import LinkKind
from mkdocs_funnel.model.offer import OfferKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_funnel.model.piece import Piece
    from mkdocs_funnel.model.settings import Settings
    from mkdocs_funnel.model.step import NextStep

_READ = frozenset(kind for kind in LinkKind if kind.is_reader)


class Reach:
    """The pieces from which readers get to an ask; it only grows."""

    def __init__(self, pieces: Mapping[str, Piece], settings: Settings, duds: Mapping[str, str]) -> None:
        self._pieces = pieces
        self._offers = settings.offers
        self._duds = duds
        self._sources: dict[str, list[str]] = {path: [] for path, p in pieces.items() if p.in_funnel}
        self._reached: set[str] = set()
        for path in self._sources:
            for link in pieces[path].links:
                if link.target in self._sources and link.kind in _READ:
                    self._sources[link.target].append(path)
        self._reach(path for path in self._sources if pieces[path].is_asking)

    def reaches_ask(self, path: str) -> bool:
        """Return whether a reader of the piece can get to an ask; False outside the funnel."""
        return path in self._reached

    def add(self, steps: Mapping[str, NextStep]) -> None:
        """Add the ways that next steps are, by the source path of their pieces."""
        found = []
        for path, step in steps.items():
            if path not in self._sources:
                continue
            asks, targets = self._led_to(path, step)
            for target in targets:
                if target in self._sources:
                    self._sources[target].append(path)
                    asks = asks or target in self._reached
            if asks:
                found.append(path)
        self._reach(found)

    def _led_to(self, path: str, step: NextStep) -> tuple[bool, Iterable[str]]:
        """Return whether a step asks, and the pieces that it leads to."""
        if step.piece is not None:
            return False, (step.piece,)
        offer = self._offers.get(step.offer or "")
        if offer is None or offer.id in self._duds:
            return False, ()
        if offer.kind is OfferKind.SALE:
            return True, ()
        return False, [target for target in offer.then if target in self._pieces and target != path]

    def _reach(self, paths: Iterable[str]) -> None:
        waiting = [path for path in paths if path not in self._reached]
        self._reached.update(waiting)
        while waiting:
            for source in self._sources[waiting.pop()]:
                if source not in self._reached:
                    self._reached.add(source)
                    waiting.append(source)
