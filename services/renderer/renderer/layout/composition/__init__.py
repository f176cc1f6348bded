"""Slides composed of blocks: each a primitive in a region of the slide."""

from renderer.layout.composition.page import lay_out

__all__ = ["lay_out"]
