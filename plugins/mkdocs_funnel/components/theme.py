"""Where the package keeps its templates and assets."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_dir(package: Path = _PACKAGE) -> Path:
    """Return the folder with `funnel/` and `assets/`: in the package, or beside it in a checkout."""
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent / "theme"
