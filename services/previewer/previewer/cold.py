"""The route of last resort: a LibreOffice of its own for one deck, as people start it by hand."""

import os
import subprocess
import sys
from pathlib import Path

from previewer.lok import EngineError
from previewer.profile import write_profile

_FILTER = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_ASKS_FOR_A_RESTART = 81  # what a new profile's first start may answer
_STARTS = 3


def convert_cold(program: Path, deck: Path, folder: Path) -> Path:
    """Convert a deck to PDF below `folder`, which must be new; the limit of time is the caller's.

    The process dies with this one. Raises EngineError with LibreOffice's own words.
    """
    folder.mkdir(parents=True)
    profile = write_profile(folder / "profile")
    command = [
        *(sys.executable, "-m", "deck_runtime.parent_death", str(os.getpid())),
        *(str(program / "soffice.bin"), f"-env:UserInstallation={profile.as_uri()}"),
        *("--headless", "--invisible", "--norestore", "--nologo", "--nolockcheck"),
        *("--convert-to", _FILTER, "--outdir", str(folder), str(deck)),
    ]
    environment = os.environ | {"SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(folder)}
    for _ in range(_STARTS):
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
        if ended.returncode != _ASKS_FOR_A_RESTART:
            break
    pdf = folder / f"{deck.stem}.pdf"
    if not pdf.is_file():
        raise EngineError(f"soffice ended with {ended.returncode} and no PDF: {ended.stderr.strip()[-300:]}")
    return pdf
