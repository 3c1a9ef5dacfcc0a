"""The records that the rooms hand to each other: frozen dataclasses, standard library only."""
