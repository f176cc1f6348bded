"""The previewer's settings."""

import os
from dataclasses import dataclass

from deck_runtime.settings import ServiceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewerSettings(ServiceSettings):
    """What the previewer is told beside the rest.

    Attributes:
        previewer_children: LibreOffice processes (about 300 MB each), and tasks taken at once.
        preview_seconds: limit of one deck; `preview_seconds_per_slide` is added for each slide, up to
            `preview_seconds_at_most`.
        preview_width: px of the pictures.
        preview_cache_dir: folder of pictures drawn before; `preview-cache` below `scratch_dir` when empty.
        preview_cache_bytes: how much it may hold; 0 keeps nothing.
        preview_cache_days: how long a picture that nobody asks for is kept.
    """

    previewer_children: int = max(1, min(4, os.cpu_count() or 1))
    preview_seconds: float = 10.0
    preview_seconds_per_slide: float = 0.5
    preview_seconds_at_most: float = 60.0
    preview_width: int = 1920
    preview_cache_dir: str = ""
    preview_cache_bytes: int = 1 << 30
    preview_cache_days: float = 7.0
