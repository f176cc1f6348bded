"""Documents at the doors: read in turn, judged once, and the verdict believed by who holds its key."""
