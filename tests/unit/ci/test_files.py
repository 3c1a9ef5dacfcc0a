"""The action, the hook and the snippet: their shape, and the guide that shows them."""

from __future__ import annotations

import importlib
import re
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_funnel.reporters import REPORTERS
from mkdocs_funnel.reporters.markdown import MARK

if TYPE_CHECKING:
    import click

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "content/guide/continuous-integration.md").read_text(encoding="utf-8")
BLOCKS = {
    found["title"]: textwrap.dedent(found["text"])
    for found in re.finditer(
        r'^(?P<indent> *)```\w+ title="(?P<title>[^"]+)"\n(?P<text>.*?)^(?P=indent)```$', GUIDE, re.M | re.S
    )
}
SHOWN = {
    "action.yml": "action.yml",
    ".gitlab-ci.yml": ".gitlab/funnel-audit.yml",
    ".pre-commit-hooks.yaml": ".pre-commit-hooks.yaml",
}


def load(file: str) -> Any:
    """Return a YAML file of the repository."""
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("title", "file"), SHOWN.items(), ids=SHOWN)
def test_guide_shows_each_file_whole(title: str, file: str) -> None:
    """The block in the guide is the file, byte for byte."""
    assert BLOCKS[title] == (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("title", BLOCKS)
def test_examples_are_yaml(title: str) -> None:
    """Everything that is there to be copied can be parsed."""
    assert isinstance(yaml.safe_load(BLOCKS[title]), (dict, list))


def test_guide_names_every_format() -> None:
    """The table of formats is that of the registry."""
    section = GUIDE.partition("## An audit without a build")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.M)) == set(REPORTERS)


def test_action_is_composite_and_describes_itself(action: Any) -> None:
    """Every input has a description and a default, every output a value."""
    assert action["runs"]["using"] == "composite"
    for given in action["inputs"].values():
        assert given["description"].endswith(".")
        assert isinstance(given["default"], str)
    for output in action["outputs"].values():
        assert set(output) == {"description", "value"}


def test_action_uses_every_input_and_only_those(action: Any) -> None:
    """No input is declared in vain, and none is used that is not declared."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\binputs\.([\w-]+)", text)) == set(action["inputs"])


def test_action_gives_out_what_its_step_writes(action: Any) -> None:
    """Each output comes from a line that the script writes."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    (audit,) = [step for step in action["runs"]["steps"] if step.get("id") == "audit"]
    written = set(re.findall(r'^ *echo "([\w-]+)=', audit["run"], re.M))
    assert written == set(re.findall(r"steps\.audit\.outputs\.([\w-]+)", text)) == set(action["outputs"])


def test_steps_are_safe(action: Any) -> None:
    """Scripts get values by their environment, never by substitution, and nothing else is run."""
    for step in action["runs"]["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"github/codeql-action/[\w-]+@v\d+", step["uses"])
            continue
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        assert not re.search(r"\b(curl|wget|pip|npm|eval)\b", step["run"])
        upper = set(re.findall(r"\$\{?([A-Z][A-Z_]+)", step["run"]))
        assert upper - {"RUNNER_TEMP", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_REPOSITORY"} <= set(
            step.get("env", ())
        )


def test_comment_is_found_by_its_mark(action: Any) -> None:
    """The action looks for the line that the reporter writes."""
    (comment,) = [step for step in action["runs"]["steps"] if step["name"] == "Comment"]
    assert f'startswith("{MARK}")' in comment["run"]


def test_hook_runs_the_command_that_is_installed() -> None:
    """The entry begins with the name of the console script and names no files."""
    (hook,) = load(".pre-commit-hooks.yaml")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert hook["entry"].split()[0] in scripts
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("funnel-audit", "python", False)
    assert hook["types_or"] == ["markdown", "yaml"]


def test_snippet_keeps_the_files_that_it_writes() -> None:
    """Every report that is written is kept, and nothing is kept that is not written."""
    (job,) = load(".gitlab/funnel-audit.yml").values()
    written = dict(re.findall(r"--format (\w+)=(\S+)", job["script"][-1]))
    kept = job["artifacts"]["reports"]
    assert kept == {"junit": written["junit"], "codequality": written["gitlab"]}
    assert job["artifacts"]["paths"] == [written["json"]]
    assert job["artifacts"]["when"] == "always"


@pytest.mark.parametrize("file", ["action.yml", ".gitlab/funnel-audit.yml"])
def test_formats_are_those_that_there_are(file: str) -> None:
    """A format that is asked for is in the registry."""
    text = (ROOT / file).read_text(encoding="utf-8")
    asked = set(re.findall(r'--format "?(\w+)=', text)) | set(re.findall(r"shown=(\w+)", text))
    assert len(asked) >= 3
    assert asked - {"markdown"} < set(REPORTERS)


def test_options_are_those_that_there_are() -> None:
    """Every option that the files pass is one of `funnel audit`."""
    command: click.Command = importlib.import_module("mkdocs_funnel.cli.audit").command
    known = {name for option in command.params for name in option.opts}
    text = (ROOT / "action.yml").read_text(encoding="utf-8") + (ROOT / ".gitlab/funnel-audit.yml").read_text()
    calls = [*re.findall(r"options\+?=\((--[\w-]+)", text), "--format", "-q"]
    assert len(calls) > 5
    assert set(calls) <= known
