"""The renderer's settings."""

import os
from dataclasses import dataclass

from deck_runtime.settings import ServiceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class RendererSettings(ServiceSettings):
    """What the renderer is told beside the rest.

    Attributes:
        renderer_children: processes that compile, and tasks taken at once.
        render_seconds: limit of one deck; `render_seconds_per_slide` is added for each slide.
    """

    renderer_children: int = max(1, min(4, os.cpu_count() or 1))
    render_seconds: float = 20.0
    render_seconds_per_slide: float = 0.5
