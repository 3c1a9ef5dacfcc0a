"""From a read site to findings; one file a rule."""
