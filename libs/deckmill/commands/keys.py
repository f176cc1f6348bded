"""`deckmill keys`: who may use the installation, and the way back in for its owner."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from deckmill.api_client import DEFAULT_DATA_DIR
from deckmill.embedded.data_directory import DataDirectory, write_secret
from deckmill.terminal import (
    USAGE,
    AsJson,
    DataDir,
    connected,
    err,
    exits,
    fail,
    local_time,
    out,
    print_json,
    print_rows,
)

app = typer.Typer(help="Create, list, revoke and recover API keys.", no_args_is_help=True)


@app.command()
def create(
    name: Annotated[str, typer.Option(help="A name by which people recognise the key.")],
    tenant: Annotated[str | None, typer.Option(help="The tenant that the key belongs to; your own by default.")] = None,
    scope: Annotated[
        list[str] | None, typer.Option(help="What the key may do: render, read, approve or admin. May be repeated.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and print it. It cannot be shown again later."""
    body = {"name": name, "tenant": tenant, "scopes": scope}
    with exits():
        made = connected().call("POST", "/api/v2/keys", json={k: v for k, v in body.items() if v is not None})
    print_json(made) if as_json else print(made["key"])


@app.command("list")
def list_keys(as_json: AsJson = False) -> None:
    """All keys of the tenant, without their secrets."""
    with exits():
        answer = connected().call("GET", "/api/v2/keys")
    if as_json:
        print_json(answer)
        return
    print_rows(
        ("ID", "TENANT", "SCOPES", "LAST USED", "REVOKED", "NAME"),
        [
            (
                key["id"],
                key["tenant"],
                ", ".join(key["scopes"]),
                local_time(key["last_used_at"]),
                local_time(key["revoked_at"]),
                key["name"],
            )
            for key in answer["keys"]
        ],
    )


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(help="key_...")], as_json: AsJson = False) -> None:
    """Revoke a key: it is refused from now on."""
    with exits():
        connected().call("DELETE", f"/api/v2/keys/{quote(key_id, safe='')}")
    print_json({"revoked": key_id}) if as_json else out.print(f"{key_id} revoked")


@app.command()
def recover(data_dir: DataDir = Path(DEFAULT_DATA_DIR), as_json: AsJson = False) -> None:
    """Make a new owner key, with or without a running server. Needs write access to the data directory.

    All other keys go on working.
    """
    data = DataDirectory(data_dir)
    url = os.environ.get("DECKMILL_DATABASE_URL") or f"sqlite:///{data.database.resolve()}"
    if url.startswith("sqlite") and not data.database.exists():
        fail(f"there is no database in {data_dir}; `deckmill serve` makes one, with its first owner key", USAGE)
    command = [sys.executable, "-m", "job_registry.recover_owner"]
    done = subprocess.run(
        command, env=os.environ | {"DECKMILL_DATABASE_URL": url}, stdout=subprocess.PIPE, text=True, check=False
    )
    answer = json.loads(done.stdout or '{"error": "The registry\'s command failed."}')
    if "error" in answer:
        fail(answer["error"])
    write_secret(data.owner_key, answer["secret"])
    if as_json:
        print_json({"owner_key": str(data.owner_key)})
        return
    out.print(f"Made a new owner key: {data.owner_key}", markup=False)
    err.print("Older keys go on working; `deckmill keys list` shows them, `deckmill keys revoke` ends one.")
