"""What every primitive is: a function that fills an area."""

from collections.abc import Callable
from typing import Any

from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

LayOut = Callable[[Sheet, Any, Rect, str], None]
"""Lays out an input in an area (pt); the path says where the input stands in its slide, as "blocks[2].input"."""
