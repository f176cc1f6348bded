"""Presentations as they are seen: every inherited position, size and color worked out, nothing left to look up."""
