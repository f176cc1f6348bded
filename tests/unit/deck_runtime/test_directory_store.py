"""What of the directory store outlives a power cut, told by the calls that it makes of the system."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deck_runtime.store import NewObject, open_store

PREFIX = "acme/job_1/task_1/1/"


class Disk:
    """Which folders and files were synced, and the names that were given, in the order of the calls."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    def synced(self, path: Path) -> list[int]:
        """When a path was synced, as places in the order of calls."""
        return [place for place, call in enumerate(self.calls) if call == ("sync", str(path))]

    def named(self, path: Path) -> int:
        """When a file or folder appeared under a name."""
        return self.calls.index(("name", str(path)))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Listens to the system's calls, which are made as ever."""
    disk, fsync, link, mkdir = Disk(), os.fsync, os.link, os.mkdir

    def hear_sync(descriptor: int) -> None:
        path = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        fsync(descriptor)
        disk.calls.append(("sync", path))

    def hear_link(source: Path, target: Path) -> None:
        link(source, target)
        disk.calls.append(("name", str(target)))

    def hear_mkdir(path: Path, mode: int = 0o777) -> None:
        mkdir(path, mode)
        disk.calls.append(("name", str(path)))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", hear_sync)
        patch.setattr(os, "link", hear_link)
        patch.setattr(os, "mkdir", hear_mkdir)
        yield disk


async def test_many_files_are_synced_each_and_their_folder_once(tmp_path: Path, disk: Disk) -> None:
    """A file before it has its name, the folder when it holds all names, and each new folder's own name."""
    root = tmp_path / "objects"
    store = open_store(f"file://{root}", tmp_path / "scratch")
    files = [NewObject(f"{PREFIX}slide-{n}.png", tmp_path / f"slide-{n}.png", "image/png") for n in range(20)]
    for file in files:
        file.source.write_bytes(file.key.encode())
    stored = await store.put_files(files)
    folder = root / PREFIX
    names = [root / file.key for file in files]
    assert [file.key for file in files] == [one.key for one in stored]
    assert [name.read_bytes() for name in names] == [file.key.encode() for file in files]
    [last] = disk.synced(folder)
    assert all(disk.named(name) < last for name in names)
    in_place = {name: disk.named(name) for name in names}
    incoming = [place for place, (kind, path) in enumerate(disk.calls) if kind == "sync" and "/.incoming/" in path]
    assert all(sum(place < at for place in incoming) > rank for rank, at in enumerate(sorted(in_place.values())))
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
