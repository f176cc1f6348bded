"""Pictures of slides that were drawn before, as files that outlive the processes.

`<folder>/<tenant>/<key>/` holds the pictures of one slide, `entry.json` with the size and checksum of each, whose time
is that of the last use, and `jobs/` with an empty file for each job that refers to the entry. An entry appears whole by
a rename; readers, writers and those who remove need no lock, for whatever is missing or altered is drawn again.
"""

import contextlib
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deck_domain.job_options import Format
from deck_domain.records import from_json, to_json

ENTRY, JOBS = "entry.json", "jobs"
UNFINISHED = ".new-"


def name_of(text: str) -> str:
    """A name for a folder or file that says nothing of a tenant's or a job's id and cannot lead elsewhere."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Entry:
    """Size in px, and the sha256 of each picture."""

    width: int
    height: int
    files: Mapping[Format, str]


class SlideCache:
    """The entries of one tenant, used on behalf of one job. Nothing here raises: without a cache, slides are drawn."""

    def __init__(self, folder: Path, tenant: str, job: str) -> None:
        """Args: folder: shared by all processes and tenants; made when missing."""
        self._root, self._tenant, self._job = folder / name_of(tenant), tenant, name_of(job)

    def key(self, *deciding: str) -> str:
        """The key of a picture that is decided by these words; another for each tenant."""
        words = json.dumps([self._tenant, *deciding]).encode()
        return hashlib.sha256(words).hexdigest()

    def take(self, key: str, targets: Mapping[Format, Path]) -> tuple[int, int] | None:
        """Copy the pictures of an entry to `targets` (by format), verified.

        Returns:
            Width and height in px; None, and no entry any more, when it is missing or altered.
        """
        folder = self._root / key
        try:
            entry = from_json(_Entry, json.loads((folder / ENTRY).read_bytes()))
            self._refer(folder)
            for name, target in targets.items():
                data = (folder / name).read_bytes()
                if hashlib.sha256(data).hexdigest() != entry.files[name]:
                    raise ValueError(name)
                target.write_bytes(data)
            os.utime(folder / ENTRY)
        except (OSError, ValueError, KeyError):
            shutil.rmtree(folder, ignore_errors=True)
            return None
        return entry.width, entry.height

    def put(self, key: str, pictures: Mapping[Format, Path], width: int, height: int) -> int:
        """Keep the pictures of a slide (by format; px); returns how many bytes were added."""
        new = self._root / f"{UNFINISHED}{uuid.uuid4().hex}"
        try:
            new.mkdir(parents=True, mode=0o700)
            written = self._write(new, pictures, width, height)
            self._refer(new)
            new.rename(self._root / key)
        except OSError:  # a full disk, or another process that drew the same slide
            shutil.rmtree(new, ignore_errors=True)
            with contextlib.suppress(OSError):
                self._refer(self._root / key)
            return 0
        return written

    def _write(self, folder: Path, pictures: Mapping[Format, Path], width: int, height: int) -> int:
        written, files = 0, dict[Format, str]()
        for name, source in pictures.items():
            data = source.read_bytes()
            (folder / name).write_bytes(data)
            files[name] = hashlib.sha256(data).hexdigest()
            written += len(data)
        entry = json.dumps(to_json(_Entry(width, height, files))).encode()
        (folder / ENTRY).write_bytes(entry)
        return written + len(entry)

    def _refer(self, folder: Path) -> None:
        with contextlib.suppress(FileExistsError):
            (folder / JOBS).mkdir()
        (folder / JOBS / self._job).touch()
