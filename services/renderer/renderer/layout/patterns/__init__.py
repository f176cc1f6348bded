"""The six patterns of agent_v1."""

from renderer.layout.patterns.choosing import lay_out, layout_for

__all__ = ["lay_out", "layout_for"]
