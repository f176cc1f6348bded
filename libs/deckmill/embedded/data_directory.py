"""What lies below the data directory, and the secrets that are made when it is new."""

import fcntl
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_LOCK = "lock"


class DataDirectoryInUse(Exception):
    """Another stack runs on this data directory."""


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """Paths below one root: database, objects, bus, addresses, logs, secrets."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "registry.sqlite"

    @property
    def objects(self) -> Path:
        """The directory store."""
        return self.root / "objects"

    @property
    def scratch(self) -> Path:
        """Temporary files, on the file system of the objects."""
        return self.root / "scratch"

    @property
    def bus(self) -> Path:
        """What nats-server keeps."""
        return self.root / "nats"

    @property
    def run(self) -> Path:
        """`<service>.addr` and `<service>.pid`."""
        return self.root / "run"

    @property
    def log(self) -> Path:
        """`<service>.log`."""
        return self.root / "log"

    @property
    def token(self) -> Path:
        """The installation token."""
        return self.root / "installation.token"

    @property
    def owner_key(self) -> Path:
        """The first API key."""
        return self.root / "owner.key"

    def hidden(self) -> list[Path]:
        """What children that open strangers' files have no business with, beside the token."""
        journals = [self.database.with_name(self.database.name + ending) for ending in ("-wal", "-shm", "-journal")]
        return [self.owner_key, self.database, *journals, self.bus]

    def prepare(self) -> bool:
        """Make what is missing; True when an owner key was made, which happens with an empty directory alone."""
        new = not self.database.exists()
        self._make_private()
        for folder in (self.objects, self.scratch, self.bus, self.run, self.log):
            folder.mkdir(mode=0o700, exist_ok=True)
        for leftover in self.run.glob("*.*"):
            leftover.unlink()
        if not self.token.exists():
            write_secret(self.token, secrets.token_hex(32))
        if new and not self.owner_key.exists():
            # The form of every key: a public part by which it is listed, then the secret.
            write_secret(self.owner_key, f"dm_live_{secrets.token_hex(8)}{secrets.token_hex(24)}")
            return True
        return False

    def _make_private(self) -> None:
        """Documents, decks and keys lie here: nobody else may look in. A folder with other things stays as it is."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.token.exists() or {path.name for path in self.root.iterdir()} <= {_LOCK}:
            self.root.chmod(0o700)

    def lock(self) -> TextIO:
        """Hold the directory until the returned file is closed. Raises DataDirectoryInUse."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (self.root / _LOCK).open("w", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise DataDirectoryInUse(f"another stack runs on {self.root}") from None
        return file


def write_secret(path: Path, secret: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    partial = path.with_suffix(path.suffix + ".new")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(secret + "\n")
    partial.replace(path)
