"""From a deck to picture files."""
