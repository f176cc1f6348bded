"""Whether a worker's disk has room for the work of one stage.

A worker without any fails every task at once and asks for the next: it would take the whole queue from workers that
have room, and use up the attempts of each job.
"""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

LEAST_BYTES = 16 << 20
"""What the temporary files of a deck with its pictures take."""
_LOOK = 1.0


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


class DiskRoom:
    """Looks at the file system of a folder."""

    def __init__(self, folder: Path, free_bytes: Callable[[Path], int] = _free_bytes) -> None:
        """Args: free_bytes: how much a file system has left."""
        self._folder, self._free_bytes = folder, free_bytes

    @property
    def trouble(self) -> str:
        """Why there is none, as a sentence for the health of the service; empty where there is."""
        try:
            free = self._free_bytes(self._folder)
        except OSError as error:
            return f"the folder {self._folder} cannot be used: {error.strerror or error}"
        if free >= LEAST_BYTES:
            return ""
        return f"the disk of {self._folder} is full ({free >> 20} of at least {LEAST_BYTES >> 20} MB are free)"

    async def found(self) -> None:
        """Return when there is room."""
        while True:
            if not self.trouble:
                return
            await asyncio.sleep(_LOOK)
