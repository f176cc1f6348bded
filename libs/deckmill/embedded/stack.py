"""The embedded stack: nats-server and the five services, started in order, supervised, ended in reverse."""

import asyncio
import os
import secrets
import sys
from collections.abc import Callable, Mapping

from deck_runtime.settings import host_and_port
from deckmill.embedded.bus_server import BusServer, trouble
from deckmill.embedded.data_directory import DataDirectory
from deckmill.embedded.process import Launch, StartFailed, SupervisedProcess

WORKERS = {"renderer": "renderer", "previewer": "previewer", "scorer": "scorer"}
BUS, REGISTRY, GATEWAY = "nats-server", "job-registry", "gateway"
MODULES = {GATEWAY: "gateway", REGISTRY: "job_registry", **WORKERS}
"""The modules of the services. Metrics listen in this order, from the port that DECKMILL_METRICS_LISTEN names."""
_DOORS = (GATEWAY, REGISTRY)
"""Who judges documents, and believes the other's verdict."""
_START_SECONDS = 60.0
"""How long a process may take until it serves."""
_STOP_SECONDS = 8.0
"""How long it may drain before it is killed."""


class Stack:
    """One stack on one data directory. `start`, then `stop`; between the two it looks after itself."""

    def __init__(
        self,
        data: DataDirectory,
        host: str,
        port: int,
        notify: Callable[[str], None],
        settings: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """Make a stack that is not running yet.

        Args:
            data: prepared.
            host: the gateway listens on it, all others on loopback.
            port: of the gateway, 0 for a free one.
            notify: told in a sentence about what happens.
            settings: environment variables by service, stronger than ours; read anew at every start of a process.
        """
        self._data, self._host, self._port, self._notify = data, host, port, notify
        self._settings = settings or {}
        self._addresses: dict[str, str] = {}
        self._processes: list[SupervisedProcess] = []
        # A verdict lives as long as its request: each run has a key of its own, and only the two that need it know it.
        self._verdict_keys = f"run:{secrets.token_hex(32)}"
        self._bus = BusServer(data.bus, data.token.read_text(encoding="utf-8").strip())

    @property
    def url(self) -> str:
        """Where the gateway listens; known after `start`."""
        host, _, port = self._addresses[GATEWAY].rpartition(":")
        return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - compared, not bound

    async def start(self) -> None:
        """Start everything and wait until the gateway serves. Raises StartFailed."""
        if not _chosen("NATS_URL"):
            if lack := trouble():
                raise StartFailed(lack)
            await self._start(Launch(BUS, self._bus.command, dict, self._bus.address, self._note_bus))
        await self._start(self._service(REGISTRY))
        await asyncio.gather(*(self._start(self._service(name)) for name in [*WORKERS, GATEWAY]))

    def process(self, name: str) -> SupervisedProcess:
        """One of the processes, by its name in the run directory. Raises KeyError."""
        return {process.launch.name: process for process in self._processes}[name]

    async def stop(self) -> None:
        """End everything: first who takes work in, last who keeps it."""
        for wave in ([GATEWAY], list(WORKERS), [REGISTRY], [BUS]):
            await asyncio.gather(*(p.stop(_STOP_SECONDS) for p in self._processes if p.launch.name in wave))

    async def _start(self, launch: Launch) -> None:
        process = SupervisedProcess(launch, self._data.log, self._notify)
        self._processes.append(process)
        self._addresses[launch.name] = await process.start(_START_SECONDS)
        if launch.name == BUS:
            self._write(f"{BUS}.addr", self._addresses[BUS])

    def _service(self, name: str) -> Launch:
        file = self._data.run / f"{name}.addr"
        return Launch(
            name,
            lambda: [sys.executable, "-m", MODULES[name]],
            lambda: self._environment(name),
            lambda: file.read_text(encoding="utf-8").strip() if file.exists() else None,
        )

    def _environment(self, name: str) -> dict[str, str]:
        # A restarted service takes the address it had: its peers know it.
        listen = self._addresses.get(name, f"{self._host}:{self._port}" if name == GATEWAY else "127.0.0.1:0")
        owner_key = self._data.owner_key
        environment = {
            "LISTEN": listen,
            "REGISTRY": self._addresses.get(REGISTRY, ""),
            "NATS_URL": _chosen("NATS_URL") or f"nats://{self._addresses[BUS]}",
            "STORE_URL": _chosen("STORE_URL") or f"file://{self._data.objects.resolve()}",
            "DATABASE_URL": _chosen("DATABASE_URL") or f"sqlite:///{self._data.database.resolve()}",
            "SCRATCH_DIR": str(self._data.scratch.resolve()),
            "TOKEN_FILE": str(self._data.token.resolve()),
            "RUN_DIR": str(self._data.run.resolve()),
            "METRICS_LISTEN": metrics_listen(name),
            "HIDDEN_FILES": os.pathsep.join(str(path.resolve()) for path in self._data.hidden()),
        }
        environment["VERDICT_KEYS"] = (_chosen("VERDICT_KEYS") or self._verdict_keys) if name in _DOORS else ""
        if name == REGISTRY and owner_key.exists():
            environment["BOOTSTRAP_OWNER_KEY"] = owner_key.read_text(encoding="utf-8").strip()
        ours = {f"DECKMILL_{key}": value for key, value in environment.items()}
        return ours | dict(self._settings.get(name, {}))

    def _note_bus(self, pid: int) -> None:
        """The services note themselves; nats-server cannot."""
        self._write(f"{BUS}.pid", str(pid))

    def _write(self, name: str, text: str) -> None:
        (self._data.run / name).write_text(text + "\n", encoding="utf-8")


def metrics_listen(name: str) -> str:
    """Where a service's metrics listen: a port of its own from the one that is set; port 0 takes free ones.

    Raises SettingError.
    """
    chosen = _chosen("METRICS_LISTEN")
    if not chosen:
        return ""
    host, port = host_and_port("metrics_listen", chosen)
    own = port + list(MODULES).index(name) if port else 0
    return f"[{host}]:{own}" if ":" in host else f"{host}:{own}"


def _chosen(setting: str) -> str:
    """What the operator set instead of what the stack would run itself."""
    return os.environ.get(f"DECKMILL_{setting}", "")
