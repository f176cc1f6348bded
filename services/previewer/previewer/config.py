"""The previewer's settings."""

import os
from dataclasses import dataclass
from pathlib import Path

from deck_runtime.settings import ServiceSettings, SettingError, setting
from previewer.libreoffice.program import DISTRIBUTION


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewerSettings(ServiceSettings):
    """What the previewer is told beside the rest."""

    libreoffice: str = setting(DISTRIBUTION, "LibreOffice's `program` folder, which holds `soffice.bin`")
    previewer_children: int = setting(
        max(1, min(4, os.cpu_count() or 1)),
        "LibreOffice processes, of about 300 MB each, and decks drawn at once",
        unit="processes",
        default="one for each core, at most 4",
    )
    preview_spare: bool = setting(
        True,
        "whether there is one more of them from the second tenant on, for a tenant who has nothing being drawn while "
        "decks of others hold all places",
    )
    preview_seconds: float = setting(10.0, "how long drawing a deck may take", unit="seconds")
    preview_seconds_per_slide: float = setting(
        0.5, "how much longer it may take for each slide", unit="seconds", may_be_zero=True
    )
    preview_seconds_per_megabyte: float = setting(
        15.0,
        "how much longer it may take for each megabyte of its slides' markup, which is 1,400 cells of a table or 1,200 "
        "shapes",
        unit="seconds",
        may_be_zero=True,
    )
    preview_seconds_at_most: float = setting(
        60.0, "how long drawing may take in all, however many slides there are", unit="seconds"
    )
    preview_width: int = setting(1920, "width of the pictures of slides", unit="px")
    preview_cache_dir: str = setting(
        "", "folder in which pictures of slides are kept to be used again; empty takes one below the scratch folder"
    )
    preview_cache_bytes: int = setting(1 << 30, "how much it may hold; 0 keeps nothing", unit="bytes", may_be_zero=True)
    preview_cache_days: float = setting(
        7.0, "how long a picture that nobody asks for is kept", unit="days", may_be_zero=True
    )

    def check(self) -> None:
        """As every service's; a LibreOffice that is named must be there. Raises SettingError.

        Without the distribution's, pictures wait until it is installed, and all else goes on.
        """
        ServiceSettings.check(self)  # a class with slots is made twice, and `super()` would mean the first
        if self.libreoffice != DISTRIBUTION and not (Path(self.libreoffice) / "soffice.bin").is_file():
            fault = f"must be LibreOffice's program folder, with soffice.bin in it; {self.libreoffice} is not"
            raise SettingError.of("libreoffice", fault)
