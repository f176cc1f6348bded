"""A data directory in one file: taken while the server runs, restored elsewhere."""

import contextlib
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from deck_runtime.scratch import own_folder
from deckmill.embedded.data_directory import DataDirectory

_INCOMING = ".incoming"
"""Where the store keeps files that have no name yet."""

Telling = Callable[[int, int], None]
"""Told the bytes that are done, and those that there are in all."""


class UnusableBackup(Exception):
    """A file that is no backup, or is damaged, or cannot go where it shall. Its text says what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds.

    Attributes:
        files: the objects among them: documents, decks, pictures, reports, templates.
        size: bytes of all that it holds.
    """

    files: int
    size: int


def write_backup(data: DataDirectory, target: Path, tell: Telling) -> Kept:
    """Write the database, the objects and the secrets of `data` into `target`, a ZIP file that only its owner may read.

    The database comes first: what it refers to is on disk by then, so that every job of the backup has its files,
    unless it was deleted meanwhile. The file gets its name when all of it is on disk.

    Raises UnusableBackup where there is no database, or `target` exists, or its folder does not; OSError.
    """
    if not data.database.exists():
        raise UnusableBackup(f"there is no database in {data.root}; `deckmill serve` makes one")
    if target.exists():
        raise UnusableBackup(f"{target} is there already; name another file")
    if not target.resolve().parent.is_dir():
        raise UnusableBackup(f"there is no folder {target.resolve().parent} to write {target.name} into; make it first")
    with _working_folder(target.resolve().parent, ".deckmill-backup-") as folder:
        copy, partial = folder / "registry.sqlite", folder / "partial"
        _copy_database(data.database, copy)
        with partial.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            with zipfile.ZipFile(file, "w") as archive:
                archive.write(copy, data.database.name, zipfile.ZIP_DEFLATED)
                for secret in filter(Path.exists, (data.token, data.owner_key)):
                    archive.write(secret, secret.name)
                kept = _write_objects(archive, data, copy.stat().st_size, tell)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    return kept


def restore_backup(source: Path, data: DataDirectory, tell: Telling) -> Kept:
    """Make the data directory `data` of a backup. It appears when all of it is there and was found undamaged.

    Raises UnusableBackup where `source` is no backup or is damaged, or the directory holds something; OSError.
    """
    if data.root.exists() and any(data.root.iterdir()):
        raise UnusableBackup(f"{data.root} is not empty; move it away, or name another folder with --data-dir")
    above = data.root.resolve().parent
    above.mkdir(parents=True, exist_ok=True)
    with _working_folder(above, ".deckmill-restore-") as folder:
        made = DataDirectory(folder / "data")
        made.root.mkdir(mode=0o700)
        try:
            with zipfile.ZipFile(source) as archive:
                kept = _unpack(archive, made, tell)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise UnusableBackup(f"{source} is no backup, or is damaged: {error}") from None
        _check_database(made.database, source)
        os.sync()  # once for all files, before they get their place
        made.root.replace(data.root)
    return kept


@contextlib.contextmanager
def _working_folder(above: Path, prefix: str) -> Iterator[Path]:
    """A folder beside what is made, which is then moved and not copied; those that killed runs left go first."""
    folder = own_folder(above, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _copy_database(database: Path, copy: Path) -> None:
    """All of one moment, also while the registry writes."""
    with (
        contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)


def _check_database(database: Path, source: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise UnusableBackup(f"the database in {source} is damaged: {found}")


def _write_objects(archive: zipfile.ZipFile, data: DataDirectory, done: int, tell: Telling) -> Kept:
    """Objects are compressed already. One that goes meanwhile belonged to a job that was deleted."""
    found = list(_objects(data.objects))
    total, files = done + sum(size for _path, size in found), 0
    for path, size in found:
        with contextlib.suppress(FileNotFoundError):
            archive.write(path, f"{data.objects.name}/{path.relative_to(data.objects).as_posix()}")
            files += 1
        done += size
        tell(done, total)
    return Kept(files, sum(member.file_size for member in archive.infolist()))


def _objects(root: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(root.rglob("*")):
        with contextlib.suppress(FileNotFoundError):
            if _INCOMING not in path.relative_to(root).parts and path.is_file():
                yield path, path.stat().st_size


def _unpack(archive: zipfile.ZipFile, made: DataDirectory, tell: Telling) -> Kept:
    members = archive.infolist()
    names = {member.filename for member in members}
    if missing := {made.database.name, made.token.name} - names:
        raise zipfile.BadZipFile(f"it has no {', '.join(sorted(missing))}")
    total, done = sum(member.file_size for member in members), 0
    for member in members:
        _unpack_one(archive, member, made)
        done += member.file_size
        tell(done, total)
    files = sum(name.startswith(f"{made.objects.name}/") for name in names)
    return Kept(files, total)


def _unpack_one(archive: zipfile.ZipFile, member: zipfile.ZipInfo, made: DataDirectory) -> None:
    """Write a member to where a data directory has it, with the check of its bytes that ZIP files have."""
    path = PurePosixPath(member.filename)
    known = {made.database.name, made.token.name, made.owner_key.name}
    is_object = path.parts[:1] == (made.objects.name,) and len(path.parts) > 1 and ".." not in path.parts
    if member.is_dir() or not (member.filename in known or is_object):
        raise zipfile.BadZipFile(f"it holds {member.filename!r}, which no data directory has")
    target = made.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as source, target.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)
        shutil.copyfileobj(source, file)
