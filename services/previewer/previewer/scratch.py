"""A folder for one process: profile and temporary files. A killed process cannot tidy up, so the next one does."""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path

_PREFIX = "deckmill-previewer-"
_YOUNG_SECONDS = 60.0  # its owner may not have locked it yet


def take_scratch() -> Path:
    """Make a folder that lives as long as this process, and remove those whose process is gone."""
    base = Path(tempfile.gettempdir())
    for folder in base.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            _remove_if_abandoned(folder)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
    _lock(folder)  # held until the process ends, however it ends
    return folder


def _remove_if_abandoned(folder: Path) -> None:
    if folder.stat().st_uid != os.getuid() or time.time() - folder.stat().st_mtime < _YOUNG_SECONDS:
        return
    descriptor = _lock(folder)
    shutil.rmtree(folder, ignore_errors=True)
    os.close(descriptor)


def _lock(folder: Path) -> int:
    """Lock a folder for the life of the descriptor. Raises OSError when somebody holds it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
