"""The garbage collector, kept out of some work."""

from __future__ import annotations

import gc

import pytest

from mkdocs_funnel.adapters.collection import without_collection


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    """Also where the step fails, and where somebody else had switched it off."""
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with without_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
        with pytest.raises(ValueError, match="x"), without_collection():
            raise ValueError("x")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
