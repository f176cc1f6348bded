"""Draws every slide of a deck."""
