"""Writes or checks the JSON schema that is shipped: `python -m mkdocs_funnel.settings.schema --check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mkdocs_funnel.settings.json_schema import funnel_schema

SCHEMA_FILE = Path(__file__).parents[1] / "schemas" / "funnel.schema.json"


def schema_text() -> str:
    """Return the content of the schema file."""
    return json.dumps(funnel_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the schema file; return 1 if it is stale, 2 if the arguments are wrong."""
    if arguments == ["--write"]:
        SCHEMA_FILE.parent.mkdir(exist_ok=True)
        SCHEMA_FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
        return 0
    if arguments != ["--check"]:
        sys.stderr.write("usage: python -m mkdocs_funnel.settings.schema --write | --check\n")
        return 2
    if SCHEMA_FILE.is_file() and SCHEMA_FILE.read_text("utf-8") == schema_text():
        return 0
    sys.stderr.write(f"{SCHEMA_FILE.name} is stale; run this with --write\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
