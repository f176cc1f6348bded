"""What of the directory store outlives a power cut, told by the calls that it makes of the system."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deck_runtime.store import NewObject, open_store

PREFIX = "acme/job_1/task_1/1/"


class Disk:
    """The files and folders that were synced, and those that were given a name, in the order of the calls.

    A file is known by its inode, which is the same under all its names.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []
        self.linkable = True

    def synced(self, path: Path) -> list[int]:
        """When a file or folder was synced, as places in the order of calls."""
        return [place for place, call in enumerate(self.calls) if call == ("sync", path.stat().st_ino)]

    def named(self, path: Path) -> int:
        """When it got its last name."""
        return max(place for place, call in enumerate(self.calls) if call == ("name", path.stat().st_ino))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Listens to the system's calls, which are made as ever; but for links from elsewhere, if it is so told."""
    disk, fsync, link, mkdir = Disk(), os.fsync, os.link, os.mkdir

    def hear_sync(descriptor: int) -> None:
        fsync(descriptor)
        disk.calls.append(("sync", os.fstat(descriptor).st_ino))

    def hear_link(source: Path, target: Path) -> None:
        if not disk.linkable and "objects" not in source.parts:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        link(source, target)
        disk.calls.append(("name", target.stat().st_ino))

    def hear_mkdir(path: Path, mode: int = 0o777) -> None:
        mkdir(path, mode)
        disk.calls.append(("name", Path(path).stat().st_ino))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", hear_sync)
        patch.setattr(os, "link", hear_link)
        patch.setattr(os, "mkdir", hear_mkdir)
        yield disk


@pytest.mark.parametrize("linkable", [True, False])
async def test_many_files_are_synced_each_and_their_folder_once(tmp_path: Path, disk: Disk, linkable: bool) -> None:
    """A file before it has its name, the folder when it holds all names, and each new folder's own name."""
    root, disk.linkable = tmp_path / "objects", linkable
    store = open_store(f"file://{root}", tmp_path / "scratch")
    files = [NewObject(f"{PREFIX}slide-{n}.png", tmp_path / f"slide-{n}.png", "image/png") for n in range(20)]
    for file in files:
        file.source.write_bytes(file.key.encode())
    stored = await store.put_files(files)
    names = [root / file.key for file in files]
    assert [file.key for file in files] == [one.key for one in stored]
    assert [name.read_bytes() for name in names] == [file.key.encode() for file in files]
    folder = root / PREFIX
    [last] = disk.synced(folder)
    for name in names:
        [synced] = disk.synced(name)
        assert synced < disk.named(name) < last
    for made in (folder, folder.parent, folder.parent.parent, root / "acme"):
        assert any(place > disk.named(made) for place in disk.synced(made.parent)), made


async def test_a_file_that_is_there_already_is_made_sure_of(tmp_path: Path, disk: Disk) -> None:
    """Whoever put it first may not have come to the sync of the folder."""
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    await store.put_bytes(PREFIX + "a", b"same", "text/plain")
    before = len(disk.synced(tmp_path / "objects" / PREFIX))
    await store.put_bytes(PREFIX + "a", b"same", "text/plain")
    assert len(disk.synced(tmp_path / "objects" / PREFIX)) == before + 1


async def test_a_copy_is_there_for_good(tmp_path: Path, disk: Disk) -> None:
    """In the folder of its own job."""
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    source = await store.put_bytes(PREFIX + "a", b"bytes", "text/plain")
    await store.copy(source, "acme/job_2/task_1/0/a")
    copy = tmp_path / "objects" / "acme/job_2/task_1/0/a"
    assert disk.named(copy) < disk.synced(copy.parent)[-1]
