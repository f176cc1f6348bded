"""A deck as it will be seen: every inherited position, size and colour worked out, nothing left to look up."""
