"""`deckmill jobs`: what was asked for, and what became of it."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.api_client import TERMINAL, job_path
from deckmill.commands.following import followed, left_alone
from deckmill.delivery import deliver
from deckmill.terminal import (
    AsJson,
    connected,
    exits,
    facts,
    fail,
    local_time,
    out,
    print_findings,
    print_json,
    print_rows,
    print_table,
)

app = typer.Typer(
    help="List, show, watch, download, retry, cancel, hold, delete and prune jobs, and read their timelines.",
    no_args_is_help=True,
)

JobId = Annotated[str, typer.Argument(help="job_...")]


@app.command("list")
def list_jobs(
    status: Annotated[str | None, typer.Option(help="queued, running, succeeded, failed or cancelled.")] = None,
    kind: Annotated[str | None, typer.Option(help="render, preflight or validate.")] = None,
    approval: Annotated[str | None, typer.Option(help="not_requested, needs_review, approved or rejected.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many at most.")] = 25,
    as_json: AsJson = False,
) -> None:
    """List jobs, the newest first."""
    asked = {"status": status, "kind": kind, "approvalStatus": approval, "limit": limit}
    with exits():
        page = connected().call("GET", "/api/v2/jobs", params={k: v for k, v in asked.items() if v is not None})
    if as_json:
        print_json(page)
        return
    print_rows(
        ("ID", "STATUS", "KIND", "SCORE", "SLIDES", "CREATED", "TITLE"),
        [
            (
                job["id"],
                job["status"],
                job["kind"],
                "" if job["deck_score"] is None else str(job["deck_score"]),
                str(job["slide_count"]),
                local_time(job["created_at"]),
                job["document_title"] or "",
            )
            for job in page["jobs"]
        ],
    )


@app.command()
def show(job_id: JobId, as_json: AsJson = False) -> None:
    """Show one job: its state, its findings and its files."""
    with exits():
        detail = connected().call("GET", job_path(job_id))
    if as_json:
        print_json(detail)
    else:
        _print_detail(detail)


@app.command()
def watch(job_id: JobId, as_json: AsJson = False) -> None:
    """Follow a job until it ends; exit code 1 unless it succeeded."""
    with exits(), left_alone(job_id):
        detail = followed(connected(), job_id)
    if as_json:
        print_json(detail)
    else:
        _print_detail(detail)
    if detail["job"]["status"] != "succeeded":
        raise typer.Exit(1)


@app.command()
def cancel(job_id: JobId, as_json: AsJson = False) -> None:
    """End a job that has not ended."""
    with exits():
        answer = connected().call("POST", job_path(job_id, "/cancel"))
    print_json(answer) if as_json else out.print(f"{job_id} cancelled")


@app.command()
def download(
    job_id: JobId,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.")] = Path("out"),
    as_json: AsJson = False,
) -> None:
    """Write the files of a job that has ended into a folder, with a page to look at them."""
    with exits():
        client = connected()
        detail = client.call("GET", job_path(job_id))
        if detail["job"]["status"] not in TERMINAL:
            fail(f"{job_id} has not ended; `deckmill jobs watch {job_id}` waits for it")
        if removed := detail["job"].get("files_removed_at"):
            fail(f"the files of {job_id} were kept until {local_time(removed)}; its record stays")
        written = deliver(client, detail, output)
    if as_json:
        print_json({"job": detail["job"], "files": [str(path) for path in written]})
    else:
        out.print(f"{len(written)} files in {output}; look at {output / 'index.html'}", markup=False)


@app.command()
def retry(job_id: JobId, as_json: AsJson = False) -> None:
    """Run a failed or cancelled job again; prints the id of the new job."""
    with exits():
        made = connected().retry(job_id)
    print_json({"job_id": made}) if as_json else out.print(made)


@app.command()
def delete(job_id: JobId, as_json: AsJson = False) -> None:
    """Remove a job and its files for good."""
    with exits():
        connected().call("DELETE", job_path(job_id))
    print_json({"deleted": job_id}) if as_json else out.print(f"{job_id} deleted")


@app.command()
def hold(job_id: JobId, as_json: AsJson = False) -> None:
    """Put a job on legal hold: it cannot be deleted, and retention leaves it alone. Needs the scope admin."""
    _hold(job_id, held=True, as_json=as_json)


@app.command()
def release(job_id: JobId, as_json: AsJson = False) -> None:
    """Release a job from its legal hold. Needs the scope admin."""
    _hold(job_id, held=False, as_json=as_json)


def _hold(job_id: str, *, held: bool, as_json: bool) -> None:
    with exits():
        detail = connected().call("PATCH", job_path(job_id), json={"hold": held})
    print_json(detail) if as_json else out.print(f"{job_id} {'is on hold' if held else 'is released'}")


@app.command()
def events(
    job_id: JobId,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File to write, a JSON object a line; else a table is printed."),
    ] = None,
) -> None:
    """Print a job's timeline: what happened, when, and who brought it about."""
    with exits():
        data = connected().read(job_path(job_id, "/events/export"))
        if output:
            output.write_bytes(data)
            out.print(str(output), markup=False)
            return
    lines = map(json.loads, data.splitlines())
    print_rows(
        ("SEQ", "WHEN", "WHO", "WHAT"),
        [(str(line["seq"]), local_time(line["created_at"]), line["actor"]["id"] or "", line["type"]) for line in lines],
    )


@app.command()
def prune(
    days: Annotated[float, typer.Option(min=0, help="Remove jobs that ended more than this many days ago.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print the ids of the jobs that would be removed.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Remove old jobs and their files for good, and print their ids. Those on hold or not at their end are kept."""
    ended_before = datetime.now(UTC) - timedelta(days=days)
    with exits():
        client = connected()
        old = [job["id"] for job in client.jobs() if _ended(job) < ended_before and not job.get("hold")]
        for job_id in old:
            if not dry_run:
                client.call("DELETE", job_path(job_id))
            if not as_json:
                out.print(job_id)
    if as_json:
        print_json({"would_delete" if dry_run else "deleted": old})


def _ended(job: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(job["finished_at"]) if job["finished_at"] else datetime.max.replace(tzinfo=UTC)


@app.command()
def document(
    job_id: JobId,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; else the document is printed.")
    ] = None,
) -> None:
    """Print what a job was made from: its document, or the deck that was uploaded."""
    with exits():
        data = connected().read(job_path(job_id, "/document"))
    if output:
        output.write_bytes(data)
        out.print(str(output), markup=False)
    else:
        sys.stdout.buffer.write(data)


def _print_detail(detail: dict[str, Any]) -> None:
    job = detail["job"]
    rows = facts()
    for label, key in (
        ("Job", "id"),
        ("Title", "document_title"),
        ("Status", "status"),
        ("Score", "deck_score"),
        ("Approval", "approval_status"),
    ):
        rows.add_row(label, str(job[key]) if job[key] is not None else "")
    if job["error_code"]:
        rows.add_row("Error", f"{job['error_code']} in {job['error_stage']}: {job['error_message']}")
    for stage in job["stages"]:
        if stage.get("waiting_reason"):  # releases before this one do not say it
            rows.add_row("Waits", f"{stage['stage']} for {stage['waiting_reason']}")
    if job.get("hold"):
        rows.add_row("Hold", "on legal hold")
    rows.add_row("Time", ", ".join(f"{stage.lower()} {ms} ms" for stage, ms in job["timings"].items()))
    print_table(rows)
    print_findings(job)
    for artifact in detail["artifacts"]:
        out.print(f"  {artifact['label']:<18}{artifact['byte_length']:>10} bytes", markup=False)
