"""Stored files: signed links to them, the headers and the bytes that answer."""
