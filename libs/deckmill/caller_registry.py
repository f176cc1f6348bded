"""The registry's callers as the command line manages them: over gRPC, with the token of the installation."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from deck.registry.v1 import caller_service_pb2 as pb
from deck.registry.v1.caller_service_pb2_grpc import CallerServiceStub
from deck_domain.callers import ServiceCaller
from deck_runtime.grpc_client import Caller
from deck_runtime.settings import ServiceSettings, SettingError, load
from deck_wire.callers import caller_from_wire
from deckmill.embedded.data_directory import DataDirectory
from deckmill.terminal import USAGE, exits, fail

R = TypeVar("R")


def create(
    data_dir: Path,
    *,
    name: str,
    scopes: Sequence[str],
    most_at_once: int,
    most_a_second: float,
    tenants: Sequence[str],
) -> tuple[ServiceCaller, str]:
    """Make a caller; it and its token. Ends the program with a line where the registry refuses, or is away."""
    request = pb.CreateCallerRequest(
        name=name, scopes=scopes, most_at_once=most_at_once, most_a_second=most_a_second, tenants=tenants
    )
    made = _asked(data_dir, lambda caller, stub: caller.call(stub.CreateCaller, request))
    return caller_from_wire(made.caller), made.token


def callers(data_dir: Path) -> list[ServiceCaller]:
    """All callers. Ends the program as `create` does."""
    answer = _asked(data_dir, lambda caller, stub: caller.call(stub.ListCallers, pb.ListCallersRequest()))
    return [caller_from_wire(wire) for wire in answer.callers]


def revoke(data_dir: Path, caller_id: str) -> None:
    """Revoke a caller's token. Ends the program as `create` does."""
    request = pb.RevokeCallerRequest(caller_id=caller_id)
    _asked(data_dir, lambda caller, stub: caller.call(stub.RevokeCaller, request))


def _asked(data_dir: Path, ask: Callable[[Caller, Any], Awaitable[R]]) -> R:
    async def asking(settings: ServiceSettings) -> R:
        caller = Caller(settings.registry, settings.secret(), certificates=settings.certificates())
        try:
            return await ask(caller, caller.stub(CallerServiceStub))
        finally:
            await caller.close()

    with exits():
        try:
            return asyncio.run(asking(_settings(data_dir)))
        except SettingError as error:
            fail(str(error), USAGE)


def _settings(data_dir: Path) -> ServiceSettings:
    """Where the registry is and what it is asked with: as the services are told, else as the data directory says."""
    data = DataDirectory(data_dir)
    found = {}
    if not os.environ.get("DECKMILL_REGISTRY"):
        address = data.run / "job-registry.addr"
        if not address.exists():
            fail(f"no server runs on {data_dir}: start `deckmill serve`, or set DECKMILL_REGISTRY", USAGE)
        found["DECKMILL_REGISTRY"] = address.read_text(encoding="utf-8").strip()
    if not (os.environ.get("DECKMILL_TOKEN") or os.environ.get("DECKMILL_TOKEN_FILE")):
        found["DECKMILL_TOKEN_FILE"] = str(data.token)
    return load(ServiceSettings, os.environ | found)
