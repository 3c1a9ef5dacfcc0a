"""`funnel.yml` to settings, or everything that is wrong with it in one error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_funnel.errors import Fault, SettingsError
from mkdocs_funnel.model.settings import Settings
from mkdocs_funnel.settings.build import settings
from mkdocs_funnel.settings.cross_checks import check_across
from mkdocs_funnel.settings.faults import Problem
from mkdocs_funnel.settings.marks import read_document
from mkdocs_funnel.settings.wording import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def read_settings(path: Path, *, name: str | None = None) -> Settings:
    """Return the settings in the file at `path`, the defaults if there is none.

    Messages call the file `name`. Raises SettingsError with every fault in the file.
    """
    shown = name or (path.name if path.is_absolute() else path.as_posix())
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(file=shown)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError((Fault(shown, f"the file cannot be read: {reason}"),)) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8: byte 0x{content[error.start]:02X} is none of it; save it as UTF-8"
        raise SettingsError((Fault(shown, message, line),)) from None
    return parse_settings(text, shown)


def parse_settings(text: str, file: str = "funnel.yml") -> Settings:
    """Return the settings in `text`; raises SettingsError with every fault, placed in `file`."""
    document = read_document(text, file)
    if document.data is None and not document.problems:
        return Settings(file=file)
    if not isinstance(document.data, dict):
        message = f"the file must be a mapping with keys such as 'offers:', not {described(document.data)}"
        spot = document.values.get(())
        wrong = document.faults(document.problems)
        raise SettingsError(wrong or (document.lines.fault(file, message, spot),))

    built, shape = None, list[Problem]()
    try:
        built = settings(document)
    except ValueError as error:
        shape = _shape_problems(document.data) or [Problem((), str(error))]
    first = [*document.problems, *_new(shape, document.problems)]
    found = [*first, *_new(list(check_across(document.data)), first)]
    if found or built is None:
        raise SettingsError(document.faults(found))
    return built


def _shape_problems(data: Mapping[str, object]) -> list[Problem]:
    # pydantic and its models take longer to load than a sound file to read, which never needs them.
    from mkdocs_funnel.settings.shape import check_shape

    return check_shape(data)


def _new(problems: list[Problem], said: list[Problem]) -> Iterator[Problem]:
    """Yield the problems of places, and inside values, of which nothing bad has been said yet."""
    places = {problem.path for problem in said if problem.spot is None}
    wrong_values = {problem.path for problem in said if problem.spot is None and not problem.at_key}
    for problem in problems:
        path = problem.path
        inside = any(path[:length] in wrong_values for length in range(1, len(path)))
        if path not in places and not inside:
            yield problem
