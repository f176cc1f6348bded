"""LibreOffice as it is installed here."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from previewer.lok import EngineError, Office

_DEFAULT = "/usr/lib/libreoffice/program"


@dataclass(frozen=True, slots=True)
class Engine:
    """What draws.

    Attributes:
        program: LibreOffice's program folder.
        office: LibreOffice in this process; None where every deck gets one of its own.
        version: `LibreOffice 7.4.7.2`.
        fonts: digest of the installed fonts.
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


def find_program() -> Path:
    """LibreOffice's `program` folder: `DECKMILL_LIBREOFFICE`, else the distribution's. Raises EngineError."""
    folder = Path(os.environ.get("DECKMILL_LIBREOFFICE", _DEFAULT)).resolve()
    if not (folder / "soffice.bin").is_file():
        raise EngineError(f"there is no LibreOffice in {folder}; install it or set DECKMILL_LIBREOFFICE")
    return folder


def read_version(program: Path) -> str:
    """`LibreOffice 7.4.7.2`, asked of the program itself."""
    command = [str(program / "soffice.bin"), "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout.split()
    return " ".join(answer[:2]) or "LibreOffice"
