"""LibreOffice's user profile, hardened before its first start."""

from pathlib import Path

_OOR = "http://openoffice.org/2001/registry"
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
# Without the first, an external picture makes LibreOffice fetch an address, or read a file of the machine.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableActiveContent", "true"),
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


def write_profile(folder: Path) -> Path:
    """Make a profile below `folder`, which only this user may read, and return the profile's folder."""
    user = folder / "user"
    user.mkdir(parents=True, mode=0o700)
    items = "".join(_item(*setting) for setting in _SETTINGS)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    (user / "registrymodifications.xcu").write_text(f'{head}<oor:items xmlns:oor="{_OOR}">{items}</oor:items>')
    return folder


def _item(path: str, name: str, value: str) -> str:
    path = path.replace("'", "&apos;")
    return f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
