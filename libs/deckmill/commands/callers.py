"""`deckmill callers`: which services of your own may call over gRPC, with tokens of their own."""

from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from deck_domain.callers import CallerScope, ServiceCaller
from deckmill.api_client import DEFAULT_DATA_DIR
from deckmill.terminal import AsJson, DataDir, local_time, out, print_json, print_rows

app = typer.Typer(
    help=(
        "Create, list and revoke tokens of services that call over gRPC. Needs the installation token: that of the "
        "data directory, or DECKMILL_TOKEN or DECKMILL_TOKEN_FILE with DECKMILL_REGISTRY."
    ),
    no_args_is_help=True,
)


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
    made, token = _registry().create(
        data_dir, name=name, scopes=scope, most_at_once=at_once, most_a_second=a_second, tenants=tenant or ()
    )
    print_json(_record(made) | {"token": token}) if as_json else print(token)


@app.command("list")
def list_callers(data_dir: DataDir = Path(DEFAULT_DATA_DIR), as_json: AsJson = False) -> None:
    """All callers, without their tokens."""
    records = [_record(each) for each in _registry().callers(data_dir)]
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
    _registry().revoke(data_dir, caller_id)
    print_json({"revoked": caller_id}) if as_json else out.print(f"{caller_id} revoked")


def _registry() -> ModuleType:
    """Loaded when it is needed: gRPC is a third of the time in which the command starts."""
    from deckmill import caller_registry  # noqa: PLC0415

    return caller_registry


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
