"""The registry as a worker sees it: claim, heartbeat, complete, fail, each repeated until it is answered."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from deck.registry.v1 import lease_service_pb2, lease_service_pb2_grpc
from deck_domain.errors import StoreUnavailable
from deck_domain.job import Artifact, Lease, StageFailure
from deck_domain.lifecycle import Stage
from deck_domain.stage_results import StageResult, result_to_json
from deck_runtime.grpc_client import Caller
from deck_runtime.telemetry import get_logger
from deck_wire.jobs import artifact_to_wire, stage_number
from deck_wire.leases import category_number, lease_from_wire
from deck_wire.values import struct

_FIRST_DELAY, _LAST_DELAY = 0.1, 2.0
"""Seconds before a call is repeated while the registry is away; doubled each time."""

Claimed = tuple[Lease | None, float | None]
"""A task to do or None, and the seconds until the next may fall due: 0 for at once, None for none known."""

log = get_logger(__name__)


class LeaseClient:
    """Calls of `deck.registry.v1.LeaseService`. All raise LeaseLost when the attempt is no longer the task's."""

    def __init__(self, caller: Caller, worker_id: str) -> None:
        """Args: worker_id: names this process in logs and events."""
        self._caller, self._worker_id = caller, worker_id
        self._stub = caller.stub(lease_service_pb2_grpc.LeaseServiceStub)

    async def claim(self, stages: tuple[Stage, ...], *, idle_tenants_only: bool = False) -> Claimed:
        """Claim a task of some stages.

        With `idle_tenants_only`, a task of a tenant who has none of its stage running. Waits while the registry is
        away; the claim keeps its id until it is answered, so that a lost reply loses no task.
        """
        request = self._claim(stages, idle_tenants_only=idle_tenants_only)
        return _claimed(await self._insist(self._stub.ClaimTask, request))

    async def heartbeat(self, lease: Lease, done: int, total: int) -> None:
        """Extend the lease. Raises StoreUnavailable while the registry is away: go on working, it will decide."""
        request = lease_service_pb2.HeartbeatTaskRequest(
            task_id=lease.task_id, attempt=lease.attempt, done=done, total=total
        )
        await self._caller.call(self._stub.HeartbeatTask, request, timeout=5.0)

    async def complete(self, lease: Lease, artifacts: list[Artifact], result: StageResult | None) -> None:
        """Record the outcome; waits while the registry is away."""
        await self._insist(self._stub.CompleteTask, _completion(lease, artifacts, result))

    async def complete_and_claim(
        self, lease: Lease, artifacts: list[Artifact], result: StageResult | None, stages: tuple[Stage, ...]
    ) -> Claimed:
        """Record the outcome and claim in one call, as `claim` answers; waits while the registry is away."""
        request = _completion(lease, artifacts, result)
        request.next.CopyFrom(self._claim(stages))
        answer = await self._insist(self._stub.CompleteTask, request)
        return _claimed(answer.next) if answer.HasField("next") else (None, 0.0)

    async def fail(self, lease: Lease, failure: StageFailure) -> None:
        """Record the failure; waits while the registry is away."""
        await self.refuse(lease, failure, [], None)

    async def refuse(
        self, lease: Lease, failure: StageFailure, artifacts: list[Artifact], result: StageResult | None
    ) -> None:
        """Record a failure that leaves something all the same; waits while the registry is away."""
        request = lease_service_pb2.FailTaskRequest(
            task_id=lease.task_id,
            attempt=lease.attempt,
            category=category_number(failure.category),
            code=failure.code,
            message=failure.message,
            artifacts=[artifact_to_wire(artifact) for artifact in artifacts],
            result=struct(result_to_json(result)),
            blamed_stage=stage_number(failure.blamed),
        )
        await self._insist(self._stub.FailTask, request)

    def _claim(
        self, stages: tuple[Stage, ...], *, idle_tenants_only: bool = False
    ) -> lease_service_pb2.ClaimTaskRequest:
        return lease_service_pb2.ClaimTaskRequest(
            stages=[stage_number(stage) for stage in stages],
            worker_id=self._worker_id,
            claim_id=uuid.uuid4().hex,
            takes_data=True,
            idle_tenants_only=idle_tenants_only,
        )

    async def _insist(self, method: Callable[..., Awaitable[Any]], request: Any) -> Any:
        delay = _FIRST_DELAY
        while True:
            try:
                return await self._caller.call(method, request)
            except StoreUnavailable as error:
                log.warning("registry_away", error=error.message, retry_in=delay)
                await asyncio.sleep(delay)
                delay = min(_LAST_DELAY, delay * 2)


def _completion(
    lease: Lease, artifacts: list[Artifact], result: StageResult | None
) -> lease_service_pb2.CompleteTaskRequest:
    return lease_service_pb2.CompleteTaskRequest(
        task_id=lease.task_id,
        attempt=lease.attempt,
        artifacts=[artifact_to_wire(artifact) for artifact in artifacts],
        result=struct(result_to_json(result)),
    )


def _claimed(answer: lease_service_pb2.ClaimTaskResponse) -> Claimed:
    due = answer.next_due_seconds if answer.HasField("next_due_seconds") else None
    if not answer.HasField("lease"):
        return None, due
    lease = replace(lease_from_wire(answer.lease), others_due=not answer.nothing_else_due)
    return lease, due if answer.nothing_else_due else 0.0
