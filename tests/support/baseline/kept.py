"""The baseline brought back: its installations unpacked, its code installed beside this one."""

import json
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckmill.embedded.backup import restore_backup
from deckmill.embedded.data_directory import DataDirectory
from tests.support.postgres import binary

HERE = Path(__file__).parent
SCHEMA = (HERE / "schema.txt").read_text(encoding="utf-8").strip()
"""The newest revision of the baseline's database."""


@dataclass(frozen=True, slots=True)
class KeptInstallation:
    """An installation of the baseline, with data of its own.

    Attributes:
        data: its objects and secrets, and its database where that is SQLite.
        database_url: not migrated yet.
        shown: what it showed: see `showing.shown`.
    """

    data: DataDirectory
    database_url: str
    shown: dict[str, Any]

    @property
    def settings(self) -> dict[str, str]:
        """What services are told, without the prefix, to serve it as its own did."""
        return {
            "DATABASE_URL": self.database_url,
            "STORE_URL": f"file://{self.data.objects.resolve()}",
            "TOKEN": self.data.token.read_text(encoding="utf-8").strip(),
            "BOOTSTRAP_OWNER_KEY": self.data.owner_key.read_text(encoding="utf-8").strip(),
        }


def kept_on_sqlite(folder: Path) -> KeptInstallation:
    """The one on SQLite, restored from its backup into `folder`."""
    _unpack(folder, "sqlite")
    data = DataDirectory(folder / "restored")
    restore_backup(folder / "sqlite.zip", data, lambda _done, _total: None)
    return KeptInstallation(data, f"sqlite:///{data.database.resolve()}", _shown(folder / "sqlite.json"))


def kept_on_postgres(folder: Path, url: str) -> KeptInstallation:
    """The one on PostgreSQL, its dump read into the empty database at `url`."""
    _unpack(folder, "postgres")
    load = [
        binary("psql"),
        "--quiet",
        "--no-psqlrc",
        "--set",
        "ON_ERROR_STOP=1",
        "--file",
        folder / "postgres.sql",
        url,
    ]
    subprocess.run(load, check=True, stdout=subprocess.DEVNULL)
    return KeptInstallation(DataDirectory(folder / "postgres"), url, _shown(folder / "postgres.json"))


def install_code(folder: Path) -> None:
    """Its packages, and none of those that they need: they run with today's."""
    (wheel,) = HERE.glob("*.whl")
    uv = Path(sys.executable).parent / "uv"
    subprocess.run([uv, "pip", "install", "--quiet", "--no-deps", "--target", folder, wheel], check=True)


def _unpack(folder: Path, prefix: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(HERE / "installations.tar.xz") as archive:
        members = [each for each in archive.getmembers() if each.name.startswith(prefix)]
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Python 3.11.4 and newer have it
        archive.extractall(folder, members, **safely)  # type: ignore[arg-type]


def _shown(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))
