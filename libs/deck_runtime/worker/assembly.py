"""The wiring that renderer, previewer and scorer share: store, bus, child pool, leases, worker loop, in one process."""

import os
import socket
from collections.abc import Callable
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
from deck_runtime.worker.leases import LeaseClient
from deck_runtime.worker.loop import WorkerLoop
from deck_runtime.worker.stage import StageWork


@dataclass(frozen=True, slots=True)
class WorkerParts(Generic[Q, A]):
    """What a worker service is made of; `__main__` adds its use case and its servicer."""

    service: Service
    store: ArtifactStore
    bus: Bus
    pool: ChildPool[Q, A]
    leases: LeaseClient

    def serve_stages(self, work: dict[Stage, StageWork], *, spare: bool = False) -> None:
        """Claim and do tasks of these stages for as long as the service runs.

        With `spare`, there is one child more, from the first time on that a tenant waits for long work of others.
        """
        self._serve(self.pool, work, spare=self.pool.lend if spare else None)

    def serve_stages_beside(self, work: dict[Stage, StageWork], places: int) -> None:
        """Do the same with places of their own, of which each waits for a child when it needs one.

        For work that is mostly waiting, so that it keeps no child from the work of others.
        """
        self._serve(self.pool, work, spare=None, places=places)

    def serve_stages_in(self, pool: ChildPool[Any, Any], work: dict[Stage, StageWork]) -> None:
        """Do the same in children of another kind, which are started here and ended with the service.

        Tasks of these stages are only claimed while one of the children is ready; why none can be started is the
        service's trouble.
        """
        pool.start()
        self.service.healthy_while(lambda: not pool.trouble, lambda: pool.trouble)
        self.service.at_end(pool.close)
        self._serve(pool, work, spare=None)

    def _serve(
        self,
        pool: ChildPool[Any, Any],
        work: dict[Stage, StageWork],
        spare: Callable[[], None] | None,
        places: int | None = None,
    ) -> None:
        loop = WorkerLoop(
            self.leases,
            self.store,
            self.bus,
            work,
            concurrency=places or pool.size,
            able=pool.wait_ready,
            drain_seconds=self.service.settings.drain_seconds,
            spare=spare,
        )
        self.service.beside(loop.run)


async def assemble(
    name: str, settings: ServiceSettings, child_work: ChildWork[Q, A], children: int
) -> WorkerParts[Q, A]:
    """Open everything, begin to warm the children, and see to it that all is closed at the end."""
    service = Service(name, settings)
    token = settings.secret()
    store = open_store(settings.store_url, Path(settings.scratch_dir))
    bus = await Bus.connect(settings.nats_url, token)
    caller = Caller(settings.registry, token)
    pool = ChildPool(child_work, children)
    pool.start()
    service.healthy_while(lambda: pool.ready, lambda: pool.trouble or "its children are starting")
    service.beside(partial(keep_tidy, store))
    for close in (store.close, caller.close, bus.close, pool.close):
        service.at_end(close)
    return WorkerParts(service, store, bus, pool, LeaseClient(caller, f"{name}@{socket.gethostname()}:{os.getpid()}"))
