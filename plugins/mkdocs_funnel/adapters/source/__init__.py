"""Markdown files to a site that the engine reads: nothing is rendered by a generator, none is imported."""
