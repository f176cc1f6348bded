"""The deck model: what a deck says, whichever document it came from."""
