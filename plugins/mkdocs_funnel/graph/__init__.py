"""From pieces and their links to what can be said about the paths between them."""
