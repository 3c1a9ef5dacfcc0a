"""The parts of the text report, one file a part, in the order they are read."""
