"""What tells one content from another."""

from __future__ import annotations

try:  # hashlib takes longer to import than most pages to read.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def digest_of(content: bytes) -> str:
    """Return what tells this content from any other."""
    return blake2b(content, digest_size=16).hexdigest()


def digest_of_file(path: str) -> str:
    """Return the digest of a file's content, `` if it is not there or cannot be read."""
    try:
        with open(path, "rb") as file:
            return digest_of(file.read())
    except (OSError, ValueError):
        return ""
