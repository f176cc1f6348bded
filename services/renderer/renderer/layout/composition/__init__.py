"""Slides composed of blocks: each a primitive in a region of the slide."""
