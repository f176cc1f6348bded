"""Where LibreOffice is."""

import os
import subprocess
from pathlib import Path

from previewer.lok import EngineError

_DEFAULT = "/usr/lib/libreoffice/program"


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
