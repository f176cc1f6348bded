"""Is all of the input document in the deck: what its readers are meant to see, and what the deck shows."""
