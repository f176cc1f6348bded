"""Which calls to a registry that is just ending are sent again, and which might make two jobs."""

from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from deck.registry.v1 import job_pb2, job_service_pb2, job_service_pb2_grpc
from deck_domain.errors import StoreUnavailable
from deck_domain.job import Artifact, ArtifactKind, Principal, Scope, StoredObject
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState
from deck_runtime.grpc_client import Caller
from deck_runtime.grpc_server import Door, new_server, offer
from deck_wire.jobs import kind_number, state_number
from gateway.registry import NewJob, RegistryClient, RepeatableRequest
from tests.support.servers import TOKEN

WHO = Principal("acme", "key_1", frozenset({Scope.RENDER}))
KEY = RepeatableRequest("the same id", "the same body")
DECK = Artifact("", ArtifactKind.UPLOADED_PPTX, "deck.pptx", StoredObject("acme/uploads/1/deck.pptx", "0" * 64, 1), "x")
JOB = job_pb2.Job(id="job_1", kind=kind_number(JobKind.RENDER), state=state_number(JobState.QUEUED))


class Ending(job_service_pb2_grpc.JobServiceServicer):
    """Ends in the midst of the first calls, and answers the others as the replica that comes after it."""

    def __init__(self) -> None:
        self.ends = 1
        self.ids: list[str] = []

    async def CreateJob(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name on the wire
        """Make a job."""
        await self._end_first(request, context)
        return job_service_pb2.CreateJobResponse(job=JOB, replayed=True)

    async def RetryJob(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name on the wire
        """Make a job of another one's document."""
        await self._end_first(request, context)
        return job_service_pb2.RetryJobResponse(job=JOB)

    async def _end_first(self, request: Any, context: Any) -> None:
        self.ids.append(request.request_id)
        if len(self.ids) <= self.ends:
            await context.abort(grpc.StatusCode.UNAVAILABLE, "it ends")


@pytest.fixture
async def ending() -> Ending:
    """What the registry does."""
    return Ending()


@pytest.fixture
async def registry(ending: Ending) -> AsyncIterator[RegistryClient]:
    """A client of it."""
    server = new_server(Door(TOKEN))
    offer(server, ending, job_service_pb2_grpc.add_JobServiceServicer_to_server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    caller = Caller(f"127.0.0.1:{port}", TOKEN)
    yield RegistryClient(caller, 10.0)
    await caller.close()
    await server.stop(None)


async def test_a_request_with_a_key_is_sent_again(registry: RegistryClient, ending: Ending) -> None:
    """Under its id, by which the registry knows it: one job, and the client has not noticed."""
    job, replayed = await registry.create_job(WHO, NewJob(JobKind.RENDER, document=b"{}"), KEY)
    assert (job.id, replayed, ending.ids) == ("job_1", True, [KEY.request_id] * 2)
    ending.ends = 3
    assert (await registry.retry_job(WHO, "job_0", KEY)).id == "job_1"
    assert ending.ids == [KEY.request_id] * 4


async def test_a_registry_that_stays_away_is_told(registry: RegistryClient, ending: Ending) -> None:
    """After a third of a second, as of calls without side effects."""
    ending.ends = 100
    with pytest.raises(StoreUnavailable):
        await registry.create_job(WHO, NewJob(JobKind.RENDER, document=b"{}"), KEY)
    assert len(ending.ids) == 4


@pytest.mark.parametrize(
    ("new", "repeat"),
    [
        pytest.param(NewJob(JobKind.RENDER, document=b"{}"), RepeatableRequest(), id="without a key"),
        pytest.param(NewJob(JobKind.VALIDATE, upload=DECK), KEY, id="with an upload"),
    ],
)
async def test_what_might_make_two_jobs_is_sent_once(
    registry: RegistryClient, ending: Ending, new: NewJob, repeat: RepeatableRequest
) -> None:
    """The client is told, and decides: without a key nobody can know that a request was sent before."""
    with pytest.raises(StoreUnavailable):
        await registry.create_job(WHO, new, repeat)
    assert len(ending.ids) == 1
