"""The shell of a service: one event loop, a gRPC server with health and reflection, background work, a clean end."""

import asyncio
import ctypes
import gc
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import uvloop
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection, reflection_pb2_grpc
from prometheus_client import Gauge

from deck_runtime.callers import CallerBook, Find
from deck_runtime.grpc_options import REASON_TRAILER
from deck_runtime.grpc_server import Door, new_server, offer
from deck_runtime.hiding import hide_memory
from deck_runtime.settings import MISCONFIGURED, ServiceSettings, SettingError, host_and_port, load
from deck_runtime.telemetry import configure_logging, get_logger, serve_metrics
from deck_runtime.tracing import begin_tracing, end_tracing
from deck_runtime.waiting import set_within

_SERVING = health_pb2.HealthCheckResponse.SERVING
_NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING
LIVENESS = "liveness"
"""The name under which the health service says that the process itself is sound, whatever it depends on or ends."""
_HEALTH_INTERVAL = 0.5
"""Seconds between looks at what the health of a service depends on."""

_MADE_BETWEEN_COLLECTIONS = 10_000
"""Objects that are made, beyond those that have gone, before garbage is looked for: ten times the usual number."""

_M_ARENA_MAX = -8
"""The parameter of mallopt(3) for the number of heaps that threads may have."""
_M_MMAP_THRESHOLD = -3
"""Its parameter for the bytes from which on an allocation is a mapping of its own."""
_MAPPED_FROM = 128 * 1024
"""The C library's own figure, which it raises with each large block that is freed, unless it is told one."""

_SERVES = Gauge(
    "deckmill_serving",
    "Whether this service can do its work: 1 or 0. One that is told to end, and only finishes its work, still can.",
)
_BUILD = Gauge("deckmill_build_info", "1, with the version of the program.", ["version"])

log = get_logger(__name__)

S = TypeVar("S", bound=ServiceSettings)
Background = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
"""Work that runs beside the server until the event is set, and then comes to an end by itself."""


class _ExplainedHealth(health.aio.HealthServicer):  # type: ignore[misc]  # grpc publishes no types
    """The standard health service; an answer to Check says in its trailer why a service does not serve.

    `parts` are asked for by their names; what one of them lacks keeps nobody from calling the service.
    """

    def __init__(self, reason: Callable[[], Awaitable[str]]) -> None:
        super().__init__()
        self._reason = reason
        self.parts: dict[str, Callable[[], str]] = {}

    async def Check(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name on the wire
        """As the standard says."""
        part = self.parts.get(request.service)
        said = part() if part else await self._reason()
        if said:
            context.set_trailing_metadata(((REASON_TRAILER, said.encode()),))
        if part:
            return health_pb2.HealthCheckResponse(status=_NOT_SERVING if said else _SERVING)
        return await super().Check(request, context)


class Service:
    """One process of the platform. Construct, add servicers and background work, run."""

    def __init__(self, name: str, settings: ServiceSettings) -> None:
        """Args: name: as in the run directory, e.g. `job-registry`."""
        self.name = name
        self.settings = settings
        self.stopping = asyncio.Event()
        self._door = Door(*settings.secrets())
        self.server = new_server(self._door)
        self._health = _ExplainedHealth(self._refresh_health)
        self._names = [health.SERVICE_NAME, reflection.SERVICE_NAME]
        self._background: list[Background] = []
        self._closers: list[Callable[[], Awaitable[None]]] = []
        self._reported: bool | None = None
        self._checks: list[tuple[Callable[[], bool], Callable[[], str]]] = []
        offer(self.server, self._health, health_pb2_grpc.add_HealthServicer_to_server)

    def add(self, servicer: object, register: Callable[[Any, Any], None], service_name: str) -> None:
        """Offer a servicer; `register` is the generated `add_..._to_server`, the name is `DESCRIPTOR...full_name`."""
        offer(self.server, servicer, register)
        self._names.append(service_name)

    def recognise_callers(self, find: Find) -> None:
        """Let services of others in, whose tokens `find` knows; without it, none but our own."""
        self._door.book = CallerBook(find)

    def beside(self, work: Background) -> None:
        """Run work beside the server. If it fails, the whole process ends, and its supervisor starts it again."""
        self._background.append(work)

    def healthy_while(self, check: Callable[[], bool], reason: Callable[[], str]) -> None:
        """Report SERVING only while this is true, too; `reason` says in a sentence why it is not."""
        self._checks.append((check, reason))

    def tell_apart(self, part: str, trouble: Callable[[], str]) -> None:
        """Answer questions about the health of a part by what its trouble is, empty for none.

        The health of the service is another thing: it still does what needs that part not.
        """
        self._health.parts[part] = trouble

    def at_end(self, close: Callable[[], Awaitable[None]]) -> None:
        """Close something after the server and the background work have ended; last added, first closed."""
        self._closers.append(close)

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT, then drain."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stopping.set)
        shown = reflection.aio.ReflectionServicer(self._names)
        offer(self.server, shown, reflection_pb2_grpc.add_ServerReflectionServicer_to_server)
        port = self._listen()
        await self._health.set(LIVENESS, _SERVING)
        await self.server.start()
        address = f"{self.settings.listen.rpartition(':')[0]}:{port}"
        announce(self.settings, self.name, address)
        log.info("serving", address=address)
        collect_garbage_less()
        try:
            await self._work()
        finally:
            await self._report(_NOT_SERVING)
            await self.server.stop(grace=2.0)
            for close in reversed(self._closers):
                await close()
        log.info("stopped")

    def _listen(self) -> int:
        certificates = self.settings.certificates()
        try:
            if certificates:
                return int(self.server.add_secure_port(self.settings.listen, certificates.server_credentials()))
            return int(self.server.add_insecure_port(self.settings.listen))
        except RuntimeError:
            raise SettingError.of("listen", f"cannot be used: nobody can listen on {self.settings.listen}") from None

    async def _work(self) -> None:
        async with asyncio.TaskGroup() as group:
            for work in (self._watch_health, *self._background):
                group.create_task(work(self.stopping))

    async def _watch_health(self, stopping: asyncio.Event) -> None:
        while not stopping.is_set():
            await self._refresh_health()
            await set_within(stopping, _HEALTH_INTERVAL)

    async def _refresh_health(self) -> str:
        """Report the health of this moment; returns the reason where it is not good, so that the two fit together."""
        failing = [reason() for check, reason in self._checks if not check()]
        healthy = not failing and not self.stopping.is_set()
        _SERVES.set(not failing)
        if healthy is not self._reported:
            self._reported = healthy
            await self._report(_SERVING if healthy else _NOT_SERVING)
        return failing[0] if failing else ""

    async def _report(self, status: int) -> None:
        for name in ("", *self._names):
            await self._health.set(name, status)


def collect_garbage_less() -> None:
    """What is there by now stays: it need not be looked through again whenever something was made and thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN_COLLECTIONS)


def announce(settings: ServiceSettings, name: str, address: str) -> None:
    """Start the metrics endpoint, and write `<name>.pid`, `.metrics` and `.addr` into the run directory.

    Who starts a service waits for its address, which comes last: then all of them are there.
    """
    notes = {"pid": str(os.getpid())}
    if settings.metrics_listen:
        notes["metrics"] = _metrics(settings)
    notes["addr"] = address
    if settings.run_dir:
        for suffix, text in notes.items():
            path = Path(settings.run_dir) / f"{name}.{suffix}"
            partial = path.with_suffix(f".{suffix}.new")
            partial.write_text(text + "\n", encoding="utf-8")
            partial.replace(path)


def _metrics(settings: ServiceSettings) -> str:
    _BUILD.labels(version("deckmill")).set(1)
    host, port = host_and_port("metrics_listen", settings.metrics_listen)
    try:
        return serve_metrics(host, port)
    except OSError as error:
        fault = f"cannot be used: nobody can listen on {settings.metrics_listen} ({error.strerror})"
        raise SettingError.of("metrics_listen", fault) from None


def run_service(name: str, kind: type[S], main: Callable[[S], Coroutine[Any, Any, None]]) -> None:
    """Read a service's settings, configure logging and run its main coroutine to its end on uvloop.

    A SettingError, also one that only using a setting showed, is one line on stderr and the exit code MISCONFIGURED.
    """
    gc.enable()
    _give_memory_back()
    hide_memory()
    try:
        settings = load(kind, os.environ)
        configure_logging(name, settings.log_level)
        begin_tracing(name, settings.otlp_endpoint)
        try:
            uvloop.run(main(settings))
        finally:
            end_tracing()
    except SettingError as error:
        sys.stderr.write(f"{name}: {error}\n")
        sys.exit(MISCONFIGURED)


def _give_memory_back() -> None:
    """Have what large bodies took go back to the system, or serve the others, as soon as they are gone.

    All threads allocate from one heap: with one for each, a gateway that has read many large bodies keeps 55 MB more.
    Threads of Python hold the interpreter's lock while they allocate, so that they do not wait for each other here. And
    large blocks stay out of the heap, where a small one behind them would keep them: that is 80 MB.
    """
    libc = ctypes.CDLL(None)
    libc.mallopt(_M_ARENA_MAX, 1)
    libc.mallopt(_M_MMAP_THRESHOLD, _MAPPED_FROM)
