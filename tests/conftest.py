"""What holds for all tests."""

from hypothesis import settings

# The same examples on every machine: a failure that one run shows, the next run shows.
settings.register_profile("deckmill", derandomize=True, deadline=None, print_blob=False)
settings.load_profile("deckmill")
