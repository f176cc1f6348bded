"""`deckmill keys`: who may use the installation."""

from typing import Annotated

import typer

from deckmill.terminal import AsJson, connected, exits, out, print_json, table

app = typer.Typer(help="Create, list and revoke API keys.", no_args_is_help=True)


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What people shall call it.")],
    tenant: Annotated[str | None, typer.Option(help="Whose key; default is your own tenant.")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="render, read, approve or admin; may be repeated.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and print it, alone; it is shown this once."""
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
    rows = table("ID", "NAME", "TENANT", "SCOPES", "LAST USED", "REVOKED")
    for key in answer["keys"]:
        scopes = ", ".join(key["scopes"])
        rows.add_row(key["id"], key["name"], key["tenant"], scopes, key["last_used_at"] or "", key["revoked_at"] or "")
    out.print(rows)


@app.command()
def revoke(key_id: Annotated[str, typer.Argument(help="key_...")], as_json: AsJson = False) -> None:
    """Refuse a key from now on."""
    with exits():
        connected().call("DELETE", f"/api/v2/keys/{key_id}")
    print_json({"revoked": key_id}) if as_json else out.print(f"{key_id} revoked")
