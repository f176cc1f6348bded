"""Pictures and recordings: which are asked for, fetched, decoded and checked."""
