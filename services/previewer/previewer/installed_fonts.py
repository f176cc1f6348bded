"""The fonts that LibreOffice finds, as one digest."""

import hashlib
import subprocess
from pathlib import Path

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def digest_fonts() -> str:
    """A digest of path, size and time of every font file; it changes when a font is installed, removed or replaced."""
    digest = hashlib.sha256()
    for path in sorted(_font_files()):
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
