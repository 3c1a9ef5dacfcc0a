"""Where the package keeps its templates and assets."""

from __future__ import annotations

from pathlib import Path

from mkdocs_funnel.model.texts import TEMPLATES

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_dir(package: Path = _PACKAGE) -> Path:
    """Return the folder with `funnel/` and `assets/`: in the package, or beside it in a checkout."""
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent / "theme"


def own_templates(custom_dir: Path | str | None) -> frozenset[str]:
    """Return the page templates that are the tool's own: those that the site's folder does not replace."""
    if custom_dir is None:
        return frozenset(TEMPLATES)
    return frozenset(name for name in TEMPLATES if not Path(custom_dir, name).is_file())
