"""What the tests of the files for continuous integration share."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]

FUNNEL = """\
#!/bin/sh
printf '%s\\n' "funnel" "$@" >> "$LOG"
if [ "$1" = diff ]; then echo compared; exit "${DIFF_EXIT:-0}"; fi
for word in "$@"; do
  case "$word" in *=*) cat page.md > "${word#*=}" ;; esac
done
exit "${FUNNEL_EXIT:-0}"
"""

GH = """\
#!/bin/sh
printf '%s\\n' "gh" "$@" >> "$LOG"
case "$*" in *--jq*) printf '%s' "${IDS:-}" ;; esac
exit "${GH_EXIT:-0}"
"""


@dataclass
class Runner:
    """Runs steps of the action as the service does, with stand-ins for `funnel` and `gh`."""

    folder: Path
    steps: dict[str, Any]

    @property
    def log(self) -> str:
        """How the stand-ins were called, a word a line."""
        file = self.folder / "log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    @property
    def outputs(self) -> dict[str, str]:
        """What the steps have given out."""
        file = self.folder / "output"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return dict(line.split("=", 1) for line in lines)

    def run(self, step: str, cwd: Path, path: str = "", **given: str) -> subprocess.CompletedProcess[str]:
        """Run the script of a step with these values in its environment, all others empty."""
        script = self.folder / "script"
        script.write_text(self.steps[step]["run"], encoding="utf-8")
        known = {"PATH": path or f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.folder)}
        temp = {"RUNNER_TEMP": str(self.folder / "temp dir"), "LOG": str(self.folder / "log")}
        names = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
        files = {name: str(self.folder / name[7:].lower()) for name in names}
        empty = dict.fromkeys(self.steps[step].get("env", ()), "")
        bash = shutil.which("bash") or "bash"
        return subprocess.run(
            [bash, "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=cwd,
            env={**known, **temp, **files, **empty, **given},
            capture_output=True,
            text=True,
        )


@pytest.fixture(scope="session")
def action() -> Any:
    """Return the action, parsed."""
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def runner(tmp_path: Path, action: Any) -> Runner:
    """Return a runner in a folder of its own."""
    if os.name == "nt" or shutil.which("bash") is None:
        pytest.skip("needs bash and executable scripts")
    (tmp_path / "bin").mkdir()
    for name, text in (("funnel", FUNNEL), ("gh", GH)):
        file = tmp_path / "bin" / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
    return Runner(tmp_path, {step["name"]: step for step in action["runs"]["steps"]})
