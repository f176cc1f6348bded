"""CSS flexbox: boxes with styles in, rectangles out."""

from renderer.flex.box import Box, Edges, FlexStyle, Length, Measure, percent
from renderer.flex.solving import Placed, solve

__all__ = ["Box", "Edges", "FlexStyle", "Length", "Measure", "Placed", "percent", "solve"]
