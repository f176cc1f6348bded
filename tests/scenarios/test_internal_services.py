"""Services beside Deckmill, with tokens and certificates of their own, against a whole stack that asks for both."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import grpc
import pytest
import pytest_asyncio
from google.protobuf import duration_pb2
from google.rpc import error_details_pb2, status_pb2
from pptx import Presentation

from deck.artifact.v1.artifact_pb2 import StoredObject
from deck.registry.v1 import job_service_pb2, lease_service_pb2
from deck.registry.v1.job_service_pb2_grpc import JobServiceStub
from deck.registry.v1.lease_service_pb2_grpc import LeaseServiceStub
from deck.scorer.v1 import score_service_pb2
from deck.scorer.v1.score_service_pb2_grpc import ScoreServiceStub
from deck_wire.errors import STATUS_TRAILER
from tests.support.authority import Authority
from tests.support.servers import frozen
from tests.support.stack import Scenario, scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture
Code = grpc.StatusCode
NOBODY = job_service_pb2.GetJobRequest(tenant="default", job_id="job_none")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """A stack whose services talk by mutual TLS."""
    root = tmp_path_factory.mktemp("callers")
    authority = Authority(root / "certificates")
    chain, key = authority.issue("service")
    settings = {
        "DECKMILL_TLS_CERT_FILE": str(chain),
        "DECKMILL_TLS_KEY_FILE": str(key),
        "DECKMILL_TLS_CA_FILE": str(authority.file),
    }
    with pytest.MonkeyPatch.context() as patched:
        for name, value in settings.items():
            patched.setenv(name, value)
        async with scenario(root) as made:
            yield made


def address(stack: Scenario, service: str) -> str:
    """Where a service listens."""
    return (stack.data.run / f"{service}.addr").read_text(encoding="utf-8").strip()


def channel(stack: Scenario, service: str) -> grpc.aio.Channel:
    """A connection with the certificate that the environment names."""
    files = (Path(os.environ[f"DECKMILL_TLS_{name}_FILE"]).read_bytes() for name in ("CA", "KEY", "CERT"))
    return grpc.aio.secure_channel(address(stack, service), grpc.ssl_channel_credentials(*files))


async def command(stack: Scenario, *words: str) -> str:
    """What a command prints that succeeds."""
    program = str(Path(sys.executable).parent / "deckmill")
    return await printed(program, *words, DECKMILL_DATA_DIR=str(stack.data.root))


async def printed(*command: str, **settings: str) -> str:
    """What a program prints that succeeds."""
    done = await asyncio.create_subprocess_exec(
        *command, env=os.environ | settings, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said = (await done.communicate())[0].decode()
    assert done.returncode == 0, said
    return said


async def made(stack: Scenario, name: str, *options: str) -> dict[str, Any]:
    """A new caller, with its token."""
    return dict(json.loads(await command(stack, "callers", "create", "--name", name, "--json", *options)))


async def refusal(method: Any, request: Any, token: str) -> grpc.aio.AioRpcError:
    """How a call is refused."""
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await method(request, metadata=(("x-deckmill-token", token),), timeout=20)
    return refused.value


async def test_a_service_acts_under_its_own_name(stack: Scenario, tmp_path: Path) -> None:
    """The example runs with a token of its own, that is bound to its tenant: jobs, logs and metrics name it."""
    scopes = (f"--scope={name}" for name in ("create", "read", "render", "preview", "score"))
    caller = await made(stack, "reports", "--tenant=default", *scopes)
    said = await printed(
        sys.executable,
        str(Path("examples", "grpc_client.py").resolve()),
        str(tmp_path / "out"),
        DECKMILL_DATA_DIR=str(stack.data.root),
        DECKMILL_TOKEN=caller["token"],
    )
    assert "scored" in said
    assert len(Presentation(tmp_path / "out" / "output.pptx").slides) == 2
    job_id = said.partition("created: ")[2].split()[0]
    first, *_ = await stack.events(job_id)
    assert first["actor"] == {"type": "user", "id": "caller:reports"}
    for service in ("job-registry", "renderer", "previewer", "scorer"):
        where = (stack.data.run / f"{service}.metrics").read_text(encoding="utf-8").strip()
        metrics = (await stack.http.get(f"http://{where}/metrics")).text
        assert 'deckmill_caller_calls_total{caller="reports",outcome="done"}' in metrics
    assert caller["id"] in await command(stack, "callers", "list")
    assert caller["token"] not in await command(stack, "callers", "list", "--json")


async def test_nobody_comes_in_without_a_certificate(stack: Scenario) -> None:
    """The right token over a plain connection reaches nobody."""
    token = stack.data.token.read_text(encoding="utf-8").strip()
    for service in ("job-registry", "renderer", "previewer", "scorer"):
        async with grpc.aio.insecure_channel(address(stack, service)) as plain:
            assert (await refusal(JobServiceStub(plain).GetJob, NOBODY, token)).code() is Code.UNAVAILABLE
    ready = (await stack.http.get("/readyz")).json()
    assert set(ready["components"].values()) == {"ok"}, ready


async def test_a_caller_is_held_to_its_scopes_and_limits(stack: Scenario) -> None:
    """Each refusal says what to do, and when to come again."""
    reader = await made(stack, "reader", "--scope=read", "--a-second=0.2")
    async with channel(stack, "job-registry") as registry, channel(stack, "scorer") as scorer:
        jobs = JobServiceStub(registry)
        denied = await refusal(jobs.CreateJob, job_service_pb2.CreateJobRequest(tenant="default"), reader["token"])
        assert (denied.code(), "lacks the scope create" in denied.details()) == (Code.PERMISSION_DENIED, True)
        claim = await refusal(
            LeaseServiceStub(registry).ClaimTask, lease_service_pb2.ClaimTaskRequest(), reader["token"]
        )
        assert (claim.code(), "alone" in claim.details()) == (Code.PERMISSION_DENIED, True)
        score = ScoreServiceStub(scorer).ScoreDeck
        foreign = await refusal(score, score_service_pb2.ScoreDeckRequest(), reader["token"])
        assert foreign.code() is Code.PERMISSION_DENIED
        assert (await refusal(jobs.GetJob, NOBODY, reader["token"])).code() is Code.NOT_FOUND
        limited = await refusal(jobs.GetJob, NOBODY, reader["token"])
        assert (limited.code(), "reader may make 0.2 calls" in limited.details()) == (Code.RESOURCE_EXHAUSTED, True)
        assert 0 < retry_delay(limited) <= 5.0
        unknown = await refusal(jobs.GetJob, NOBODY, "dm_call_guessed")
        assert (unknown.code(), "deckmill callers create" in unknown.details()) == (Code.UNAUTHENTICATED, True)


async def test_a_caller_is_held_to_its_tenants(stack: Scenario) -> None:
    """By the registry and by workers, which read nobody else's objects on its behalf."""
    caller = await made(stack, "guest", "--scope=read", "--scope=score", "--tenant=guests", "--tenant=visitors")
    assert caller["tenants"] == ["guests", "visitors"]
    score = score_service_pb2.ScoreDeckRequest(
        deck=StoredObject(key="default/none/deck.pptx", sha256="0" * 64, size=1), output_prefix="guests/calls/1/"
    )
    async with channel(stack, "job-registry") as registry, channel(stack, "scorer") as scorer:
        own = job_service_pb2.GetJobRequest(tenant="visitors", job_id="job_none")
        assert (await refusal(JobServiceStub(registry).GetJob, own, caller["token"])).code() is Code.NOT_FOUND
        for method, request in ((JobServiceStub(registry).GetJob, NOBODY), (ScoreServiceStub(scorer).ScoreDeck, score)):
            refused = await refusal(method, request, caller["token"])
            assert (refused.code(), refused.details()) == (
                Code.PERMISSION_DENIED,
                "guest may act for guests, visitors alone, and this call names 'default'.",
            )
    with pytest.raises(AssertionError, match="A tenant is 1 to 63"):
        await made(stack, "nobody", "--scope=read", "--tenant=")
    assert "guests, visitors" in await command(stack, "callers", "list")


async def test_a_revoked_token_is_refused_everywhere_within_seconds(stack: Scenario) -> None:
    """Also by a worker that has just believed it; a watch that is open ends."""
    caller = await made(stack, "leaver", "--scope=read", "--scope=score")
    lost = score_service_pb2.ScoreDeckRequest(
        deck=StoredObject(key="default/none/deck.pptx", sha256="0" * 64, size=1), output_prefix="default/none/"
    )
    async with channel(stack, "job-registry") as registry, channel(stack, "scorer") as scorer:
        calls = [(JobServiceStub(registry).GetJob, NOBODY), (ScoreServiceStub(scorer).ScoreDeck, lost)]
        for method, request in calls:
            assert (await refusal(method, request, caller["token"])).code() in (Code.NOT_FOUND, Code.DATA_LOSS)
        watch = aiter(
            JobServiceStub(registry).WatchJobs(
                job_service_pb2.WatchJobsRequest(), metadata=(("x-deckmill-token", caller["token"]),)
            )
        )
        await anext(watch)
        await command(stack, "callers", "revoke", caller["id"])
        async with asyncio.timeout(20):
            with pytest.raises(grpc.aio.AioRpcError, match="revoked"):
                [_ async for _ in watch]
            for method, request in calls:
                while (await refusal(method, request, caller["token"])).code() is not Code.UNAUTHENTICATED:
                    await asyncio.sleep(0.1)


async def test_workers_know_their_callers_while_the_registry_is_away(stack: Scenario) -> None:
    """Who was known is served; who was not is told to come again."""
    caller, late = await made(stack, "steady", "--scope=score"), await made(stack, "late", "--scope=score")
    lost = score_service_pb2.ScoreDeckRequest(
        deck=StoredObject(key="default/none/deck.pptx", sha256="0" * 64, size=1), output_prefix="default/none/"
    )
    async with channel(stack, "scorer") as scorer:
        score = ScoreServiceStub(scorer).ScoreDeck
        assert (await refusal(score, lost, caller["token"])).code() is Code.DATA_LOSS
        registry = stack.stack.process("job-registry").process
        assert registry is not None
        with frozen([registry.pid]):
            async with asyncio.timeout(30):
                assert (await refusal(score, lost, late["token"])).code() is Code.UNAVAILABLE
                assert (await refusal(score, lost, caller["token"])).code() is Code.DATA_LOSS


def retry_delay(error: grpc.aio.AioRpcError) -> float:
    """The seconds that a refusal asks to wait."""
    status = status_pb2.Status.FromString(dict(error.trailing_metadata())[STATUS_TRAILER])
    info = error_details_pb2.RetryInfo(retry_delay=duration_pb2.Duration())
    assert any(detail.Unpack(info) for detail in status.details)
    return info.retry_delay.ToTimedelta().total_seconds()
