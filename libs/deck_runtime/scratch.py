"""Folders that live as long as their process. One that is killed cannot tidy up: whoever comes later does."""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path

_YOUNG_SECONDS = 60.0
"""So long a folder is left alone: its owner may not have locked it yet."""


def own_folder(base: Path, prefix: str) -> Path:
    """A new folder below `base`, locked until this process ends, however it ends; abandoned ones are removed first."""
    remove_abandoned(base, prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=base))
    _lock(folder)  # the descriptor stays open: the kernel closes it
    return folder


def remove_abandoned(base: Path, prefix: str) -> None:
    """Remove the folders of processes that are gone; what cannot be removed stays."""
    for folder in base.glob(f"{prefix}*"):
        with contextlib.suppress(OSError):
            _remove_if_abandoned(folder)


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
