"""Calls are measured by the status that they end with, however they come to it."""

from typing import Any

import grpc
import pytest
from prometheus_client import REGISTRY

from deck.registry.v1 import job_service_pb2 as pb
from deck.registry.v1 import job_service_pb2_grpc
from deck_domain.errors import NotFound
from deck_runtime.grpc_options import TOKEN_HEADER
from deck_runtime.grpc_server import Door, new_server, offer

METHOD = "/deck.registry.v1.JobService/GetJob"
Code = grpc.StatusCode


class Servicer(job_service_pb2_grpc.JobServiceServicer):
    """Ends each call as its request asks."""

    async def GetJob(  # noqa: N802 - grpc's
        self, request: pb.GetJobRequest, context: grpc.aio.ServicerContext
    ) -> pb.GetJobResponse:
        """An answer, a domain error, a status of its own, or a defect."""
        if request.job_id == "abort":
            await context.abort(Code.UNAVAILABLE, "not now")
        if request.job_id == "refuse":
            raise NotFound("There is none.")
        if request.job_id == "break":
            raise ZeroDivisionError
        return pb.GetJobResponse()


def measured(code: grpc.StatusCode) -> float:
    """How many calls have ended so."""
    return REGISTRY.get_sample_value("deckmill_rpc_seconds_count", {"method": METHOD, "code": code.name}) or 0.0


@pytest.mark.parametrize(
    ("how", "code"),
    [("answer", Code.OK), ("abort", Code.UNAVAILABLE), ("refuse", Code.NOT_FOUND), ("break", Code.INTERNAL)],
)
async def test_a_call_is_measured_by_how_it_ends(how: str, code: grpc.StatusCode) -> None:
    """The client and the metric are told the same, once."""
    server = new_server(Door("token"))
    offer(server, Servicer(), job_service_pb2_grpc.add_JobServiceServicer_to_server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    before = measured(code)
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        call: Any = job_service_pb2_grpc.JobServiceStub(channel).GetJob(
            pb.GetJobRequest(job_id=how), metadata=((TOKEN_HEADER, "token"),)
        )
        assert await call.code() is code
    await server.stop(None)
    assert measured(code) == before + 1
