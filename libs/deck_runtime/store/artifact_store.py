"""What services see of the store: an asynchronous face over a blocking backend, and the check of every byte read."""

import asyncio
import hashlib
import io
import math
import shutil
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, ParamSpec, TypeVar, cast
from urllib.parse import urlsplit

from prometheus_client import Counter, Gauge, Histogram

from deck_domain.errors import ArtifactGone, InvalidRequest, StoreUnavailable, Violation
from deck_domain.job import StoredObject
from deck_runtime.scratch import own_folder, remove_abandoned
from deck_runtime.settings import SettingError, store_folder
from deck_runtime.store.backend import Backend, ObjectInfo, disk_trouble

_THREADS = 8
"""How many calls of a backend are under way at once."""
_OWN = "process-"
"""What the names of folders of one process begin with."""
_CHUNK = 1 << 20
"""Bytes that are copied at a time."""

_SECONDS = Histogram(
    "deckmill_store_seconds",
    "Operations of the object store as their callers wait for them; one may be of several files.",
    ["operation"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60),
)
_FAILED = Counter(
    "deckmill_store_failures_total",
    "Operations that found the object store or the local disk away or full.",
    ["operation"],
)
_BYTES = Counter("deckmill_store_bytes_total", "Bytes of objects that were written or read.", ["direction"])
_FREE = Gauge("deckmill_scratch_free_bytes", "Free space of the file system of temporary files.")
_SIZE = Gauge("deckmill_scratch_size_bytes", "Size of the file system of temporary files.")
_OPERATIONS = ("prepare", "put", "get", "size", "copy", "list", "delete", "check", "settle", "tidy")

P = ParamSpec("P")
Q = TypeVar("Q")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class NewObject:
    """A local file that shall become an object."""

    key: str
    source: Path
    content_type: str


class ArtifactStore:
    """Objects by key; nothing is ever overwritten, and nothing unverified is handed out.

    What came along with its bytes is read from these, whatever the storage holds.

    Every method raises StoreUnavailable when the storage, or the local disk, cannot be used, and InvalidRequest for
    what cannot be a key.
    """

    def __init__(self, backend: Backend, scratch: Path) -> None:
        """Args: scratch: a local folder for temporary files, best on the directory store's file system.

        Each store has a folder of its own there, its `scratch`.
        """
        self._backend = backend
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="store")
        self._shared_scratch = scratch
        scratch.mkdir(parents=True, exist_ok=True)
        self.scratch = own_folder(scratch, _OWN)
        _FREE.set_function(lambda: _disk_usage(scratch)[0])
        _SIZE.set_function(lambda: _disk_usage(scratch)[1])
        for operation in _OPERATIONS:
            _FAILED.labels(operation)

    async def put_file(self, key: str, source: Path, content_type: str) -> StoredObject:
        """Store a file. It must not be changed afterwards; it may be deleted."""
        return (await self.put_files([NewObject(key, source, content_type)]))[0]

    async def put_files(self, files: Sequence[NewObject]) -> Sequence[StoredObject]:
        """Store files, several at a time, as `put_file` does; all are there for good when this returns."""
        for file in files:
            _require_key(file.key)
        stored = await self._shared_out("prepare", self._prepare, files)
        await self._shared_out("put", partial(_each, self._put), files)
        await self._settle(file.key for file in files)
        return stored

    async def put_bytes(self, key: str, data: bytes, content_type: str) -> StoredObject:
        """Store bytes."""
        source = self.scratch / f"put-{uuid.uuid4().hex}"
        try:
            await self._run("prepare", source.write_bytes, data)
            return await self.put_file(key, source, content_type)
        finally:
            source.unlink(missing_ok=True)

    async def open(self, stored: StoredObject) -> BinaryIO:
        """A seekable file at its start, verified. Raises ArtifactGone for a missing or altered object."""
        return await self._run("get", self._open, stored)

    async def read(self, stored: StoredObject) -> bytes:
        """All bytes, verified. Raises ArtifactGone."""
        return await self._run("get", self._read, stored)

    async def fetch(self, stored: StoredObject, target: Path) -> Path:
        """Write the verified bytes to a local path and return it. Raises ArtifactGone."""
        return (await self.fetch_all([(stored, target)]))[0]

    async def fetch_all(self, wanted: Sequence[tuple[StoredObject, Path]]) -> Sequence[Path]:
        """Fetch objects to the paths beside them, several at a time, as `fetch` does."""
        return await self._shared_out("get", partial(_each, self._fetch), wanted)

    async def holds(self, stored: StoredObject) -> bool:
        """Whether an object of that key and size exists; its bytes are not read."""
        _require_key(stored.key)
        return await self._run("size", self._backend.size, stored.key) == stored.size

    async def lacking(self, objects: Iterable[StoredObject]) -> list[str]:
        """The keys of those that do not exist in their size; one listing for each folder, however many it holds."""
        wanted = {stored.key: stored.size for stored in objects}
        for key in wanted:
            _require_key(key)
        held: dict[str, int] = {}
        for folder in {key[: key.rindex("/") + 1] for key in wanted if "/" in key}:
            held |= {info.key: info.size for info in await self.list(folder)}
        return [key for key, size in wanted.items() if held.get(key) != size]

    async def copy(self, stored: StoredObject, key: str) -> StoredObject:
        """Copy to a new key without moving the bytes through here. Raises ArtifactGone."""
        _require_key(stored.key)
        _require_key(key)
        await self._run("copy", self._backend.copy, stored.key, key)
        await self._settle([key])
        return StoredObject(key=key, sha256=stored.sha256, size=stored.size)

    async def list(self, prefix: str) -> list[ObjectInfo]:
        """Every object below a prefix."""
        return await self._run("list", lambda: list(self._backend.list(prefix)))

    async def folders(self, prefix: str) -> Sequence[str]:
        """The names of the folders directly below a prefix that ends at a folder."""
        return await self._run("list", lambda: tuple(self._backend.folders(prefix)))

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that do not exist are no error."""
        await self._run("delete", self._backend.delete, list(keys))

    async def check(self) -> None:
        """Raise StoreUnavailable unless the storage can be written to."""
        await self._run("check", self._backend.check)

    async def tidy(self) -> None:
        """Remove what processes that were killed have left: temporary files, and objects that got no name."""
        await self._run("tidy", remove_abandoned, self._shared_scratch, _OWN)
        await self._run("tidy", self._backend.tidy)

    async def close(self) -> None:
        """Remove the folder of temporary files."""
        await self._run("tidy", shutil.rmtree, self.scratch, ignore_errors=True)

    async def _run(self, operation: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        started = time.perf_counter()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: work(*args, **kwargs))
        except StoreUnavailable:
            _FAILED.labels(operation).inc()
            raise
        except OSError as error:  # of the local files on the way: a full disk, most of all
            _FAILED.labels(operation).inc()
            raise disk_trouble("The local disk", error) from error
        finally:
            _SECONDS.labels(operation).observe(time.perf_counter() - started)

    async def _shared_out(
        self, operation: str, work: Callable[[Sequence[Q]], Sequence[R]], items: Sequence[Q]
    ) -> Sequence[R]:
        """The results in order, or the first error once nothing is under way any more.

        Each thread gets its share at once: a deck has twenty pictures, and each way to a thread and back costs time.
        """
        count = max(1, min(self._backend.at_once, len(items)))
        shares = [items[first::count] for first in range(count)]
        tasks = [asyncio.ensure_future(self._run(operation, work, share)) for share in shares]
        await asyncio.gather(*tasks, return_exceptions=True)
        done = [task.result() for task in tasks]
        return [done[place % count][place // count] for place in range(len(items))]

    async def _settle(self, keys: Iterable[str]) -> None:
        await self._run("settle", self._backend.settle, list(keys))

    def _prepare(self, files: Sequence[NewObject]) -> Sequence[StoredObject]:
        stored = [_described(file) for file in files]
        self._backend.prepare([file.source for file in files])
        return stored

    def _put(self, new: NewObject) -> None:
        self._backend.put(new.key, new.source, new.content_type)
        _BYTES.labels("written").inc(new.source.stat().st_size)

    def _open(self, stored: StoredObject) -> BinaryIO:
        _require_key(stored.key)
        file = self._backend.open(stored.key) if stored.data is None else io.BytesIO(stored.data)
        digest = hashlib.file_digest(cast("io.BytesIO", file), "sha256").hexdigest()
        if digest != stored.sha256 or file.seek(0, io.SEEK_END) != stored.size:
            file.close()
            raise ArtifactGone("The stored file no longer matches its checksum and is not served; render it again.")
        file.seek(0)
        if stored.data is None:
            _BYTES.labels("read").inc(stored.size)
        return file

    def _read(self, stored: StoredObject) -> bytes:
        with self._open(stored) as file:
            return file.read()

    def _fetch(self, wanted: tuple[StoredObject, Path]) -> Path:
        stored, target = wanted
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._open(stored) as source, target.open("wb") as sink:
            while chunk := source.read(_CHUNK):
                sink.write(chunk)
        return target


def _disk_usage(folder: Path) -> tuple[float, float]:
    """Free bytes and bytes in all; not a number where the folder is not there."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return math.nan, math.nan
    return usage.free, usage.total


def _described(new: NewObject) -> StoredObject:
    with new.source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return StoredObject(key=new.key, sha256=digest, size=file.tell())


def _each(work: Callable[[Q], R], items: Sequence[Q]) -> Sequence[R]:
    return [work(item) for item in items]


def require_prefix(prefix: str) -> None:
    """Whether objects can be stored below it. Raises InvalidRequest: it comes in calls from other services."""
    if not prefix.endswith("/") or not _is_key(prefix[:-1]):
        message = "A prefix is names, each with a single slash behind it, none of them empty or made of dots."
        raise InvalidRequest([Violation("/output_prefix", "invalid_prefix", message)], message)


def _require_key(key: str) -> None:
    """Keys come in calls from other services: a wrong one is their fault, not the storage's."""
    if not _is_key(key):
        message = "A key is names separated by single slashes, none of them empty or made of dots."
        raise InvalidRequest([Violation("/key", "invalid_key", message)], message)


def _is_key(text: str) -> bool:
    return "\0" not in text and all(part.strip(".") for part in text.split("/"))


def open_store(url: str, scratch: Path, *, patience: float | None = None) -> ArtifactStore:
    """The store of a URL: `file:///directory`, or `s3://key:secret@host:port/bucket?secure=false&region=...`.

    An S3 that is silent for `patience` seconds is away: for services that somebody waits for. Others give it a minute.

    Raises SettingError for any other URL, and for a folder that cannot be made.
    """
    try:
        return ArtifactStore(_backend(url, patience), scratch)
    except ValueError as error:
        raise SettingError.of("store_url", str(error)) from None
    except OSError as error:
        raise SettingError(f"cannot make the folder {error.filename} ({error.strerror})") from None


def _backend(url: str, patience: float | None) -> Backend:
    if folder := store_folder(url):
        from deck_runtime.store.directory import DirectoryBackend  # noqa: PLC0415 - each backend's library stays its own

        return DirectoryBackend(folder)
    if urlsplit(url).scheme == "s3":
        from deck_runtime.store.s3 import S3Backend  # noqa: PLC0415

        return S3Backend.from_url(url, patience)
    raise ValueError("must begin with file:/// or s3://")
