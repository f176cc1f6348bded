"""What processes leave on the disk."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deck_runtime.scratch import own_folder
from deck_runtime.store import open_store

_KILLED = """
import os, signal, sys
from pathlib import Path
from deck_runtime.store import open_store
store = open_store(f"file://{sys.argv[1]}/objects", Path(sys.argv[1]) / "scratch")
(store.scratch / "work-1").mkdir()
(store.scratch / "work-1" / "deck.pptx").write_bytes(b"PK")
os.kill(os.getpid(), signal.SIGKILL)
"""


def make_old(*paths: Path) -> None:
    """As if nothing had been done there for two hours."""
    for path in paths:
        os.utime(path, (time.time() - 7200, time.time() - 7200))


def test_folders_of_dead_processes_are_removed(tmp_path: Path) -> None:
    """What is old and unlocked goes; what is locked or young, or has another name, stays."""
    living = own_folder(tmp_path, "ours-")
    dead, young, other = (tmp_path / name for name in ("ours-dead", "ours-young", "other"))
    for folder in (dead, young, other):
        (folder / "profile").mkdir(parents=True)
    make_old(living, dead, other)
    own = own_folder(tmp_path, "ours-")
    assert {folder.name for folder in tmp_path.iterdir()} == {living.name, young.name, other.name, own.name}


async def test_a_store_clears_up_after_a_killed_process(tmp_path: Path) -> None:
    """Its temporary files go, hourly as well as at a start; those of a living process stay."""
    store, beside = (open_store(f"file://{tmp_path}/objects", tmp_path / "scratch") for _ in range(2))
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], check=False)
    folders = set((tmp_path / "scratch").iterdir())
    assert len(folders) == 3
    make_old(*folders)
    await store.tidy()
    assert set((tmp_path / "scratch").iterdir()) == {store.scratch, beside.scratch}
    await beside.close()
    assert set((tmp_path / "scratch").iterdir()) == {store.scratch}


async def test_objects_without_a_name_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that was killed between the bytes and the name leaves a file that nobody else can know."""
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    stored = await store.put_bytes("acme/deck.pptx", b"PK", "text/plain")
    incoming = tmp_path / "objects" / ".incoming" / "0f3a"
    incoming.write_bytes(b"half")
    await store.tidy()
    assert incoming.exists()
    monkeypatch.setattr("deck_runtime.store.directory._ABANDONED_SECONDS", -1.0)
    await store.tidy()
    assert not incoming.exists()
    assert await store.read(stored) == b"PK"
