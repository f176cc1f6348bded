"""Mends the structure of decks that others made: what PowerPoint would ask about, where the answer is plain."""
