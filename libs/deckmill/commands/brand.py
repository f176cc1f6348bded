"""`deckmill brand`: the brand packs that decks are built on."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

import typer

from deckmill.api_client import ApiClient
from deckmill.terminal import (
    AsJson,
    connected,
    err,
    exits,
    facts,
    fail,
    local_time,
    out,
    print_json,
    print_rows,
    print_table,
    warn_of_what_is_away,
)

app = typer.Typer(
    help="Add, list, show, activate and archive brand packs: templates that decks are built on.", no_args_is_help=True
)

_PACKS = "/api/v2/brand-packs"
_LOOK = 0.3
"""Seconds between looks at whether a version is compiled."""
_WAITING = ("queued", "compiling")

Pack = Annotated[str, typer.Argument(help="bp_...")]
Template = Annotated[Path, typer.Argument(help="A presentation or template; .pptx or .potx.")]


@app.command()
def add(
    file: Template,
    name: Annotated[str | None, typer.Option(help="What people call the pack; the file's name by default.")] = None,
    to: Annotated[str | None, typer.Option(help="The pack that gets the file as another version: bp_...")] = None,
    use: Annotated[bool, typer.Option("--activate", help="Make the new version the active one.")] = False,
    as_json: AsJson = False,
) -> None:
    """Upload a template as a new brand pack, or with --to as another version of one, and wait until it is compiled.

    Needs a key of scope admin. The first version of a pack is its active one as soon as it is compiled.
    """
    with exits():
        client = connected()
        warn_of_what_is_away(client)
        pack_id, version_id = upload(client, file, name=name, to=to)
        version = compiled(client, pack_id, version_id)
        if use and version["status"] != "failed":
            client.call("POST", f"{_version_path(pack_id, version_id)}/activate")
        pack = client.call("GET", _path(pack_id))
    print_json(pack) if as_json else _print_pack(pack)
    if version["status"] == "failed":
        fail(f"{version_id} cannot be used: {version['error_message']} [{version['error_code']}]")


@app.command("list")
def list_packs(
    archived: Annotated[bool, typer.Option("--archived", help="Those that are archived.")] = False,
    as_json: AsJson = False,
) -> None:
    """The brand packs that jobs can use, the newest first."""
    with exits():
        client = connected()
        packs = list(_packs(client, status="archived" if archived else "active"))
    if as_json:
        print_json({"brand_packs": packs})
        return
    rows = [
        (
            pack["id"],
            pack["compileStatus"],
            pack["certificationStatus"],
            str(len(pack["versions"])),
            pack["active_version_id"] or "",
            local_time(pack["updated_at"]),
            pack["name"],
        )
        for pack in packs
    ]
    print_rows(("ID", "COMPILED", "CERTIFIED", "VERSIONS", "ACTIVE VERSION", "CHANGED", "NAME"), rows)


@app.command()
def show(pack_id: Pack, as_json: AsJson = False) -> None:
    """One brand pack with its versions, and the problems of the one that is in use."""
    with exits():
        client = connected()
        pack = client.call("GET", _path(pack_id))
        used = pack["active_version_id"] or pack["versions"][-1]["id"]
        version = client.call("GET", _version_path(pack_id, used))
    if as_json:
        print_json(pack | {"version": version})
        return
    _print_pack(pack)
    for problem in (version["templateReport"] or {}).get("problems", ()):
        out.print(f"- {problem}", markup=False)


@app.command()
def activate(
    pack_id: Pack, version_id: Annotated[str, typer.Argument(help="bpv_...")], as_json: AsJson = False
) -> None:
    """Let jobs that name the pack alone be built on this version."""
    with exits():
        pack = connected().call("POST", f"{_version_path(pack_id, version_id)}/activate")
    print_json(pack) if as_json else _print_pack(pack)


@app.command()
def archive(
    pack_id: Pack,
    restore: Annotated[bool, typer.Option("--restore", help="Let new jobs use an archived pack again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keep new jobs from using a pack. Jobs that used it stay, and can be retried."""
    with exits():
        status = {"status": "active" if restore else "archived"}
        pack = connected().call("PATCH", _path(pack_id), json=status)
    print_json(pack) if as_json else _print_pack(pack)


def version_for(client: ApiClient, file: Path) -> str:
    """The version of a brand pack that is of this file, compiled: one that is there already, or a new pack's.

    Raises ApiError, and ends the command where the file cannot be used.
    """
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    known = ((pack, one) for pack in _packs(client, status="active", sha256=digest) for one in pack["versions"])
    usable = ((pack["id"], one["id"]) for pack, one in known if one["sha256"] == digest and one["status"] != "failed")
    found = next(usable, None)
    pack_id, version_id = found or upload(client, file)
    if not found:
        err.print(f"{file.name} is the brand pack {pack_id} from now on.", markup=False)
    version = compiled(client, pack_id, version_id)
    if version["status"] == "failed":
        fail(f"{file} cannot be used: {version['error_message']} [{version['error_code']}]")
    return version_id


def upload(client: ApiClient, file: Path, *, name: str | None = None, to: str | None = None) -> tuple[str, str]:
    """Make a version of a file; the ids of its pack, a new one unless `to` names one, and of the version."""
    form = {"files": {"file": (file.name, file.read_bytes())}}
    if to:
        return to, client.call("POST", f"{_path(to)}/versions", **form)["id"]
    pack = client.call("POST", _PACKS, **form, data={"name": name} if name else {})
    return pack["id"], pack["versions"][-1]["id"]


def compiled(client: ApiClient, pack_id: str, version_id: str) -> dict[str, Any]:
    """A version once it is compiled or has failed."""
    while True:
        pack = client.call("GET", _path(pack_id))
        version: dict[str, Any] = next(one for one in pack["versions"] if one["id"] == version_id)
        if version["status"] not in _WAITING:
            return version
        time.sleep(_LOOK)


def _packs(client: ApiClient, **only: str) -> Iterator[dict[str, Any]]:
    cursor: str | None = ""
    while cursor is not None:
        page = client.call("GET", _PACKS, params={"limit": 100, **only} | ({"cursor": cursor} if cursor else {}))
        yield from page["brand_packs"]
        cursor = page["next_cursor"]


def _print_pack(pack: dict[str, Any]) -> None:
    head = facts()
    head.add_row("Brand pack", f"{pack['name']} ({pack['id']}), {pack['status']}")
    head.add_row("Active version", pack["active_version_id"] or "none yet")
    print_table(head)
    rows = [
        (
            str(version["version_number"]),
            version["id"],
            version["status"],
            version["template_support_level"] or "",
            "" if version["placeholder_coverage"] is None else f"{version['placeholder_coverage']:.0%}",
            local_time(version["created_at"]),
            version["error_message"] or version["file_name"],
        )
        for version in pack["versions"]
    ]
    print_rows(("VERSION", "ID", "STATUS", "LEVEL", "COVERAGE", "UPLOADED", "FILE"), rows)


def _path(pack_id: str) -> str:
    return f"{_PACKS}/{quote(pack_id, safe='')}"


def _version_path(pack_id: str, version_id: str) -> str:
    return f"{_path(pack_id)}/versions/{quote(version_id, safe='')}"
