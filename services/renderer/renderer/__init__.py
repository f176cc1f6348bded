"""Compiles documents into native PowerPoint files."""
