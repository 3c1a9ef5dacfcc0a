"""One run of the audit as a file: what it depended on, and what came of it.

Kept free of imports that take time: it is read at every start.
"""

# pathlib takes longer to import than all of this to run.
# ruff: noqa: PTH105, PTH118, PTH120, PTH123
from __future__ import annotations

import os

from mkdocs_funnel.adapters.source.digests import digest_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_funnel.adapters.source.walk import Stamp

FOLDER = ".cache/funnel"
PREFIX = "run-"
_HEAD = b"funnel run 1 "
_FIXED = 7


class Run:
    """What one run depended on, and what came of it; paths are joined by NUL, which none can hold."""

    def __init__(self, identity: str, started: int) -> None:
        self.identity = identity
        """What the run was asked to do, by whom, and where."""

        self.started = started
        """When it began, in nanoseconds."""

        self.code = 0
        """How it ended."""

        self.tools = ""
        """Stamps of the package and of all that it may import."""

        self.variables: list[str] = ["", ""]
        """Names of variables of the environment, and last the digest of their values."""

        self.places: list[str] = []
        """Paths of which it matters whether they are there, each after `+` or `-`."""

        self.files: list[str] = []
        """Path, digest and stamp of each file that was read, or looked for."""

        self.trees: list[tuple[str, str, str]] = []
        """Each folder with the newest time in it, the paths in it with their stamps, and their digests."""

        self.reports: list[tuple[str, bytes]] = []
        """Each value of `--format` that names a file, and what was written there."""

        self.said: list[str] = []
        """What was printed, after `o` to the one or `e` to the other stream."""

    def to_bytes(self) -> bytes:
        """Return the content of the file."""
        counts = (self.started, self.code, len(self.trees), len(self.reports))
        texts = [self.identity, " ".join(map(str, counts)), self.tools]
        texts += ["\0".join(part) for part in (self.variables, self.places, self.files)]
        texts.append("")
        texts += [text for tree in self.trees for text in tree]
        fields = [text.encode("utf-8", "surrogatepass") for text in texts]
        fields += [part for name, content in self.reports for part in (os.fsencode(name), content)]
        fields += [text.encode("utf-8", "surrogatepass") for text in self.said]
        body = b" ".join(b"%d" % len(field) for field in fields) + b"\n" + b"".join(fields)
        return _HEAD + digest_of(body).encode() + b"\n" + body


def parsed(content: bytes, identity: str) -> Run | None:
    """Return the run that a file holds; None if it is another one than `identity`, or damaged."""
    head, _, body = content.partition(b"\n")
    if head != _HEAD + digest_of(body).encode():
        return None
    lengths, _, rest = body.partition(b"\n")
    fields = _cut(rest, map(int, lengths.split(b" ")))
    texts = [field.decode("utf-8", "surrogatepass") for field in fields[:_FIXED]]
    if texts[0] != identity:
        return None
    started, code, trees, reports = map(int, texts[1].split(" "))
    run = Run(identity, started)
    run.code, run.tools = code, texts[2]
    run.variables, run.places, run.files = (split(text) for text in texts[3:6])
    at, after = _FIXED + 3 * trees, _FIXED + 3 * trees + 2 * reports
    told = [field.decode("utf-8", "surrogatepass") for field in fields[_FIXED:at]]
    run.trees = list(zip(told[::3], told[1::3], told[2::3], strict=True))
    written = fields[at:after]
    run.reports = list(zip(map(os.fsdecode, written[::2]), written[1::2], strict=True))
    run.said = [field.decode("utf-8", "surrogatepass") for field in fields[after:]]
    return run


def split(text: str) -> list[str]:
    """Return the parts of a text that were joined by NUL."""
    return text.split("\0") if text else []


def listing(files: Iterable[tuple[str, Stamp]]) -> str:
    """Return the paths and stamps of a folder's files as one text."""
    return "\0".join([f"{path}\0{a} {b} {c} {d}" for path, (a, b, c, d) in files])


def place_of(arguments: Sequence[str]) -> str:
    """Return where the run with these arguments is kept: beside the configuration that they name."""
    folder = ""
    for at, argument in enumerate(arguments):
        if argument == "--config":
            folder = os.path.dirname("".join(arguments[at + 1 : at + 2]))
        elif argument.startswith("--config="):
            folder = os.path.dirname(argument.partition("=")[2])
    name = digest_of("\0".join(arguments).encode("utf-8", "surrogateescape"))[:16]
    return os.path.join(folder, FOLDER, f"{PREFIX}{name}")


def store(run: Run, place: str) -> None:
    """Write the file beside its place and rename it, so that nobody ever reads half of it; raises OSError."""
    beside = f"{place}.{os.getpid()}"
    with open(beside, "wb") as file:
        file.write(run.to_bytes())
    os.replace(beside, place)


def _cut(content: bytes, lengths: Iterable[int]) -> list[bytes]:
    fields = []
    at = 0
    for length in lengths:
        fields.append(content[at : at + length])
        at += length
    return fields
