"""Several processes of each service, as they run on several hosts, with PostgreSQL, NATS and one store for all."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.gateway import OWNER_KEY
from tests.support.postgres import private_postgres
from tests.support.servers import TOKEN, bound, free_port, nats

MODULES = {
    "registry": ("job-registry", "job_registry"),
    "gateway": ("gateway", "gateway"),
    "renderer": ("renderer", "renderer"),
    "previewer": ("previewer", "previewer"),
    "scorer": ("scorer", "scorer"),
}
FULL = {"registry": 2, "gateway": 2, "renderer": 3, "previewer": 2, "scorer": 2}
_LOOK = 0.02
_PATIENCE = 240.0
"""Seconds that processes may take to start, or to end, on a machine that has much else to do."""


@dataclass
class Replica:
    """One process of a service. It keeps its address over restarts.

    Attributes:
        code: the folder of the code that it runs; None for this checkout.
    """

    name: str
    kind: str
    folder: Path
    settings: Mapping[str, str]
    code: Path | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def begin(self) -> None:
        """Start it. From the main thread: the process dies with the thread that made it."""
        self._noted.unlink(missing_ok=True)
        environment = os.environ | {f"DECKMILL_{name}": value for name, value in self.settings.items()}
        if self.code:
            environment["PYTHONPATH"] = str(self.code)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                bound([sys.executable, "-m", MODULES[self.kind][1]]), env=environment, stderr=log
            )

    async def serves(self) -> None:
        """Return when it serves. Raises RuntimeError when it ends before, TimeoutError."""
        async with asyncio.timeout(_PATIENCE):
            while not self._noted.exists():
                if self.process is None or self.process.poll() is not None:
                    raise RuntimeError(f"{self.name} did not start: {self.log()[-3000:]}")
                await asyncio.sleep(_LOOK)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal, and return when it has ended. Raises TimeoutError."""
        assert self.process is not None
        self.process.send_signal(number)
        await asyncio.to_thread(self.process.wait, _PATIENCE)

    def log(self) -> str:
        """What it has said."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @property
    def _noted(self) -> Path:
        return self.folder / f"{MODULES[self.kind][0]}.addr"


@dataclass
class Replicas:
    """All of them; `urls` are those of the gateways."""

    all: dict[str, Replica]
    urls: list[str]

    def of(self, kind: str) -> list[Replica]:
        """Those of one service."""
        return [each for each in self.all.values() if each.kind == kind]

    async def restart(self, replicas: Iterable[Replica]) -> None:
        """End these as an orchestrator does, and start them again; return when all of them serve."""
        chosen = list(replicas)
        await asyncio.gather(*(each.end() for each in chosen))
        await start(chosen)


async def start(replicas: Iterable[Replica]) -> None:
    """Start these, and return when all of them serve."""
    chosen = list(replicas)
    for each in chosen:
        each.begin()
    await asyncio.gather(*(each.serves() for each in chosen))


@asynccontextmanager
async def replicas(
    root: Path, counts: Mapping[str, int] = FULL, code: Mapping[str, Path] | None = None, **settings: str
) -> AsyncIterator[Replicas]:
    """Start so many of each service, one child in each worker; `settings` are variables of all without the prefix.

    Each gateway asks one registry, and workers are spread over the registries.

    Args: code: by name of a replica, the folder of other code than that of this checkout that it is to run.
    """
    with ExitStack() as servers:
        bus = servers.enter_context(nats(root / "nats"))
        database = servers.enter_context(private_postgres(root / "postgres"))
        shared = {
            "NATS_URL": bus.start(),
            "DATABASE_URL": database.url(),
            "STORE_URL": f"file://{root}/objects",
            "TOKEN": TOKEN,
            "BOOTSTRAP_OWNER_KEY": OWNER_KEY,
            "VERDICT_KEYS": "k1:the secret of both doors",
            "RENDERER_CHILDREN": "1",
            "PREVIEWER_CHILDREN": "1",
            "SCORER_CHILDREN": "1",
            **settings,
        }
        ports = {f"{kind}-{number}": free_port() for kind, count in counts.items() for number in range(count)}
        made = {name: _replica(root, name, ports, shared, counts["registry"]) for name in ports}
        for name, folder in (code or {}).items():
            made[name].code = folder
        try:
            await start(each for each in made.values() if each.kind == "registry")  # they make the tables
            await start(each for each in made.values() if each.kind != "registry")
            yield Replicas(made, [f"http://127.0.0.1:{ports[name]}" for name in ports if name.startswith("gateway")])
        finally:
            for each in made.values():
                if each.process:
                    each.process.kill()
                    each.process.wait()


def _replica(root: Path, name: str, ports: Mapping[str, int], shared: Mapping[str, str], registries: int) -> Replica:
    kind, _, number = name.partition("-")
    folder = root / name
    folder.mkdir(parents=True)
    own = {
        "LISTEN": f"127.0.0.1:{ports[name]}",
        "REGISTRY": f"127.0.0.1:{ports[f'registry-{int(number) % registries}']}",
        "RUN_DIR": str(folder),
        "SCRATCH_DIR": str(folder / "scratch"),
    }
    return Replica(name, kind, folder, {**shared, **own})
