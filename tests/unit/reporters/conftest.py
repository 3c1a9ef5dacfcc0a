"""What the tests of the reporters share: the sample reports, and golden files."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def sample() -> Any:
    """Return the module `sample.py`, whatever pytest's way of importing tests is."""
    spec = importlib.util.spec_from_file_location("reporters_sample", HERE / "sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check of a text against a golden file; `UPDATE_GOLDEN=1` rewrites the file."""

    def check(name: str, text: str) -> None:
        file = HERE / "golden" / name
        if os.environ.get("UPDATE_GOLDEN") == "1":
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert text.encode().decode() == file.read_bytes().decode()

    return check
