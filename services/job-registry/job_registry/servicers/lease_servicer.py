"""deck.registry.v1.LeaseService: decode, call the use case, encode."""

# ruff: noqa: N802 - the names of the methods are those on the wire

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar

import grpc

from deck.registry.v1 import lease_service_pb2 as pb
from deck.registry.v1 import lease_service_pb2_grpc
from deck_domain.errors import LeaseLost
from deck_domain.job import Artifact, Lease, StageFailure
from deck_domain.lifecycle import FailureCategory
from deck_domain.stage_results import result_from_json
from deck_runtime.failpoints import failpoint
from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from deck_wire.jobs import stage_of, state_number
from deck_wire.leases import lease_to_wire
from deck_wire.values import mapping
from job_registry.limits import Backoff, LeaseTerms
from job_registry.servicers.wire_requests import all_known, artifact, stage_failure
from job_registry.sql.database import Database
from job_registry.sql.transaction import Transaction
from job_registry.tasks.claim_task import claim_task
from job_registry.tasks.complete_and_claim import complete_and_claim
from job_registry.tasks.finish_task import complete_task, fail_task
from job_registry.tasks.heartbeat_task import heartbeat_task
from job_registry.tasks.take_back_strike import take_back_strike

P = ParamSpec("P")
R = TypeVar("R")
_OfAttempt = pb.HeartbeatTaskRequest | pb.CompleteTaskRequest | pb.FailTaskRequest

log = get_logger(__name__)


class LeaseServicer(lease_service_pb2_grpc.LeaseServiceServicer):
    """The registry's face to workers."""

    def __init__(self, database: Database, store: ArtifactStore, terms: LeaseTerms, backoff: Backoff) -> None:
        self._database, self._store, self._terms, self._backoff = database, store, terms, backoff

    async def ClaimTask(self, request: pb.ClaimTaskRequest, context: Any) -> pb.ClaimTaskResponse:
        """Lease the next task."""
        stages = all_known("/stages", stage_of, request.stages)
        lease, due = await self._database.write(
            claim_task,
            stages,
            request.worker_id,
            request.claim_id,
            self._terms,
            idle_tenants_only=request.idle_tenants_only,
        )
        if lease is not None:
            await _drop_reply_if_asked("registry.claim.reply", lease.stage, context)
        return await self._answer_to_claim(request, lease, due)

    async def HeartbeatTask(self, request: pb.HeartbeatTaskRequest, _context: Any) -> pb.HeartbeatTaskResponse:
        """Extend a lease."""
        ttl = await self._tell(request, heartbeat_task, done=request.done, total=request.total, terms=self._terms)
        return pb.HeartbeatTaskResponse(ttl_seconds=ttl)

    async def CompleteTask(self, request: pb.CompleteTaskRequest, context: Any) -> pb.CompleteTaskResponse:
        """Record what an attempt made."""
        artifacts, result = await self._stored_artifacts(request), result_from_json(mapping(request.result))
        if not request.HasField("next"):
            state = await self._tell(request, complete_task, artifacts, result)
            await _drop_reply_if_asked("registry.complete.reply", "", context)
            return pb.CompleteTaskResponse(job_state=state_number(state))
        state, lease, due = await self._tell(
            request,
            complete_and_claim,
            artifacts,
            result,
            stages=all_known("/next/stages", stage_of, request.next.stages),
            worker_id=request.next.worker_id,
            claim_id=request.next.claim_id,
            terms=self._terms,
        )
        await _drop_reply_if_asked("registry.complete.reply", "", context)
        answer = await self._answer_to_claim(request.next, lease, due)
        return pb.CompleteTaskResponse(job_state=state_number(state), next=answer)

    async def FailTask(self, request: pb.FailTaskRequest, _context: Any) -> pb.FailTaskResponse:
        """Record that an attempt failed."""
        artifacts = await self._stored_artifacts(request)
        state, will_retry = await self._tell(
            request,
            fail_task,
            stage_failure(request),
            self._backoff,
            artifacts=artifacts,
            result=result_from_json(mapping(request.result)),
        )
        return pb.FailTaskResponse(job_state=state_number(state), will_retry=will_retry)

    async def _answer_to_claim(
        self, request: pb.ClaimTaskRequest, lease: Lease | None, due: float | None
    ) -> pb.ClaimTaskResponse:
        if lease is None:
            return pb.ClaimTaskResponse(next_due_seconds=due)
        if not request.takes_data:
            lease = await self._with_stored_inputs(lease)
        return pb.ClaimTaskResponse(lease=lease_to_wire(lease), next_due_seconds=due, nothing_else_due=due != 0)

    async def _tell(
        self,
        request: _OfAttempt,
        verb: Callable[Concatenate[Transaction, str, int, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a verb of an attempt. A worker whose lease ran out is refused, and what was counted taken back: it lives.

        Raises LeaseLost, and what the verb raises.
        """
        try:
            return await self._database.write(verb, request.task_id, request.attempt, *args, **kwargs)
        except LeaseLost:
            if job := await self._database.write(take_back_strike, request.task_id, request.attempt):
                log.info("strike_taken_back", job=job, task=request.task_id, attempt=request.attempt)
            raise

    async def _stored_artifacts(self, request: pb.CompleteTaskRequest | pb.FailTaskRequest) -> list[Artifact]:
        """The artifacts of a request. No row precedes its object: the store holds all, in the size that is claimed."""
        artifacts = [artifact(f"/artifacts/{index}", wire) for index, wire in enumerate(request.artifacts)]
        if missing := await self._store.lacking(artifact.stored for artifact in artifacts):
            await self._fail_for_lost_objects(request, missing)
        return artifacts

    async def _with_stored_inputs(self, lease: Lease) -> Lease:
        """The same for a worker of an older release, which looks for every input in the store."""
        for given in lease.inputs:
            if given.stored.data is not None:
                await self._store.put_bytes(given.stored.key, given.stored.data, given.content_type)
        inputs = (replace(given, stored=replace(given.stored, data=None)) for given in lease.inputs)
        return replace(lease, inputs=tuple(inputs))

    async def _fail_for_lost_objects(
        self, request: pb.CompleteTaskRequest | pb.FailTaskRequest, missing: list[str]
    ) -> None:
        """A store that lost what it had acknowledged: the stage is tried again, and this attempt is over."""
        message = f"The store does not hold {len(missing)} of the stage's files; the stage is tried again."
        failure = StageFailure(FailureCategory.TRANSIENT, "OBJECT_NOT_STORED", message)
        await self._tell(request, fail_task, failure, self._backoff)
        raise LeaseLost(message)


async def _drop_reply_if_asked(place: str, detail: str, context: Any) -> None:
    if failpoint(place, detail):
        await context.abort(grpc.StatusCode.UNAVAILABLE, "the reply was dropped by a failpoint")
