"""What holds for every test."""

from __future__ import annotations

import os

# Material prints a banner about the future of MkDocs, which is none of these tests' business.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
