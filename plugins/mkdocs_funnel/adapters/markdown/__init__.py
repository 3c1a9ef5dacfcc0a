"""The Python-Markdown extension: offer links and blocks, in any generator that uses Python-Markdown."""
