"""What front matter says under `sales` and `thanks`: texts that a page template shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_funnel.errors import Fault
from mkdocs_funnel.model.texts import PageTexts, Question
from mkdocs_funnel.settings import values
from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.front_block import field_document
from mkdocs_funnel.settings.wording import described, unknown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_funnel.settings.wording import Path

    Check = Callable[[Path, object], Any]
    Value = TypeVar("Value")

_SALES = {"promise": "promise", "for": "suits", "inside": "inside", "questions": "questions"}
_THANKS = {"next": "next"}
_QUESTION = ("ask", "answer")


def parse_page_texts(
    meta: Mapping[str, object], source: str, file: str
) -> tuple[PageTexts, tuple[Fault, ...]]:
    """Return the texts in the front matter `meta`, and what is wrong with them, placed in `file`.

    `source` is the text of the file, for lines.
    """
    reader = _Reader()
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for key, known in (("sales", _SALES), ("thanks", _THANKS)):
        if key in meta:
            found |= reader.fields(key, meta[key], known)
            problems, reader.problems = reader.problems, []
            if problems:
                document = field_document(source, file, key)
                faults += document.faults(problems) if document else [Fault(file, str(p)) for p in problems]
    return PageTexts(**found), tuple(faults)


class _Reader:
    """Takes the valid parts out of a value; the rest becomes problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def fields(self, key: str, value: object, known: Mapping[str, str]) -> dict[str, Any]:
        """Return the arguments of PageTexts that the mapping under `key` stands for."""
        if not isinstance(value, dict):
            return self._refuse(
                (key,), f"a mapping of {', '.join(known)} is needed, not {described(value)}", {}
            )
        texts: Check = partial(self._list, self._text)
        questions: Check = partial(self._list, self._question)
        checks: dict[str, Check] = {"promise": self._text, "next": self._text, "questions": questions}
        found = {}
        for name, inner in value.items():
            path = (key, str(name))
            if name not in known:
                self.problems.append(Problem(path, unknown_key(str(name), tuple(known)), at_key=True))
            else:
                found[known[str(name)]] = checks.get(str(name), texts)(path, inner)
        return found

    def _refuse(self, path: Path, message: str, instead: Value) -> Value:
        self.problems.append(Problem(path, message))
        return instead

    def _text(self, path: Path, value: object) -> str | None:
        try:
            return values.text(value)
        except ValueError as error:
            return self._refuse(path, str(error), None)

    def _list(self, check: Check, path: Path, value: object) -> tuple[Any, ...]:
        items = value if isinstance(value, list) else [value]
        read = [check((*path, at), item) for at, item in enumerate(items)]
        return tuple(item for item in read if item is not None)

    def _question(self, path: Path, value: object) -> Question | None:
        if not isinstance(value, dict) or set(value) != set(_QUESTION):
            return self._refuse(path, "a question is a mapping {ask: ..., answer: ...}", None)
        ask, answer = (self._text((*path, name), value[name]) for name in _QUESTION)
        return Question(ask, answer) if ask and answer else None
