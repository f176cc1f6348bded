"""A worker whose disk is full asks for no work until there is room."""

import asyncio
import errno
from pathlib import Path

import pytest

from deck_runtime.worker import disk_room
from deck_runtime.worker.disk_room import LEAST_BYTES, DiskRoom


def test_a_full_disk_is_told_with_what_is_missing(tmp_path: Path) -> None:
    """As the health of the service shows it; a disk with room is no trouble."""
    assert DiskRoom(tmp_path, lambda _: LEAST_BYTES).trouble == ""
    said = DiskRoom(tmp_path, lambda _: LEAST_BYTES - 1).trouble
    assert said == f"the disk of {tmp_path} is full (15 of at least 16 MB are free)"


def test_a_real_disk_is_looked_at(tmp_path: Path) -> None:
    """A folder that is gone is trouble and no error."""
    assert (
        DiskRoom(tmp_path / "gone").trouble
        == f"the folder {tmp_path / 'gone'} cannot be used: No such file or directory"
    )


async def test_work_waits_until_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no longer."""
    monkeypatch.setattr(disk_room, "_LOOK", 0.0)
    free = [0, 0, LEAST_BYTES]

    async with asyncio.timeout(10):
        await DiskRoom(tmp_path, lambda _: free.pop(0)).found()

    assert free == []


def test_other_trouble_with_the_disk_is_trouble(tmp_path: Path) -> None:
    """It may be mended while the service runs."""

    def broken(_folder: Path) -> int:
        raise OSError(errno.EIO, "Input/output error")

    assert DiskRoom(tmp_path, broken).trouble == f"the folder {tmp_path} cannot be used: Input/output error"
