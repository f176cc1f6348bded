"""Which calls are repeated: what the protos say, tried against a server that is away twice."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import grpc
import pytest

from deck.registry.v1 import job_pb2, job_service_pb2, job_service_pb2_grpc
from deck_domain.errors import StoreUnavailable
from deck_runtime.grpc_client import Caller
from deckmill_client import Addresses, DeckmillClient, DirectoryStore, service_config
from deckmill_client.repeating import FILES, methods

PROTOS = Path(__file__).parents[3] / "protos"
CHANGING = (
    "Create",
    "Cancel",
    "Retry",
    "Delete",
    "Decide",
    "Hold",
    "Rotate",
    "Redeliver",
    "Test",
    "RevokeDownloadLinks",
    "Preview",
)
"""How names of methods begin that do not say of themselves that they may be repeated."""


class Flaky(job_service_pb2_grpc.JobServiceServicer):
    """A registry that is away for the first calls, and counts them."""

    code = grpc.StatusCode.UNAVAILABLE

    def __init__(self, failures: int) -> None:
        self.failures, self.calls = failures, 0
        self.seen: list[Any] = []
        self._lock = threading.Lock()

    def _answer(self, request: Any, context: Any, answer: Any) -> Any:
        with self._lock:
            self.calls += 1
            self.seen.append(request)
            away = self.calls <= self.failures
        if away:
            context.abort(self.code, "away")
        return answer

    def GetJob(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name on the wire
        """Reads."""
        return self._answer(request, context, job_service_pb2.GetJobResponse(job=job_pb2.Job(id=request.job_id)))

    def CreateJob(self, request: Any, context: Any) -> Any:  # noqa: N802 - likewise
        """Changes."""
        return self._answer(request, context, job_service_pb2.CreateJobResponse(job=job_pb2.Job(id="job_1")))

    def WatchJob(self, request: Any, context: Any) -> Iterator[Any]:  # noqa: N802 - likewise
        """A state, then the stream breaks for the first calls."""
        with self._lock:
            self.calls += 1
            self.seen.append(request)
            call = self.calls
        yield job_service_pb2.WatchJobResponse(job=job_pb2.Job(id=request.job_id, revision=call), revision=call)
        if call <= self.failures:
            context.abort(grpc.StatusCode.UNAVAILABLE, "away")


@pytest.fixture
def served(request: pytest.FixtureRequest) -> Iterator[tuple[Flaky, str]]:
    """A server that is away twice, and its address."""
    flaky = Flaky(getattr(request, "param", 2))
    server = grpc.server(ThreadPoolExecutor(2))
    job_service_pb2_grpc.add_JobServiceServicer_to_server(flaky, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield flaky, f"127.0.0.1:{port}"
    server.stop(None).wait()


def test_every_service_is_known() -> None:
    """No file with a service is forgotten."""
    with_services = {
        str(path.relative_to(PROTOS)) for path in PROTOS.rglob("*.proto") if "\nservice " in path.read_text()
    }
    assert with_services == {file.name for file in FILES}


def test_what_changes_something_and_says_nothing_is_not_repeated() -> None:
    """Methods without the option are those whose repeat does something once more."""
    config = json.loads(service_config())
    repeated = {name["method"] for entry in config["methodConfig"] for name in entry["name"]}
    assert {method.name for method in methods()} - repeated == {
        method.name for method in methods() if method.name.startswith(CHANGING)
    }
    assert "hedging" not in service_config().lower()


@pytest.mark.parametrize("code", [grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED])
async def test_our_own_callers_read_again(served: tuple[Flaky, str], code: grpc.StatusCode) -> None:
    """A service that is away or ending twice is asked a third time, and nobody notices."""
    flaky, address = served
    flaky.code = code
    caller = Caller(address, "token")
    answer = await caller.call(
        caller.stub(job_service_pb2_grpc.JobServiceStub).GetJob, job_service_pb2.GetJobRequest(job_id="job_1")
    )
    await caller.close()
    assert (answer.job.id, flaky.calls) == ("job_1", 3)


async def test_our_own_callers_make_nothing_twice(served: tuple[Flaky, str]) -> None:
    """Whether a job was made is open when the answer is lost: that is for whoever asked to decide."""
    flaky, address = served
    caller = Caller(address, "token")
    with pytest.raises(StoreUnavailable):
        await caller.call(
            caller.stub(job_service_pb2_grpc.JobServiceStub).CreateJob, job_service_pb2.CreateJobRequest()
        )
    await caller.close()
    assert flaky.calls == 1


@pytest.mark.parametrize("served", [9], indirect=True)
async def test_a_service_that_stays_away_is_not_asked_for_ever(served: tuple[Flaky, str]) -> None:
    """After four attempts the caller is told."""
    flaky, address = served
    caller = Caller(address, "token")
    with pytest.raises(StoreUnavailable):
        await caller.call(caller.stub(job_service_pb2_grpc.JobServiceStub).GetJob, job_service_pb2.GetJobRequest())
    await caller.close()
    assert flaky.calls == 4


def test_the_client_creates_again_with_the_same_id(served: tuple[Flaky, str], tmp_path: Path) -> None:
    """Each request of the client has an id, so that a repeat is the same job."""
    flaky, address = served
    with DeckmillClient(Addresses(address), "token", DirectoryStore(tmp_path)) as client:
        assert client.create({"slides": []}, "protocol_v2").id == "job_1"
    assert flaky.calls == 3
    assert len({request.request_id for request in flaky.seen}) == 1
    assert flaky.seen[0].request_id


def test_the_client_goes_on_watching(served: tuple[Flaky, str], tmp_path: Path) -> None:
    """A stream that breaks is opened again after the revision that was seen last."""
    flaky, address = served
    with DeckmillClient(Addresses(address), "token", DirectoryStore(tmp_path)) as client:
        assert [job.revision for job in client.watch("job_1")] == [1, 2, 3]
    assert [request.after_revision for request in flaky.seen] == [0, 1, 2]


def test_the_client_gives_up_at_its_deadline(tmp_path: Path) -> None:
    """Where nobody listens, a call ends when its time is over."""
    with (
        DeckmillClient(Addresses("127.0.0.1:1"), "token", DirectoryStore(tmp_path), patience=0.2) as client,
        pytest.raises(grpc.RpcError) as refusal,
    ):
        client.job("job_1")
    assert refusal.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED


def test_a_file_is_only_given_out_as_it_was_recorded(tmp_path: Path) -> None:
    """Bytes are compared with the digest of their record."""
    store = DirectoryStore(tmp_path)
    client = DeckmillClient(Addresses(""), "token", store)
    stored = client.put("deck.pptx", b"deck")
    assert client.fetch(job_pb2.Job().artifacts.add(stored=stored)) == b"deck"
    (tmp_path / stored.key).write_bytes(b"dead")
    with pytest.raises(Exception, match="other bytes"):
        client.fetch(job_pb2.Job().artifacts.add(stored=stored))
    with pytest.raises(FileExistsError):
        store.put(stored.key, b"deck")
