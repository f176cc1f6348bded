"""The object store, as far as a client needs it: the same folder or bucket that the services use."""

import hashlib
import io
import os
import uuid
from pathlib import Path
from typing import Any, Protocol

from deck.artifact.v1.artifact_pb2 import StoredObject


class Damaged(Exception):
    """An object is not what was recorded of it."""


class Store(Protocol):
    """Where objects lie."""

    def get(self, key: str) -> bytes:
        """The bytes below a key."""

    def put(self, key: str, content: bytes) -> None:
        """Store bytes below a new key."""


class DirectoryStore:
    """The folder of `DECKMILL_STORE_URL=file:///folder`; of `deckmill serve`, `objects` in the data directory."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, key: str) -> bytes:
        """The bytes below a key. Raises OSError."""
        return (self._root / key).read_bytes()

    def put(self, key: str, content: bytes) -> None:
        """Store bytes below a new key, whole or not at all. Raises FileExistsError, and OSError."""
        target = self._root / key
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{uuid.uuid4().hex}")
        try:
            with partial.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.link(partial, target)  # a name that is taken stays as it is
        finally:
            partial.unlink(missing_ok=True)


class S3Store:
    """The bucket of `DECKMILL_STORE_URL=s3://...`, by a client of the package `minio` that you have made."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client, self._bucket = client, bucket

    def get(self, key: str) -> bytes:
        """The bytes below a key. Raises what minio raises."""
        answer = self._client.get_object(self._bucket, key)
        try:
            return bytes(answer.read())
        finally:
            answer.close()
            answer.release_conn()

    def put(self, key: str, content: bytes) -> None:
        """Store bytes. Raises what minio raises."""
        self._client.put_object(self._bucket, key, io.BytesIO(content), len(content))


def read(store: Store, stored: StoredObject) -> bytes:
    """The bytes of an object, once they are those that were recorded. Raises Damaged, and what the store raises."""
    content = stored.data if stored.HasField("data") else store.get(stored.key)
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise Damaged(f"{stored.key} has other bytes than were recorded")
    return content


def write(store: Store, key: str, content: bytes) -> StoredObject:
    """Store bytes below a new key; how requests name them. Raises what the store raises."""
    store.put(key, content)
    return StoredObject(key=key, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
