"""Objects as files below one directory; a file appears under its key only when all of it is on disk."""

import contextlib
import errno
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from deck_domain.errors import ArtifactGone, StoreUnavailable
from deck_runtime.store.backend import ObjectInfo, disk_trouble

_INCOMING = ".incoming"
_ABANDONED_SECONDS = 3600.0
"""After which a file that got no name gets none: it takes moments."""
_NO_LINKS = (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP)
"""Why a file cannot be linked though it could be copied: another file system, another owner, too many names."""
_PROBE = bytes(4096)
"""An empty file fits on a full disk; a page does not."""


class DirectoryBackend:
    """A `Backend` over a local or shared file system."""

    at_once = 2
    """While one waits for the disk the other works; eight took as long, and twice the processor."""

    def __init__(self, root: Path) -> None:
        """Args: root: created when missing."""
        self._root = root
        (root / _INCOMING).mkdir(parents=True, exist_ok=True)

    def prepare(self, sources: Sequence[Path]) -> None:
        """Sync files before they get their names: a name stands for all of the bytes.

        All are sent to the disk before the first is waited for. A file system with a journal writes that once for all
        of them then; one after the other, twenty pictures took four times as long, and twice the processor.
        """
        try:
            for source in sources:
                _begin_to_write(source)
            for source in sources:
                _sync(source)
        except OSError as error:
            raise disk_trouble("The artifact directory", error) from error

    def put(self, key: str, source: Path, content_type: str) -> None:  # noqa: ARG002 - files have no media type
        """Link or copy into the store; the name lasts once it is settled."""
        target = self._path(key)
        try:
            self._place(source, target)
        except FileExistsError:
            if not _same(source, target):
                raise StoreUnavailable(f"The key {key} is taken by other bytes.", code="key_taken") from None
        except OSError as error:
            raise disk_trouble("The artifact directory", error) from error

    def settle(self, keys: Iterable[str]) -> None:
        """Sync each folder that holds one of the names, and those above, which may be as new; once for all of them."""
        folders = {folder for key in keys for folder in self._path(key).parents if folder.is_relative_to(self._root)}
        try:
            for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
                _sync(folder)
        except OSError as error:
            raise disk_trouble("The artifact directory", error) from error

    def open(self, key: str) -> BinaryIO:
        """The file itself."""
        try:
            return self._path(key).open("rb")
        except FileNotFoundError:
            raise ArtifactGone("The stored file is missing; render it again.") from None
        except OSError as error:
            raise disk_trouble("The artifact directory", error) from error

    def size(self, key: str) -> int | None:
        """Its size in bytes, None when there is no such object."""
        try:
            return self._path(key).stat().st_size
        except FileNotFoundError:
            return None

    def copy(self, source: str, target: str) -> None:
        """A hard link: objects never change, so two names may share one file."""
        self.put(target, self._existing(source), "")

    def list(self, prefix: str) -> Iterable[ObjectInfo]:
        """Every object below a prefix that ends at a folder."""
        for path in sorted(self._path(prefix).rglob("*")):
            if path.is_file() and _INCOMING not in path.parts:
                status = path.stat()
                modified = datetime.fromtimestamp(status.st_mtime, UTC)
                yield ObjectInfo(path.relative_to(self._root).as_posix(), status.st_size, modified)

    def folders(self, prefix: str) -> Iterable[str]:
        """The names of the folders directly below."""
        above = self._path(prefix)
        return sorted(path.name for path in above.iterdir() if path.is_dir()) if above.is_dir() else []

    def delete(self, keys: Iterable[str]) -> None:
        """Remove files, and the folders they leave empty."""
        for key in keys:
            path = self._path(key)
            path.unlink(missing_ok=True)
            for folder in path.parents:
                if folder == self._root or not _removed(folder):
                    break

    def tidy(self) -> None:
        """Remove files that never got their name."""
        for file in (self._root / _INCOMING).iterdir():
            with contextlib.suppress(OSError):  # a store beside this one may be faster
                if time.time() - file.stat().st_ctime > _ABANDONED_SECONDS:
                    file.unlink()

    def check(self) -> None:
        """Write and remove a file."""
        probe = self._root / _INCOMING / f"probe-{uuid.uuid4().hex}"
        try:
            probe.write_bytes(_PROBE)
        except OSError as error:
            raise disk_trouble("The artifact directory", error) from error
        finally:
            probe.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        parts = key.split("/")
        if key.startswith("/") or ".." in parts or _INCOMING in parts or "\0" in key:
            raise ValueError(f"not a key: {key!r}")
        return self._root / key

    def _existing(self, key: str) -> Path:
        path = self._path(key)
        if not path.is_file():
            raise ArtifactGone("The stored file is missing; render it again.")
        return path

    def _place(self, source: Path, target: Path) -> None:
        """Give a file its name in the store, or a copy of it where no link can lead from there to here."""
        try:
            _link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._copy(source, target)

    def _copy(self, source: Path, target: Path) -> None:
        incoming = self._root / _INCOMING / uuid.uuid4().hex
        try:
            shutil.copyfile(source, incoming)
            _sync(incoming)
            _link(incoming, target)
        finally:
            incoming.unlink(missing_ok=True)


def _removed(folder: Path) -> bool:
    """Remove a folder if it is empty at this very moment; somebody may be writing into it."""
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _link(file: Path, target: Path) -> None:
    """A link, not a rename: it refuses to replace what is there, and a repeat after a lost reply is the same."""
    for last in (False, True):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            return os.link(file, target)
        except FileNotFoundError:  # a deletion beside us has just taken the folder it left empty
            if last:
                raise
    return None


def _begin_to_write(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)  # pages not yet on the disk are sent there, and stay
    finally:
        os.close(descriptor)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _same(first: Path, second: Path) -> bool:
    return first.samefile(second) or first.read_bytes() == second.read_bytes()
