"""From a request that makes slides to a folder with them: what `generate`, `iterate` and `deck` share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deckmill.api_client import ApiClient
from deckmill.commands.following import followed, left_alone
from deckmill.commands.render import print_outcome
from deckmill.delivery import deliver
from deckmill.terminal import connected, err, exits, fail, out, print_json

Follow = Callable[[ApiClient, str], dict[str, Any]]
"""Shows how far a job is until it has ended; returns its detail."""


def without_nones(asked: dict[str, Any]) -> dict[str, Any]:
    """What was asked for."""
    return {key: value for key, value in asked.items() if value is not None}


def make_slide(
    path: str, asked: dict[str, Any], output: Path, *, detach: bool, as_json: bool, follow: Follow = followed
) -> None:
    """Post what was asked, None left out, follow the job, fetch its files and show what was left open."""
    with exits():
        client = connected()
        job_id = str(client.call("POST", path, json=without_nones(asked))["job_id"])
        if detach:
            print_json({"job_id": job_id}) if as_json else out.print(job_id)
            return
        with left_alone(job_id, output):
            detail = follow(client, job_id)
            _tell(client, detail, output, as_json=as_json)


def _tell(client: ApiClient, detail: dict[str, Any], output: Path, *, as_json: bool) -> None:
    job = detail["job"]
    written = deliver(client, detail, output)
    shown = client.call("GET", f"/v1/jobs/{quote(job['id'], safe='')}")
    if as_json:
        print_json({"job": job, "warnings": shown["warnings"], "files": [str(path) for path in written]})
    elif job["status"] == "succeeded":
        print_outcome(detail, output)
        if shown["iterations"] > 1:
            out.print(f"The best of {shown['iterations']} rounds.")
        for warning in shown["warnings"]:
            err.print(f"Left open: {warning['message']}", style="yellow", markup=False)
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())
