"""From a deck to a scene: where everything stands, and in which size."""

from renderer.layout.pages import lay_out

__all__ = ["lay_out"]
