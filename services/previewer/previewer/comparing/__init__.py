"""What differs between two decks: their slides paired, and each pair compared in words and by its pictures."""
