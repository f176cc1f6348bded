"""Transitions between slides, and what moves and plays on them."""
