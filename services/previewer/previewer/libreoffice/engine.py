"""What draws, and all of it that decides the look of a picture."""

import hashlib
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from deck_fonts.fontconfig import fonts_conf
from previewer.libreoffice.lok import Office

_STOPS_FROM_TEXT = (25, 2)
"""The version that measures tab stops beside bullets from the edge of the text, unlike 7.4; others were not tried."""
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


@dataclass(frozen=True, slots=True)
class Engine:
    """What draws.

    Attributes:
        program: LibreOffice's program folder.
        office: LibreOffice in this process; None where every deck gets one of its own.
        version: `LibreOffice 7.4.7.2`.
        fonts: digest of the fonts that are drawn with.
        isolation: how far this process is confined.
    """

    program: Path
    office: Office | None
    version: str
    fonts: str = ""
    isolation: str = ""

    @property
    def look(self) -> str:
        """What decides the look of pictures beside the slide."""
        return f"{self.version} {self.fonts}"

    @property
    def moves_stops_beside_bullets(self) -> bool:
        """Whether it measures tab stops from the margin also in paragraphs with bullets."""
        found = re.search(r"(\d+)\.(\d+)", self.version)
        return found is None or (int(found[1]), int(found[2])) < _STOPS_FROM_TEXT


def digest_fonts(scratch: Path) -> str:
    """A digest of path, size and time of every font file that is drawn with, and of the table of substitutes.

    It changes when one is installed, removed or replaced. Those below `scratch` were made of the others.
    """
    digest = hashlib.sha256(fonts_conf(()).encode())
    for path in sorted(path for path in _font_files() if not path.is_relative_to(scratch)):
        try:
            status = path.stat()
        except OSError:
            continue
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _font_files() -> set[Path]:
    command = ["fc-list", "--format", "%{file}\n"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout.splitlines()
    except (OSError, subprocess.SubprocessError):
        return {path for folder in _FOLDERS for path in Path(folder).rglob("*") if path.is_file()}
    return {Path(line) for line in listed if line}
