"""`deckmill render`: from a file to a folder with a deck, pictures and a report."""

from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.commands.template import render_on
from deckmill.delivery import deliver
from deckmill.envelope import read_request
from deckmill.terminal import AsJson, connected, err, exits, facts, fail, out, print_json, show_progress


def render(
    document: Annotated[Path, typer.Argument(help="A document, or the envelope around it; JSON.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.")] = Path("out"),
    template: Annotated[
        Path | None,
        typer.Option(
            help="A .pptx or .potx to build on. The deck is then compiled here, without a server, pictures or a report;"
            " -o may name the .pptx itself."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Render a document: submit it, wait with a progress bar, download the deck, the pictures and the report."""
    if template:
        render_on(template, document, output, as_json=as_json)
        return
    with exits():
        body = read_request(document)
        client = connected()
        detail = show_progress(client.follow(client.submit(body)), err)
        written = deliver(client, detail, output)
    job = detail["job"]
    if as_json:
        print_json({"job": job, "files": [str(path) for path in written]})
    elif job["status"] == "succeeded":
        print_outcome(detail, output)
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())


def print_outcome(detail: dict[str, Any], folder: Path) -> None:
    """A small table about a succeeded job."""
    job, summary = detail["job"], detail["findingSummary"]
    rows = facts()
    rows.add_row("Deck", f"{job['document_title']}, {job['slide_count']} slides")
    count = summary["totalCount"]
    rows.add_row("Score", f"{job['deck_score']} of 100, {count} finding{'' if count == 1 else 's'}")
    rows.add_row("Time", ", ".join(f"{stage.lower()} {ms} ms" for stage, ms in job["timings"].items()))
    rows.add_row("Look at", str(folder / "index.html"))
    out.print(rows)
