"""Backups of a data directory: what they hold, and what is made of those that are damaged or were made by others."""

import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from deckmill.embedded.backup import Kept, UnusableBackup, restore_backup, write_backup
from deckmill.embedded.data_directory import DataDirectory


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def data(tmp_path: Path) -> DataDirectory:
    """A data directory with a table, two objects, and a file that has no name in the store yet."""
    made = DataDirectory(tmp_path / "data")
    made.prepare()
    with sqlite3.connect(made.database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE jobs (id TEXT)")
        connection.execute("INSERT INTO jobs VALUES ('job_1')")
    for name in ("default/job_1/deck.pptx", "default/job_1/slide-1.png", ".incoming/half"):
        path = made.objects / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 100)
    return made


def _contents(root: Path) -> dict[str, bytes]:
    """Secrets and objects, by their paths."""
    kept = [*root.glob("*.token"), *root.glob("*.key"), *(root / "objects/default").rglob("*.*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in kept}


def test_what_was_there_is_there_again(data: DataDirectory, tmp_path: Path) -> None:
    """Rows, objects and secrets, in a folder that nobody else may look into; a file without a name is left out."""
    target, elsewhere = tmp_path / "backup.zip", DataDirectory(tmp_path / "deep/er/data")
    told: list[tuple[int, int]] = []
    kept = write_backup(data, target, lambda done, total: told.append((done, total)))
    assert kept.files == 2
    assert told[-1][0] == told[-1][1]
    assert restore_backup(target, elsewhere, _silent) == kept
    assert _contents(elsewhere.root) == _contents(data.root)
    assert len(_contents(elsewhere.root)) == 4
    assert not (elsewhere.objects / ".incoming").exists()
    with sqlite3.connect(elsewhere.database) as connection:
        assert connection.execute("SELECT id FROM jobs").fetchall() == [("job_1",)]
    assert stat.S_IMODE(elsewhere.root.stat().st_mode) == 0o700
    assert not elsewhere.prepare()


def test_what_was_not_committed_is_left_out(data: DataDirectory, tmp_path: Path) -> None:
    """The database is copied as it is at one moment, though somebody is writing into it."""
    writer = sqlite3.connect(data.database, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO jobs VALUES ('job_2')")
    write_backup(data, tmp_path / "backup.zip", _silent)
    writer.close()
    elsewhere = DataDirectory(tmp_path / "elsewhere")
    restore_backup(tmp_path / "backup.zip", elsewhere, _silent)
    with sqlite3.connect(elsewhere.database) as connection:
        assert connection.execute("SELECT id FROM jobs").fetchall() == [("job_1",)]


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing(data: DataDirectory, tmp_path: Path) -> None:
    """It holds secrets, and the last one may be the only one; no half file stays beside it."""
    target = tmp_path / "backup.zip"
    write_backup(data, target, _silent)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    with pytest.raises(UnusableBackup, match="is there already"):
        write_backup(data, target, _silent)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "data"]


def test_a_folder_that_is_not_there_is_named(data: DataDirectory, tmp_path: Path) -> None:
    """It was a temporary file in it that was named."""
    with pytest.raises(UnusableBackup, match=r"there is no folder .*absent to write x\.zip into"):
        write_backup(data, tmp_path / "absent" / "x.zip", _silent)


def test_there_is_nothing_to_keep_of_a_folder_without_a_database(tmp_path: Path) -> None:
    """Which is said, and no file is made."""
    with pytest.raises(UnusableBackup, match="no database"):
        write_backup(DataDirectory(tmp_path), tmp_path / "backup.zip", _silent)
    assert not list(tmp_path.iterdir())


def _spoilt(target: Path, damage: str) -> None:
    whole = target.read_bytes()
    at = whole.index(b"default/job_1/deck.pptxdefault")
    target.write_bytes(
        {
            "a byte": whole[:at] + b"X" + whole[at + 1 :],
            "its end": whole[: len(whole) // 2],
            "all": b"no archive at all",
            "everything": b"",
        }[damage]
    )


@pytest.mark.parametrize("damage", ["a byte", "its end", "all", "everything"])
def test_nothing_is_made_of_a_damaged_file(data: DataDirectory, tmp_path: Path, damage: str) -> None:
    """Of one whose bytes are others, whose end is missing, or that is none; the folder above is as it was."""
    target = tmp_path / "backup.zip"
    write_backup(data, target, _silent)
    _spoilt(target, damage)
    with pytest.raises(UnusableBackup, match="is no backup, or is damaged"):
        restore_backup(target, DataDirectory(tmp_path / "elsewhere"), _silent)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "data"]


@pytest.mark.parametrize("name", ["objects/../../evil", "/etc/evil", "evil", "objects", "objects/folder/"])
def test_an_archive_of_others_reaches_no_other_folder(data: DataDirectory, tmp_path: Path, name: str) -> None:
    """Only the names that a data directory has are unpacked."""
    target = tmp_path / "backup.zip"
    write_backup(data, target, _silent)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "evil")
    with pytest.raises(UnusableBackup, match="which no data directory has"):
        restore_backup(target, DataDirectory(tmp_path / "elsewhere"), _silent)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "data"]


def test_a_database_that_is_none_is_refused(tmp_path: Path) -> None:
    """Though the archive itself is whole."""
    target = tmp_path / "backup.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("registry.sqlite", "no database" * 100)
        archive.writestr("installation.token", "secret")
    with pytest.raises(UnusableBackup, match=r"the database in .* is damaged"):
        restore_backup(target, DataDirectory(tmp_path / "elsewhere"), _silent)


def test_a_directory_that_holds_something_stays_as_it_is(data: DataDirectory, tmp_path: Path) -> None:
    """An installation is never written over; an empty folder is taken."""
    target = tmp_path / "backup.zip"
    kept = write_backup(data, target, _silent)
    before = _contents(data.root)
    with pytest.raises(UnusableBackup, match="is not empty"):
        restore_backup(target, data, _silent)
    assert _contents(data.root) == before
    empty = tmp_path / "empty"
    empty.mkdir()
    assert restore_backup(target, DataDirectory(empty), _silent) == Kept(2, kept.size)


_HALF_WAY = """
import signal, sys
from pathlib import Path
from deckmill.embedded import backup
from deckmill.embedded.data_directory import DataDirectory

def wait(_done, _total):
    print("half way", flush=True)
    signal.pause()

folder, file = DataDirectory(Path(sys.argv[1])), Path(sys.argv[2])
"""


@pytest.mark.parametrize(
    ("call", "folder", "file"),
    [
        ("backup.write_backup(folder, file, wait)", "data", "new.zip"),
        ("backup.restore_backup(file, folder, wait)", "elsewhere", "kept.zip"),
    ],
)
def test_what_a_killed_run_left_goes_with_the_next_one(
    data: DataDirectory, tmp_path: Path, call: str, folder: str, file: str
) -> None:
    """A run that is killed half-way makes nothing, and its hidden folder does not stay for ever."""
    write_backup(data, tmp_path / "kept.zip", _silent)
    command = [sys.executable, "-c", _HALF_WAY + call, tmp_path / folder, tmp_path / file]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stdout.readline() == "half way\n"
        run.kill()
    (left,) = tmp_path.glob(".deckmill-*")
    assert {path.name for path in tmp_path.iterdir()} == {"data", "kept.zip", left.name}
    os.utime(left, (0, 0))  # as if it had stood for longer than a living run takes to lock its folder
    write_backup(data, tmp_path / "next.zip", _silent)
    restore_backup(tmp_path / "kept.zip", DataDirectory(tmp_path / "next"), _silent)
    assert not list(tmp_path.glob(".deckmill-*"))
