"""The whole product as an operator with servers runs it: each service a process, on PostgreSQL, NATS and S3.

Two registries, two gateways, and workers of which each is tied to one of the registries. Between any two that talk is
a link that can be hurt.
"""

import asyncio
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from deck_runtime.store import ArtifactStore, open_store
from deckmill.embedded.process import Launch, SupervisedProcess
from job_registry.sql.database import Database
from job_registry.sql.engines import open_engines
from tests.faults.clocks import STEPS, Clocks, stepped_clocks
from tests.faults.history import Fault
from tests.faults.links import CONDITIONS, SOUND, Link
from tests.faults.namespaces import KINDS, Namespaces, namespaces
from tests.support.gateway import OWNER_KEY
from tests.support.postgres import Postgres
from tests.support.servers import TOKEN, Nats, s3_process

START_SECONDS = 240.0
_STOP_SECONDS = 10.0
_LOOK = 0.05
_MODULES = {"registry": "job_registry"}
_NAMES = {"registry": "job-registry"}
_NEEDS: Mapping[str, Sequence[str]] = {
    "registry": ("postgres", "nats", "store"),
    "gateway": ("registry", "nats", "store"),
    "renderer": ("registry", "nats", "store"),
    "previewer": ("registry", "nats", "store"),
    "scorer": ("registry", "nats", "store"),
}
"""Whom each service talks to."""
INSIDE = ("registry", "renderer", "previewer", "scorer")
"""What runs in namespaces where there are any."""
WORKERS = ("renderer", "previewer", "scorer")
_DISK_BYTES = {"postgres": 512 << 20}
_SMALL_DISK = 96 << 20


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of each service there are, and how quickly the installation recovers; times in seconds."""

    services: Mapping[str, int] = field(
        default_factory=lambda: {"registry": 2, "renderer": 2, "previewer": 2, "scorer": 2, "gateway": 2}
    )
    lease: float = 4.0
    sweep: float = 1.0

    @property
    def names(self) -> list[str]:
        """The processes, registries first."""
        return [f"{service}-{number}" for service, count in self.services.items() for number in range(1, count + 1)]


class Platform:
    """What runs, by name; use `platform`."""

    def __init__(self, root: Path, shape: Shape, net: Namespaces | None, clocks: Clocks | None) -> None:
        """Args: root: for everything that it keeps. net: where registries and workers run; None runs them beside us.

        clocks: what services go by; None lets all of them go by the machine's.
        """
        self.root, self.shape, self.net, self.clocks = root, shape, net, clocks
        self.failpoints = root / "failpoints"
        self.links: dict[str, Link] = {}
        self.services: dict[str, SupervisedProcess] = {}
        self.postgres: Postgres
        self.nats: Nats
        self.weed: subprocess.Popen[bytes]
        self.database: Database
        self.store: ArtifactStore
        self._store_url = ""
        self._settings: Mapping[str, str] = {}

    def gateway_urls(self) -> list[str]:
        """Where clients ask."""
        return [f"http://{self.address(name)}" for name in self.services if name.startswith("gateway")]

    def log(self, name: str) -> Path:
        """The log of a service."""
        return self.root / "log" / f"{name}.log"

    def disk(self, name: str) -> Path:
        """The folder that a process writes to; where this can be had, a small disk of its own."""
        return self.root / "disks" / name

    def pid(self, name: str) -> int:
        """The process id of a service, 0 while it is being started again."""
        process = self.services[name].process
        return process.pid if process and process.returncode is None else 0

    async def served_again(self, name: str) -> None:
        """Return when a service that has ended takes connections again. Raises TimeoutError."""
        host, _, port = self.address(name).rpartition(":")
        async with asyncio.timeout(START_SECONDS):
            while True:
                await asyncio.sleep(_LOOK)
                with contextlib.suppress(OSError):
                    _, writer = await asyncio.open_connection(host, int(port))
                    writer.close()
                    return

    def forgiven(self, steps: Sequence[Fault] = ()) -> list[tuple[float, float]]:
        """When registries let all leases begin anew, each with the moment since when it had not been able to sweep.

        In Unix seconds. Args: steps: of the clocks that logs go by.
        """
        found = []
        for name in self.services:
            for line in self.log(name).read_text(encoding="utf-8").splitlines() if name.startswith("registry") else ():
                if '"leases_extended"' in line:
                    read = json.loads(line)
                    told = datetime.fromisoformat(read["timestamp"]).timestamp()
                    ended = told - _ahead(name, told, steps)
                    found.append((ended - (read["away_seconds"] or 0.0), ended))
        return found

    def children(self, name: str) -> list[int]:
        """The process ids of a service's children."""
        try:
            listed = Path(f"/proc/{self.pid(name)}/task/{self.pid(name)}/children").read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        return [int(pid) for pid in listed.split()]

    async def hurt(self, link: str, kind: str) -> None:
        """Put a link into one of `CONDITIONS`: by the router where there is one between the two."""
        client, _, server = link.partition(">")
        if self.net and kind in KINDS and client.startswith(INSIDE):
            self.net.become(client, server, CONDITIONS[kind])
        else:
            await self.links[link].become(CONDITIONS[kind])

    async def mend(self, link: str) -> None:
        """Have it sound again."""
        client, _, server = link.partition(">")
        if self.net and client.startswith(INSIDE):
            self.net.become(client, server, SOUND)
        await self.links[link].become(SOUND)

    @asynccontextmanager
    async def reached_by_registries(self, port: int) -> AsyncIterator[str]:
        """The address at which registries find a server of ours on loopback."""
        if self.net is None:
            yield f"127.0.0.1:{port}"
            return
        link = Link("registries>receiver", self.net.server_ips["receiver"])
        link.lead_to(f"127.0.0.1:{port}")
        await link.open()
        try:
            yield link.address
        finally:
            await link.close()

    async def start(self, stack: AsyncExitStack, settings: Mapping[str, str]) -> None:
        """Start everything, and return when the gateways serve. `settings`: environment variables of all services."""
        self._settings = settings
        for folder in ("log", "run", "disks"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        self.failpoints.touch()
        self.postgres = Postgres(self.disk("postgres"))
        stack.callback(self.postgres.stop)
        self.postgres.start()
        self.nats = Nats(self.root / "nats")
        stack.callback(self.nats.stop)
        bus = self.nats.start()
        self._store_url, self.weed = stack.enter_context(s3_process(self.root / "s3"))
        servers = {
            "postgres": urlsplit(self.postgres.url()).netloc.rpartition("@")[2],
            "nats": bus.removeprefix("nats://"),
            "store": urlsplit(self._store_url).netloc.rpartition("@")[2],
        }
        for name in self.shape.names:
            for server in _NEEDS[name.partition("-")[0]]:
                await self._link(stack, name, server, servers.get(server, ""))
        stack.push_async_callback(self._end)
        registries = [name for name in self.shape.names if name.startswith("registry")]
        await self._run(registries[0])  # it makes the tables; the others find them
        await asyncio.gather(*(self._run(name) for name in registries[1:]))
        for link in self.links.values():
            if (server := link.name.partition(">")[2]) in registries:
                link.lead_to(self.address(server))
        await asyncio.gather(*(self._run(name) for name in self.shape.names if name not in registries))
        self.database = Database(open_engines(self.postgres.url()))
        stack.push_async_callback(self.database.close)
        self.store = open_store(self._store_url, self.root / "scratch")

    async def _link(self, stack: AsyncExitStack, client: str, server: str, address: str) -> None:
        if server == "registry":  # the first worker of a service asks the first registry, and so on
            number = (int(client.partition("-")[2]) - 1) % self.shape.services["registry"] + 1
            server = f"registry-{number}"
        inside = self.net is not None and client.startswith(INSIDE)
        link = Link(f"{client}>{server}", self.net.server_ips[server] if self.net and inside else "127.0.0.1")
        if address:
            link.lead_to(address)
        await link.open()
        stack.push_async_callback(link.close)
        self.links[link.name] = link

    async def _run(self, name: str) -> None:
        service = name.partition("-")[0]
        run = self.root / "run" / name
        run.mkdir(parents=True, exist_ok=True)
        self.disk(name).mkdir(parents=True, exist_ok=True)
        noted = run / f"{_NAMES.get(service, service)}.addr"
        launch = Launch(
            name,
            lambda: [*self._inside(name), sys.executable, "-m", _MODULES.get(service, service)],
            lambda: self._environment(name),
            lambda: noted.read_text(encoding="utf-8").strip() if noted.exists() else None,
        )
        self.services[name] = SupervisedProcess(launch, self.root / "log", lambda _text: None)
        await self.services[name].start(START_SECONDS)

    def _inside(self, name: str) -> list[str]:
        return self.net.inside(name) if self.net and name.startswith(INSIDE) else []

    async def _end(self) -> None:
        for service in ("gateway", *WORKERS, "registry"):
            names = [name for name in self.services if name.startswith(service)]
            await asyncio.gather(*(self.services[name].stop(_STOP_SECONDS) for name in names))

    def address(self, name: str) -> str:
        """Where a service listens, as host:port."""
        service = name.partition("-")[0]
        return (self.root / "run" / name / f"{_NAMES.get(service, service)}.addr").read_text(encoding="utf-8").strip()

    def _address(self, name: str, server: str) -> str:
        return next(link.address for link in self.links.values() if link.name.startswith(f"{name}>{server}"))

    def _environment(self, name: str) -> dict[str, str]:
        run = self.root / "run" / name
        own = self.net.client_ip(name) if self.net and name.startswith(INSIDE) else "127.0.0.1"
        listen = self.address(name) if any(run.glob("*.addr")) else f"{own}:0"  # its peers know the one it had
        store = urlsplit(self._store_url)
        given = {
            "LISTEN": listen,
            "NATS_URL": f"nats://{self._address(name, 'nats')}",
            "STORE_URL": store._replace(
                netloc=f"{store.username}:{store.password}@{self._address(name, 'store')}"
            ).geturl(),
            "SCRATCH_DIR": str(self.disk(name)),
            "TOKEN": TOKEN,
            "RUN_DIR": str(run),
            "FAILPOINTS": str(self.failpoints),
            "SIGNING_KEYS": "k1:the key of all links",
            "LEASE_TTL": str(self.shape.lease),
            "HEARTBEAT": str(self.shape.lease / 5),
            "SWEEP": str(self.shape.sweep),
            "RETRY_SCALE": "0.2",
            "WEBHOOK_INNER_HOSTS": self.net.server_ips["receiver"] if self.net else "127.0.0.1",
            "WEBHOOK_SECONDS": "2",
            "WEBHOOK_RETRY_SCALE": "0.05",
            "RATES": "render=0.02,generate=0.10,iterate=0.05,deck=0.30",
            **{f"{worker.upper()}_CHILDREN": "1" for worker in WORKERS},
        }
        if name.startswith("registry"):
            given["DATABASE_URL"] = f"postgresql://deckmill@{self._address(name, 'postgres')}/postgres"
            given["BOOTSTRAP_OWNER_KEY"] = OWNER_KEY
        else:
            given["REGISTRY"] = self._address(name, "registry")
        if name.startswith(("registry", "gateway")):
            given["VERDICT_KEYS"] = "k1:the secret of both doors"
        clock = self.clocks.environment(name) if self.clocks else {}
        return {f"DECKMILL_{key}": value for key, value in given.items()} | dict(self._settings) | clock


def _ahead(name: str, told: float, faults: Sequence[Fault]) -> int:
    """By how many seconds the clock of a service was ahead when it told the time."""
    for fault in faults:
        ahead = STEPS.get(fault.kind, 0) if fault.target == name else 0
        if ahead and fault.start <= told - ahead <= fault.end:
            return ahead
    return 0


@asynccontextmanager
async def platform(
    root: Path, shape: Shape, settings: Mapping[str, str] | None = None, *, apart: bool = False
) -> AsyncIterator[Platform]:
    """A running platform; everything ends with the context.

    Args: apart: have registries and workers in network namespaces. Raises NamespacesRefused.
    """
    async with AsyncExitStack() as stack:
        inside = [name for name in shape.names if name.startswith(INSIDE)]
        registries = [name for name in inside if name.startswith("registry")]
        servers = ("postgres", "nats", "store", "receiver", *registries)
        net = stack.enter_context(namespaces(inside, servers)) if apart else None
        made = Platform(root, shape, net, stepped_clocks(root / "clocks"))
        await made.start(stack, settings or {})
        yield made


@asynccontextmanager
async def small_disks(root: Path, names: Sequence[str]) -> AsyncIterator[Sequence[str]]:
    """Give some processes a small disk each, before they start; yields which got one: none where we are not root."""
    got = []
    try:
        for name in names if os.geteuid() == 0 else ():
            folder = root / "disks" / name
            folder.mkdir(parents=True, exist_ok=True)
            size = _DISK_BYTES.get(name, _SMALL_DISK)
            done = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False, capture_output=True
            )
            if done.returncode:
                break
            got.append(name)
        yield got
    finally:
        for name in got:
            subprocess.run(["umount", "-l", root / "disks" / name], check=False)


def fill_disk(folder: Path) -> Path:
    """Leave no byte on the disk of a folder; the file that fills it, to be removed."""
    filler = folder / "filler"
    free = shutil.disk_usage(folder).free
    with filler.open("wb", buffering=0) as file:  # what a buffer held would be missed at the end
        try:
            for _ in range(free // (1 << 20) + 2):
                file.write(bytes(1 << 20))
        except OSError:
            pass
    return filler
