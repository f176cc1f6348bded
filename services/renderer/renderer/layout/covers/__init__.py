"""Pages that open a deck, part it and close it."""
