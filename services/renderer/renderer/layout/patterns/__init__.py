"""The six patterns of agent_v1."""

from renderer.layout.patterns.page import lay_out, layout_for

__all__ = ["lay_out", "layout_for"]
