"""The documents Deckmill accepts, as models: every fault found at once, each with a JSON pointer."""
