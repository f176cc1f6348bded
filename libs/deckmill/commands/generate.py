"""`deckmill generate`: from a sentence to a folder with a slide, its code, its picture and a report."""

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

import typer

from deckmill.api_client import ApiClient
from deckmill.commands.following import followed, left_alone
from deckmill.commands.render import print_outcome
from deckmill.delivery import deliver
from deckmill.envelope import STDIN
from deckmill.terminal import USAGE, AsJson, connected, err, exits, fail, out, print_json


def generate(
    brief: Annotated[str, typer.Argument(help="What the slide shall show, in a sentence. `-` reads standard input.")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.")] = Path("out"),
    theme: Annotated[str | None, typer.Option(help="consulting_blue, dark_executive, paper_serif and others.")] = None,
    name: Annotated[str | None, typer.Option(help="What the job is called; else the beginning of the brief.")] = None,
    detach: Annotated[bool, typer.Option("--detach", help="Print the job's id and do not wait for it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make a slide of a sentence: plan it, write its code, run that, and download slide, code, picture and report.

    Exit codes: 0 done, 1 refused or failed, 2 unusable input or address, 130 ended by Ctrl-C.
    """
    text = typer.get_text_stream("stdin").read() if brief == str(STDIN) else brief
    if not text.strip():
        fail('say what the slide shall show, as in: deckmill generate "Agenda: welcome, results, outlook"', USAGE)
    asked = {"brief": text, "theme_id": theme, "name": name}
    with exits():
        client = connected()
        body = {key: value for key, value in asked.items() if value is not None}
        job_id = str(client.call("POST", "/v1/generate", json=body)["job_id"])
        if detach:
            print_json({"job_id": job_id}) if as_json else out.print(job_id)
            return
        with left_alone(job_id, output):
            detail = followed(client, job_id)
            _tell(client, detail, output, as_json=as_json)


def _tell(client: ApiClient, detail: dict[str, Any], output: Path, *, as_json: bool) -> None:
    """Fetch the files, show what came of the brief, and what it left open."""
    job = detail["job"]
    written = deliver(client, detail, output)
    warnings = client.call("GET", f"/v1/jobs/{quote(job['id'], safe='')}")["warnings"]
    if as_json:
        print_json({"job": job, "warnings": warnings, "files": [str(path) for path in written]})
    elif job["status"] == "succeeded":
        print_outcome(detail, output)
        for warning in warnings:
            err.print(f"Left open: {warning['message']}", style="yellow", markup=False)
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())
