"""The MkDocs plugin; ProperDocs runs it unchanged."""
