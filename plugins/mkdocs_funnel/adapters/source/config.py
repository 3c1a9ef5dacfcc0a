"""What the configuration of a site says as far as reading its Markdown files needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_funnel.adapters.source.inputs import Inputs
from mkdocs_funnel.adapters.source.loader import load
from mkdocs_funnel.errors import Fault, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "zensical.toml")
"""Configuration files, the first that is there."""

_MKDOCS_OWN = ("toc", "tables", "fenced_code")
_ZENSICAL_OWN = """
abbr admonition attr_list def_list footnotes md_in_html toc tables pymdownx.betterem pymdownx.caret
pymdownx.details pymdownx.emoji pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink
pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
""".split()
_EXTRA = ("fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html")
"""What `markdown.extensions.extra` stands for."""

_PYMDOWNX_EXTRA = (
    *("pymdownx.betterem", "pymdownx.superfences"),
    *("footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html"),
)

Options = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One site's configuration."""

    file: Path
    docs_dir: Path
    site_name: str = ""
    site_url: str = ""
    directory_urls: bool = True
    """Whether a page is a folder in its address."""

    nav: list[Any] | None = None
    """None: the pages in the order of the folders."""

    exclude_docs: str = ""
    draft_docs: str = ""
    not_in_nav: str = ""
    """Patterns as in `.gitignore`, one a line."""

    theme: str = "mkdocs"
    language: str = "en"
    custom_dir: Path | None = None
    plugins: Mapping[str, Options]
    """By name without `material/`, in order; plugins that are switched off are left out."""

    extensions: Mapping[str, Options]
    """By the short names, `admonition` and `pymdownx.tabbed`."""

    hooks: bool = False
    from_docs: bool = False
    """Whether links that begin with `/` are resolved from the content folder."""

    @property
    def root(self) -> Path:
        """The folder that holds the file."""
        return self.file.parent


def find_config(config: Path | None, start: Path) -> Path:
    """Return the configuration file: `config` if given, else the one in the folder `start`; raises SettingsError."""
    if config is not None and not config.is_dir():
        return config
    folder = config or start
    for name in NAMES:
        if (folder / name).is_file():
            return folder / name
    known = ", ".join(f"'{name}'" for name in NAMES)
    message = f"the folder holds no configuration; one of {known} is needed, or --config and its path"
    raise SettingsError((Fault(str(folder), message),))


def read_config(file: Path, inputs: Inputs | None = None) -> Config:
    """Return what the file says, and note in `inputs` what was read; raises SettingsError if it cannot be."""
    data = load(file, file.name, inputs or Inputs())
    zensical = file.suffix == ".toml"
    theme = data.get("theme")
    theme = theme if isinstance(theme, dict) else {"name": theme}
    custom = theme.get("custom_dir")
    own = _ZENSICAL_OWN if zensical and "markdown_extensions" not in data else _MKDOCS_OWN
    links = _deep(data, "validation", "links", "absolute_links") or _deep(
        data, "validation", "absolute_links"
    )
    return Config(
        file=file,
        docs_dir=file.parent / _text(data.get("docs_dir"), "docs"),
        site_name=_text(data.get("site_name")),
        site_url=_text(data.get("site_url")),
        directory_urls=data.get("use_directory_urls") is not False,
        nav=data["nav"] if isinstance(data.get("nav"), list) else None,
        exclude_docs=_text(data.get("exclude_docs")),
        draft_docs=_text(data.get("draft_docs")),
        not_in_nav=_text(data.get("not_in_nav")),
        theme=_text(theme.get("name")) or ("zensical" if zensical else "mkdocs"),
        language=_text(theme.get("language")) or _text(theme.get("locale"), "en"),
        custom_dir=file.parent / custom if isinstance(custom, str) else None,
        plugins=dict(_plugins(data.get("plugins"))),
        extensions=_extensions([*own, *_named(data.get("markdown_extensions"))]),
        hooks=bool(data.get("hooks")),
        from_docs=links == "relative_to_docs",
    )


def _plugins(value: object) -> Iterator[tuple[str, Options]]:
    for name, options in _named(value):
        if options.get("enabled") is not False:
            yield name.removeprefix("material/"), options


def _named(value: object) -> Iterator[tuple[str, Options]]:
    """Yield names and options of a list, or of a mapping whose names may be nested (`[x.pymdownx.tabbed]`)."""
    entries = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
    for entry in entries:
        if isinstance(entry, str):
            yield entry, {}
        elif isinstance(entry, dict):
            for name, options in entry.items():
                if name in ("pymdownx", "markdown", "zensical") and isinstance(options, dict):
                    yield from ((f"{name}.{inner}", o) for inner, o in _named(options))
                else:
                    yield str(name), options if isinstance(options, dict) else {}


def _extensions(named: list[Any]) -> dict[str, Options]:
    found: dict[str, Options] = {}
    for entry in named:
        name, options = (entry, {}) if isinstance(entry, str) else entry
        name = name.removeprefix("markdown.extensions.")
        parts = {"extra": _EXTRA, "pymdownx.extra": _PYMDOWNX_EXTRA}.get(name, (name,))
        for part in parts:
            found[part] = {**found.get(part, {}), **options}
    return found


def _deep(data: object, *keys: str) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _text(value: object, default: str = "") -> str:
    return value if isinstance(value, str) else default
