"""From a scene to the bytes of a PowerPoint file. Nothing here decides where anything stands."""

from renderer.writer.package import write_pptx

__all__ = ["write_pptx"]
