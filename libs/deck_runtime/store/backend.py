"""What a storage must offer so that the artifact store can stand on it."""

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from deck_domain.errors import StoreUnavailable


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """What a listing tells: `size` in bytes, `modified` aware."""

    key: str
    size: int
    modified: datetime


def disk_trouble(what: str, error: OSError) -> StoreUnavailable:
    """The error to raise when `what` cannot be used; its code tells a full disk from others."""
    code = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "store_unavailable"
    return StoreUnavailable(f"{what} cannot be used: {error.strerror or error}.", code=code)


class Backend(Protocol):
    """Blocking storage of immutable objects. Every method raises StoreUnavailable when the storage is away.

    What was put or copied outlives a power cut once `settle` has returned for its key: many keys are settled at once.

    Attributes:
        at_once: how many objects on their way at a time are the fastest.
    """

    at_once: int

    def prepare(self, sources: Sequence[Path]) -> None:
        """Do for several files at once what would take longer for each alone. Each is put afterwards."""

    def put(self, key: str, source: Path, content_type: str) -> None:
        """Store a file's bytes, prepared before, under a new key.

        The file may be linked: its owner must not change it after.
        """

    def settle(self, keys: Iterable[str]) -> None:
        """Return once these objects, which were put or copied before, are there for good."""

    def open(self, key: str) -> BinaryIO:
        """A seekable local file with the object's bytes. Raises ArtifactGone."""

    def size(self, key: str) -> int | None:
        """Its size in bytes, None when there is no such object."""

    def copy(self, source: str, target: str) -> None:
        """Copy within the storage. Raises ArtifactGone."""

    def list(self, prefix: str) -> Iterable[ObjectInfo]:
        """Every object below a prefix."""

    def folders(self, prefix: str) -> Iterable[str]:
        """The names of the folders directly below a prefix that ends at a folder."""

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that do not exist are no error."""

    def tidy(self) -> None:
        """Remove what was begun to be stored long ago, by processes that were killed."""

    def check(self) -> None:
        """Raise StoreUnavailable unless the storage can be written to."""
