"""`deckmill render`: from a file to a folder with a deck, pictures and a report."""

import time
import webbrowser
from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.api_client import ApiClient
from deckmill.commands.following import followed, left_alone
from deckmill.commands.template import render_on
from deckmill.delivery import deliver
from deckmill.envelope import STDIN, read_request
from deckmill.terminal import (
    USAGE,
    AsJson,
    connected,
    counted_slides,
    err,
    exits,
    facts,
    fail,
    out,
    print_findings,
    print_json,
    print_table,
)

_LOOK = 0.3
"""Seconds between looks at whether a watched document was saved."""


def render(
    document: Annotated[
        Path, typer.Argument(help="A JSON document, with or without its envelope. `-` reads standard input.")
    ],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.")] = Path("out"),
    template: Annotated[
        Path | None,
        typer.Option(
            help="A .pptx or .potx to build on. The deck is then compiled here, without a server, pictures or a report;"
            " -o may name the .pptx itself."
        ),
    ] = None,
    detach: Annotated[bool, typer.Option("--detach", help="Print the job's id and do not wait for it.")] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the page with the pictures in a browser.")] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Render again whenever the document is saved, and show the new pictures on the open page."
        ),
    ] = False,
    min_score: Annotated[
        int | None, typer.Option(min=0, max=100, help="Exit code 1 for a deck that scores less than this.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Render a document: submit it, wait with a progress bar, download the deck, the pictures and the report.

    Exit codes: 0 done, 1 refused, failed or below --min-score, 2 unusable input or address, 130 ended by Ctrl-C.
    """
    _check_choice(document, template=template, watch=watch, waits=show or min_score is not None, detach=detach)
    if template:
        render_on(template, document, output, as_json=as_json)
        return
    if watch:
        _keep_rendering(document, output, show=show)
        return
    with exits():
        body = read_request(document)
        client = connected()
        job_id = client.submit(body)
        if detach:
            print_json({"job_id": job_id}) if as_json else out.print(job_id)
            return
        with left_alone(job_id, output):
            detail = followed(client, job_id)
            _tell(detail, output, deliver(client, detail, output), as_json=as_json)
    if show:
        _open(output)
    score = detail["job"]["deck_score"]
    if min_score is not None and (score is None or score < min_score):
        fail(f"The score is {'not known' if score is None else score}; {min_score} was asked for.")


def print_outcome(detail: dict[str, Any], folder: Path) -> None:
    """A small table about a succeeded job, then what it warns of and what was found."""
    job, summary = detail["job"], detail["findingSummary"]
    rows = facts()
    rows.add_row("Deck", f"{job['document_title']}, {counted_slides(job['slide_count'])}")
    count = summary["totalCount"]
    rows.add_row("Score", f"{job['deck_score']} of 100, {count} finding{'' if count == 1 else 's'}")
    rows.add_row("Time", ", ".join(f"{stage.lower()} {ms} ms" for stage, ms in job["timings"].items()))
    rows.add_row("Look at", str(folder / "index.html"))
    print_table(rows)
    print_findings(job)


def _check_choice(document: Path, *, template: Path | None, watch: bool, waits: bool, detach: bool) -> None:
    """Options that cannot be meant together are a usage error, before anything is done."""
    if template and (watch or waits or detach):
        fail(
            "--template compiles here, without pictures or a score: leave --detach, --open, --watch, --min-score", USAGE
        )
    if detach and (watch or waits):
        fail("--detach does not wait: leave --open, --watch and --min-score", USAGE)
    if watch and document == STDIN:
        fail("--watch needs a file: standard input is read once", USAGE)


def _tell(detail: dict[str, Any], output: Path, written: list[Path], *, as_json: bool) -> None:
    job = detail["job"]
    if as_json:
        print_json({"job": job, "files": [str(path) for path in written]})
    elif job["status"] == "succeeded":
        print_outcome(detail, output)
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())


def _keep_rendering(document: Path, output: Path, *, show: bool) -> None:
    """Until Ctrl-C; what is wrong with a save is said, and the next one waited for."""
    with exits():
        client = connected()
        read_request(document)
    try:
        while True:
            saved = _saved(document)
            shown = _render_once(client, document, output)
            if show and shown:
                _open(output)
                show = False
            err.print(f"Watching {document}; Ctrl-C ends it.", markup=False)
            while _saved(document) == saved:
                time.sleep(_LOOK)
    except KeyboardInterrupt:
        err.print("\nStopped.")


def _render_once(client: ApiClient, document: Path, output: Path) -> bool:
    """Whether there is a page now."""
    try:
        with exits():
            detail = followed(client, client.submit(read_request(document)))
            _tell(detail, output, deliver(client, detail, output, live=True), as_json=False)
    except typer.Exit as ended:
        if ended.exit_code not in (1, USAGE):
            raise
        return False
    return True


def _saved(document: Path) -> int:
    """When the document was saved last, in ns; 0 while an editor puts another file in its place."""
    try:
        return document.stat().st_mtime_ns
    except OSError:
        return 0


def _open(folder: Path) -> None:
    page = (folder / "index.html").resolve()
    if not webbrowser.open(page.as_uri()):
        err.print(f"No browser could be opened; the page is {page}", markup=False)
