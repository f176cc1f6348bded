"""The six patterns of agent_v1."""

from renderer.layout.patterns.page import is_wide, lay_out, layout_for

__all__ = ["is_wide", "lay_out", "layout_for"]
