"""The previewer's settings."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from deck_runtime.settings import ServiceSettings, SettingError
from previewer.libreoffice.program import DISTRIBUTION


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewerSettings(ServiceSettings):
    """What the previewer is told beside the rest.

    Attributes:
        libreoffice: LibreOffice's `program` folder.
        previewer_children: LibreOffice processes (about 300 MB each), and tasks taken at once.
        preview_seconds: limit of one deck; `preview_seconds_per_slide` is added for each slide, up to
            `preview_seconds_at_most`.
        preview_width: px of the pictures.
        preview_cache_dir: folder of pictures drawn before; `preview-cache` below `scratch_dir` when empty.
        preview_cache_bytes: how much it may hold; 0 keeps nothing.
        preview_cache_days: how long a picture that nobody asks for is kept.
    """

    may_be_zero: ClassVar[frozenset[str]] = ServiceSettings.may_be_zero | {
        "preview_seconds_per_slide",
        "preview_cache_bytes",
        "preview_cache_days",
    }

    libreoffice: str = DISTRIBUTION
    previewer_children: int = max(1, min(4, os.cpu_count() or 1))
    preview_seconds: float = 10.0
    preview_seconds_per_slide: float = 0.5
    preview_seconds_at_most: float = 60.0
    preview_width: int = 1920
    preview_cache_dir: str = ""
    preview_cache_bytes: int = 1 << 30
    preview_cache_days: float = 7.0

    def check(self) -> None:
        """As every service's; a LibreOffice that is named must be there. Raises SettingError.

        Without the distribution's, pictures wait until it is installed, and all else goes on.
        """
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.libreoffice != DISTRIBUTION and not (Path(self.libreoffice) / "soffice.bin").is_file():
            fault = f"must be LibreOffice's program folder, with soffice.bin in it; {self.libreoffice} is not"
            raise SettingError.of("libreoffice", fault)
