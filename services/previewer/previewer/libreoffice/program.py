"""LibreOffice the program: where it is, its hardened profile, and the route of last resort that starts it by itself."""

import os
import subprocess
import sys
from pathlib import Path

from previewer.libreoffice.lok import EngineError

DISTRIBUTION = "/usr/lib/libreoffice/program"
"""The folder in which Debian and Ubuntu install LibreOffice."""
PDF_FILTER = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
PPTX_FILTER = "pptx:Impress MS PowerPoint 2007 XML"
_ASKS_FOR_A_RESTART = 81
"""The exit code that a new profile's first start may answer with."""
_STARTS = 3
"""How often the program is started for one deck, at most."""
_OOR = "http://openoffice.org/2001/registry"
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
# Without the first, an external picture makes LibreOffice fetch an address, or read a file of the machine. There is one
# that forbids active content, too: since 24 it leaves out charts, which LibreOffice holds as objects. Objects of other
# programs and what is linked are taken out of the copies that LibreOffice opens.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Save/Document", "AutoSave", "false"),
    ("/org.openoffice.Office.Common/Save/Document", "CreateBackup", "false"),
    ("/org.openoffice.Office.Common/History", "PickListSize", "0"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    (
        "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
        "AutoCheckEnabled",
        "false",
    ),
)


_LANGUAGE = ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale")


def find_program() -> Path:
    """LibreOffice's `program` folder: `DECKMILL_LIBREOFFICE`, else the distribution's. Raises EngineError."""
    folder = Path(os.environ.get("DECKMILL_LIBREOFFICE") or DISTRIBUTION).resolve()
    if not (folder / "soffice.bin").is_file():
        raise EngineError(f"there is no LibreOffice in {folder}; install it or set DECKMILL_LIBREOFFICE")
    return folder


def read_version(program: Path) -> str:
    """`LibreOffice 7.4.7.2`, asked of the program itself."""
    command = [str(program / "soffice.bin"), "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout.split()
    return " ".join(answer[:2]) or "LibreOffice"


def write_profile(folder: Path, language: str = "en-US") -> Path:
    """Make a profile below `folder`, which only this user may read, and return the profile's folder."""
    user = folder / "user"
    user.mkdir(parents=True, mode=0o700)
    items = "".join(_item(*setting) for setting in (*_SETTINGS, (*_LANGUAGE, language)))
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    (user / "registrymodifications.xcu").write_text(f'{head}<oor:items xmlns:oor="{_OOR}">{items}</oor:items>')
    return folder


def _item(path: str, name: str, value: str) -> str:
    path = path.replace("'", "&apos;")
    return f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'


def convert_cold(program: Path, deck: Path, folder: Path, into: str = PDF_FILTER, language: str = "en-US") -> Path:
    """Convert a deck below `folder`, which must be new; the limit of time is the caller's.

    `into` is the suffix of the result, and what follows is LibreOffice's name of the filter; `language` is that of
    LibreOffice. The process dies with this one. Raises EngineError with LibreOffice's own words.
    """
    folder.mkdir(parents=True)
    profile = write_profile(folder / "profile", language)
    command = [
        *(sys.executable, "-m", "deck_runtime.parent_death", str(os.getpid())),
        *(str(program / "soffice.bin"), f"-env:UserInstallation={profile.as_uri()}"),
        *("--headless", "--invisible", "--norestore", "--nologo", "--nolockcheck"),
        *("--convert-to", into, "--outdir", str(folder), str(deck)),
    ]
    environment = os.environ | {"SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(folder)}
    for _ in range(_STARTS):
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
        if ended.returncode != _ASKS_FOR_A_RESTART:
            break
    suffix = into.partition(":")[0]
    made = folder / f"{deck.stem}.{suffix}"
    if not made.is_file():
        said = ended.stderr.strip()[-300:]
        raise EngineError(f"soffice ended with {ended.returncode} and no {suffix.upper()}: {said}")
    return made
