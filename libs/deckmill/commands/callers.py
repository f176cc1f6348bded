"""`deckmill callers`: which services of your own may call over gRPC, with tokens of their own."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from deck.registry.v1 import caller_service_pb2 as pb
from deck.registry.v1.caller_service_pb2_grpc import CallerServiceStub
from deck_domain.callers import CallerScope, ServiceCaller
from deck_runtime.grpc_client import Caller
from deck_runtime.settings import ServiceSettings, SettingError, load
from deck_wire.callers import caller_from_wire
from deckmill.api_client import DEFAULT_DATA_DIR
from deckmill.embedded.data_directory import DataDirectory
from deckmill.terminal import USAGE, AsJson, DataDir, exits, fail, local_time, out, print_json, print_rows

app = typer.Typer(
    help=(
        "Create, list and revoke tokens of services that call over gRPC. Needs the installation token: that of the "
        "data directory, or DECKMILL_TOKEN or DECKMILL_TOKEN_FILE with DECKMILL_REGISTRY."
    ),
    no_args_is_help=True,
)
R = TypeVar("R")
Ask = Callable[[Caller, CallerServiceStub], Awaitable[R]]


@app.command()
def create(
    *,
    name: Annotated[str, typer.Option(help="What it is called in logs, in metrics and on timelines of jobs.")],
    scope: Annotated[list[str], typer.Option(help=f"What it may do: {', '.join(CallerScope)}. May be repeated.")],
    at_once: Annotated[int, typer.Option(help="Calls that it may have open in each process; 0 for any number.")] = 0,
    a_second: Annotated[
        float, typer.Option(help="Calls that it may begin in a second in each process; 0 for any number.")
    ] = 0.0,
    tenant: Annotated[
        list[str] | None, typer.Option(help="The tenant that it may act for; all if not given. May be repeated.")
    ] = None,
    data_dir: DataDir = Path(DEFAULT_DATA_DIR),
    as_json: AsJson = False,
) -> None:
    """Make a caller and print its token. It cannot be shown again later."""
    request = pb.CreateCallerRequest(
        name=name, scopes=scope, most_at_once=at_once, most_a_second=a_second, tenants=tenant or ()
    )
    made = _asked(data_dir, lambda caller, stub: caller.call(stub.CreateCaller, request))
    print_json(_record(caller_from_wire(made.caller)) | {"token": made.token}) if as_json else print(made.token)


@app.command("list")
def list_callers(data_dir: DataDir = Path(DEFAULT_DATA_DIR), as_json: AsJson = False) -> None:
    """All callers, without their tokens."""
    answer = _asked(data_dir, lambda caller, stub: caller.call(stub.ListCallers, pb.ListCallersRequest()))
    records = [_record(caller_from_wire(wire)) for wire in answer.callers]
    if as_json:
        print_json({"callers": records})
        return
    print_rows(
        ("ID", "SCOPES", "TENANTS", "AT ONCE", "A SECOND", "LAST USED", "REVOKED", "NAME"),
        [
            (
                record["id"],
                ", ".join(record["scopes"]),
                ", ".join(record["tenants"]) or "all",
                str(record["most_at_once"] or "any"),
                f"{record['most_a_second']:g}" if record["most_a_second"] else "any",
                local_time(record["last_used_at"]),
                local_time(record["revoked_at"]),
                record["name"],
            )
            for record in records
        ],
    )


@app.command()
def revoke(
    caller_id: Annotated[str, typer.Argument(help="caller_...")],
    data_dir: DataDir = Path(DEFAULT_DATA_DIR),
    as_json: AsJson = False,
) -> None:
    """Revoke a token: every service refuses it within seconds."""
    request = pb.RevokeCallerRequest(caller_id=caller_id)
    _asked(data_dir, lambda caller, stub: caller.call(stub.RevokeCaller, request))
    print_json({"revoked": caller_id}) if as_json else out.print(f"{caller_id} revoked")


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


def _record(caller: ServiceCaller) -> dict[str, Any]:
    moments = {name: getattr(caller, name) for name in ("created_at", "last_used_at", "revoked_at")}
    return {
        "id": caller.id,
        "name": caller.name,
        "scopes": sorted(caller.scopes),
        "tenants": sorted(caller.tenants),
        "most_at_once": caller.most_at_once,
        "most_a_second": caller.most_a_second,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }
