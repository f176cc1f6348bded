"""The wiring that renderer, previewer and scorer share: store, bus, child pool, leases, worker loop, in one process."""

import os
import socket
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic

from deck_domain.lifecycle import Stage
from deck_runtime.bus import Bus
from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import A, ChildWork, Q
from deck_runtime.grpc_client import Caller
from deck_runtime.service import Service
from deck_runtime.settings import ServiceSettings
from deck_runtime.store import ArtifactStore, keep_tidy, open_store
from deck_runtime.worker.caller_registry import RegistryOfCallers
from deck_runtime.worker.disk_room import DiskRoom
from deck_runtime.worker.leases import LeaseClient
from deck_runtime.worker.loop import WorkerLoop
from deck_runtime.worker.spare_place import SparePlace
from deck_runtime.worker.stage import StageWork

WorkIn = Callable[[ChildPool[Any, Any]], dict[Stage, StageWork]]
"""What to do by stage, in the children of a pool."""

_STEPS_BACK = 5
"""By which children that work for whoever comes step back behind the one for tenants who would wait for them."""


@dataclass(frozen=True, slots=True)
class WorkerParts(Generic[Q, A]):
    """What a worker service is made of; `__main__` adds its use case and its servicer."""

    service: Service
    store: ArtifactStore
    bus: Bus
    pool: ChildPool[Q, A]
    leases: LeaseClient
    room: DiskRoom

    def serve_stages(self, work: WorkIn, *, spare: bool = True) -> None:
        """Claim and do tasks of some stages for as long as the service runs.

        With `spare`, there is one child more from the second tenant on, for one who has nothing running while others
        hold all places. It does not step back as the others do.
        """
        self._serve(self.pool, work, spare=spare)

    def serve_stages_beside(self, work: WorkIn, places: int) -> None:
        """Do the same with places of their own, of which each waits for a child when it needs one.

        For work that is mostly waiting, so that it keeps no child from the work of others.
        """
        self._serve(self.pool, work, spare=True, places=places)

    def serve_stages_in(self, pool: ChildPool[Any, Any], work: WorkIn) -> None:
        """Do the same in children of another kind, which are started here and ended with the service.

        Tasks of these stages are only claimed while one of the children is ready; why none can be started is the
        service's trouble.
        """
        pool.start()
        self.service.healthy_while(lambda: not pool.trouble, lambda: pool.trouble)
        self.service.at_end(pool.close)
        self._serve(pool, work, spare=True)

    def _serve(self, pool: ChildPool[Any, Any], work: WorkIn, *, spare: bool, places: int | None = None) -> None:
        loop = WorkerLoop(
            self.leases,
            self.store,
            self.bus,
            work(pool),
            concurrency=places or pool.size,
            able=self._where_there_is_room(pool.wait_ready if places else pool.wait_idle),
            drain_seconds=self.service.settings.drain_seconds,
            spare=self._spare_place(pool, work) if spare else None,
        )
        self.service.beside(loop.run)

    def _where_there_is_room(self, able: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """What returns when work could begin at once, on the disk as well."""

        async def both() -> None:
            await self.room.found()
            await able()

        return both

    def _spare_place(self, pool: ChildPool[Any, Any], work: WorkIn) -> SparePlace:
        one_more = pool.spare()
        self.service.at_end(one_more.close)

        def start() -> None:
            pool.step_back(_STEPS_BACK)
            one_more.start()

        able = self._where_there_is_room(one_more.wait_ready)
        return SparePlace(start, able, work(one_more), lambda: bool(one_more.idle), lambda: not pool.idle)


async def assemble(
    name: str, settings: ServiceSettings, child_work: ChildWork[Q, A], children: int, folders: Iterable[Path] = ()
) -> WorkerParts[Q, A]:
    """Open everything, begin to warm the children, and see to it that all is closed at the end.

    Of what lies beside the folder of temporary files, children read nothing but `folders`.
    """
    service = Service(name, settings)
    store = open_store(settings.store_url, Path(settings.scratch_dir))
    bus = await Bus.connect(settings.nats_url, *settings.secrets(), replicas=settings.nats_replicas)
    caller = Caller(settings.registry, settings.secret(), certificates=settings.certificates())
    service.recognise_callers(RegistryOfCallers(caller).find)
    pool = ChildPool(child_work, children, folders=[store.scratch, *folders])
    pool.start()
    service.healthy_while(lambda: pool.ready, lambda: pool.trouble or "its children are starting")
    room = DiskRoom(Path(settings.scratch_dir))
    service.healthy_while(lambda: not room.trouble, lambda: room.trouble)
    service.beside(partial(keep_tidy, store))
    for close in (store.close, caller.close, bus.close, pool.close):
        service.at_end(close)
    leases = LeaseClient(caller, f"{name}@{socket.gethostname()}:{os.getpid()}")
    return WorkerParts(service, store, bus, pool, leases, room)
