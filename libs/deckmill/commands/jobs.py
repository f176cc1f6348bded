"""`deckmill jobs`: what was asked for, and what became of it."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.terminal import AsJson, connected, err, exits, facts, out, place_of, print_json, show_progress, table

app = typer.Typer(help="List, show, watch, cancel and delete jobs.", no_args_is_help=True)

JobId = Annotated[str, typer.Argument(help="job_...")]


@app.command("list")
def list_jobs(
    status: Annotated[str | None, typer.Option(help="queued, running, succeeded, failed or cancelled.")] = None,
    kind: Annotated[str | None, typer.Option(help="render, preflight or validate.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many at most.")] = 25,
    as_json: AsJson = False,
) -> None:
    """The newest jobs first."""
    asked = {"status": status, "kind": kind, "limit": limit}
    with exits():
        page = connected().call("GET", "/api/v2/jobs", params={k: v for k, v in asked.items() if v is not None})
    if as_json:
        print_json(page)
        return
    rows = table("ID", "STATUS", "KIND", "SCORE", "SLIDES", "TITLE")
    for job in page["jobs"]:
        score = "" if job["deck_score"] is None else str(job["deck_score"])
        rows.add_row(job["id"], job["status"], job["kind"], score, str(job["slide_count"]), job["document_title"])
    out.print(rows)


@app.command()
def show(job_id: JobId, as_json: AsJson = False) -> None:
    """One job: state, findings, files."""
    with exits():
        detail = connected().call("GET", f"/api/v2/jobs/{job_id}")
    if as_json:
        print_json(detail)
    else:
        _print_detail(detail)


@app.command()
def watch(job_id: JobId, as_json: AsJson = False) -> None:
    """Follow a job until it ends; exit code 1 unless it succeeded."""
    with exits():
        detail = show_progress(connected().follow(job_id), err)
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
        answer = connected().call("POST", f"/api/v2/jobs/{job_id}/cancel")
    print_json(answer) if as_json else out.print(f"{job_id} cancelled")


@app.command()
def delete(job_id: JobId, as_json: AsJson = False) -> None:
    """Remove a job and its files for good."""
    with exits():
        connected().call("DELETE", f"/api/v2/jobs/{job_id}")
    print_json({"deleted": job_id}) if as_json else out.print(f"{job_id} deleted")


@app.command()
def document(
    job_id: JobId,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; else the document is printed.")
    ] = None,
) -> None:
    """What a job was made of: its document, or the deck that was uploaded."""
    with exits():
        data = connected().read(f"/api/v2/jobs/{job_id}/document")
    if output:
        output.write_bytes(data)
        out.print(str(output), markup=False)
    else:
        sys.stdout.buffer.write(data)


def _print_detail(detail: dict[str, Any]) -> None:
    job = detail["job"]
    rows = facts()
    for label, key in (("Job", "id"), ("Title", "document_title"), ("Status", "status"), ("Score", "deck_score")):
        rows.add_row(label, str(job[key]) if job[key] is not None else "")
    if job["error_code"]:
        rows.add_row("Error", f"{job['error_code']} in {job['error_stage']}: {job['error_message']}")
    rows.add_row("Time", ", ".join(f"{stage.lower()} {ms} ms" for stage, ms in job["timings"].items()))
    out.print(rows)
    for finding in (job.get("quality_report") or {}).get("findings", []):
        out.print(f"  {finding['severity']:<8}{place_of(finding):<10}{finding['message']}", markup=False)
    for artifact in detail["artifacts"]:
        out.print(f"  {artifact['label']:<18}{artifact['byte_length']:>10} bytes", markup=False)
