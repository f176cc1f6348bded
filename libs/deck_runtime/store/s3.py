"""Objects in any S3-compatible storage."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import parse_qs, unquote

import urllib3
from minio import Minio
from minio.commonconfig import CopySource
from minio.deleteobjects import DeleteObject
from minio.error import MinioException, S3Error

from deck_domain.errors import ArtifactGone, StoreUnavailable
from deck_runtime.settings import s3_parts
from deck_runtime.store.backend import ObjectInfo

_MISSING = ("NoSuchKey", "NoSuchObject", "NotFound")
_IN_MEMORY = 8 << 20
"""Bytes up to which an object that is read stays off the disk."""
_TIMEOUT = urllib3.Timeout(connect=3, read=20)


class S3Backend:
    """A `Backend` over one bucket. The storage must keep what it has acknowledged."""

    at_once = 8
    """Each waits for an answer over the network most of its time."""

    def __init__(self, client: Minio, bucket: str) -> None:
        """Args: bucket: created at the first write when missing."""
        self._client = client
        self._bucket = bucket
        self._ready = False

    @classmethod
    def from_url(cls, url: str, patience: float | None = None) -> "S3Backend":
        """`s3://key:secret@host:port/bucket?secure=false&region=...`; key and secret are percent-encoded.

        Args: patience: seconds of silence after which it is away; None waits long, and asks again.
        """
        parts = s3_parts(url)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        bucket = parts.path.strip("/")
        client = Minio(
            parts.netloc.rpartition("@")[2],
            access_key=unquote(parts.username or ""),
            secret_key=unquote(parts.password or ""),
            secure=query.get("secure", "true") != "false",
            region=query.get("region", "us-east-1"),
            http_client=_pool(patience),
        )
        return cls(client, bucket)

    def prepare(self, sources: Sequence[Path]) -> None:
        """Nothing: what is uploaded is there for good."""

    def put(self, key: str, source: Path, content_type: str) -> None:
        """Upload a file."""
        with _translated():
            self._make_bucket()
            self._client.fput_object(self._bucket, key, str(source), content_type=content_type)

    def settle(self, keys: Iterable[str]) -> None:
        """Nothing is left to do: an upload is acknowledged when it is durable."""

    def open(self, key: str) -> BinaryIO:
        """The bytes in memory, or in a temporary file when they are many."""
        file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
        with _translated():
            response = self._client.get_object(self._bucket, key)
            try:
                for chunk in response.stream(1 << 20):
                    file.write(chunk)
            finally:
                response.close()
                response.release_conn()
        file.seek(0)
        return cast("BinaryIO", file)

    def size(self, key: str) -> int | None:
        """Its size in bytes, None when there is no such object."""
        try:
            with _translated():
                size: int | None = self._client.stat_object(self._bucket, key).size
        except ArtifactGone:
            return None
        return size

    def copy(self, source: str, target: str) -> None:
        """A server-side copy."""
        with _translated():
            self._client.copy_object(self._bucket, target, CopySource(self._bucket, source))

    def list(self, prefix: str) -> Iterable[ObjectInfo]:
        """Every object below a prefix."""
        with _translated():
            for item in self._client.list_objects(self._bucket, prefix=prefix, recursive=True):
                if not item.is_dir:
                    yield ObjectInfo(item.object_name, item.size, item.last_modified)

    def folders(self, prefix: str) -> Iterable[str]:
        """What stands between the prefix and the next slash of any key."""
        with _translated():
            for item in self._client.list_objects(self._bucket, prefix=prefix):
                if item.is_dir:
                    yield item.object_name.removeprefix(prefix).rstrip("/")

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects in batches."""
        with _translated():
            errors = list(self._client.remove_objects(self._bucket, [DeleteObject(key) for key in keys]))
        remaining = [error for error in errors if error.code not in _MISSING]
        if remaining:
            raise StoreUnavailable(f"The object storage kept {len(remaining)} objects: {remaining[0].message}.")

    def tidy(self) -> None:
        """Nothing: objects appear whole, and the storage forgets parts of uploads by its own rules."""

    def check(self) -> None:
        """Ask for the bucket, and make it when it is missing."""
        with _translated():
            self._ready = False
            self._make_bucket()

    def _make_bucket(self) -> None:
        if not self._ready and not self._client.bucket_exists(self._bucket):
            self._client.make_bucket(self._bucket)
        self._ready = True


def _pool(patience: float | None) -> urllib3.PoolManager:
    if patience is None:
        return urllib3.PoolManager(timeout=_TIMEOUT, maxsize=16, retries=urllib3.Retry(2, backoff_factor=0.2))
    timeout = urllib3.Timeout(connect=patience / 2, read=patience)
    return urllib3.PoolManager(timeout=timeout, maxsize=16, retries=urllib3.Retry(1, read=0))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except S3Error as error:
        if error.code in _MISSING:
            raise ArtifactGone("The stored file is missing; render it again.") from None
        raise StoreUnavailable(f"The object storage answered {error.code}.") from error
    except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
        raise StoreUnavailable(f"The object storage is away ({type(error).__name__}).") from error
