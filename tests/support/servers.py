"""Real servers on loopback for tests: each a context manager that ends what it started."""

import contextlib
import fcntl
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

from deckmill.embedded.bus_server import BusServer

TOKEN = "token-for-tests"
_LOOK = 0.02
_PORTS = range(10_000, 20_000)
"""Below those that Linux gives to connections: none is taken between its choice and its use."""
_CHANCE = random.SystemRandom()  # hypothesis seeds the common one, alike in all processes of a run
_GIVEN: set[int] = set()
_CLAIMS = Path(tempfile.gettempdir()) / f"deckmill-tests-{os.getuid()}.ports"
"""Its byte at the number of a port is locked by the process that was given the port."""
_SOCKETS = Path("/tmp")
"""Where SeaweedFS keeps its sockets, whatever TMPDIR says."""


def bound(command: list[str]) -> list[str]:
    """The command, bound to die with this process."""
    return [sys.executable, "-m", "deck_runtime.parent_death", str(os.getpid()), *command]


@contextmanager
def frozen(pids: list[int]) -> Iterator[None]:
    """Processes that stand still meanwhile: they accept connections, and never answer."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def free_port() -> int:
    """A port nobody listens on, claimed against all other processes that test, until this one ends.

    Between its choice and its use it would otherwise be free for another.
    """
    while True:
        port = _CHANCE.choice(_PORTS)
        if port in _GIVEN:
            continue
        with socket.socket() as probe, contextlib.suppress(OSError):
            fcntl.lockf(_claims(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
            probe.bind(("127.0.0.1", port))
            _GIVEN.add(port)
            return port


@cache
def _claims() -> IO[bytes]:
    """The file of claims, opened once: the kernel drops all locks of a process when it closes any opening."""
    return _CLAIMS.open("ab")


class Nats:
    """A nats-server that can be stopped, wiped and started again on the same port."""

    def __init__(self, folder: Path, token: str = TOKEN) -> None:
        """Args: folder: where its streams live. token: what it asks for."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._server = BusServer(folder, token)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start it; its URL."""
        self.process = subprocess.Popen(bound(self._server.command()), stderr=subprocess.DEVNULL)
        while (address := self._server.address()) is None:
            if self.process.poll() is not None:
                raise RuntimeError("nats-server ended at its start")
            time.sleep(_LOOK)
        return f"nats://{address}"

    def ask_for(self, token: str) -> None:
        """Ask for another token from the next start on."""
        self._server = BusServer(self.folder, token)

    def stop(self) -> None:
        """End it."""
        if self.process:
            self.process.kill()
            self.process.wait()


@contextmanager
def nats(folder: Path, token: str = TOKEN) -> Iterator[Nats]:
    """A nats-server, not started yet."""
    server = Nats(folder, token)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def s3(folder: Path) -> Iterator[str]:
    """A SeaweedFS with its S3 gateway on free ports; yields a store URL."""
    with s3_process(folder) as (url, _):
        yield url


@contextmanager
def s3_process(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same with its process."""
    folder.mkdir(parents=True, exist_ok=True)
    ports = {name: free_port() for name in ("master", "volume", "filer", "s3")}
    identity = {"accessKey": "tester", "secretKey": "tester-secret"}
    config = folder / "s3.json"
    identities = [{"name": "tester", "credentials": [identity], "actions": ["Admin"]}]
    config.write_text(json.dumps({"identities": identities}), encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "weed"), "mini", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
        "-master.telemetry=false", "-webdav=false", "-admin.ui=false", f"-admin.port={free_port()}",
        f"-admin.port.grpc={free_port()}", f"-s3.config={config}", "-s3.port.iceberg=0", "-s3.port.lance=0",
    ]  # fmt: skip
    for name, port in ports.items():
        command += [f"-{name}.port={port}", f"-{name}.port.grpc={free_port()}"]
    used = [word.rpartition("=")[2] for word in command if ".port" in word]
    log = (folder / "weed.log").open("wb")
    process = subprocess.Popen(bound(command), stdout=log, stderr=log, cwd=folder)
    try:
        _wait_for_http(f"http://127.0.0.1:{ports['s3']}/healthz", process, folder / "weed.log")
        yield f"s3://tester:tester-secret@127.0.0.1:{ports['s3']}/decks?secure=false", process
    finally:
        process.kill()
        process.wait()
        log.close()
        for number in used:
            for left in _SOCKETS.glob(f"seaweedfs-*-{number}.sock"):
                left.unlink()


def _wait_for_http(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(_LOOK)
    raise RuntimeError(f"nothing answers at {url}: {log.read_text()}")
