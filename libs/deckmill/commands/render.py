"""`deckmill render`: from a file to a folder with a deck, pictures and a report."""

import os
import time
import webbrowser
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from deckmill.api_client import ApiClient, ApiError, Misused
from deckmill.commands.brand import version_for
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
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder to write to; or a .pptx, for the deck alone.")
    ] = Path("out"),
    template: Annotated[
        Path | None,
        typer.Option(
            help="A .pptx or .potx to build on. It becomes a brand pack, unless it is one already; where no server"
            " answers, the deck is compiled here, without pictures or a report."
        ),
    ] = None,
    offline: Annotated[
        bool,
        typer.Option("--offline", help="With --template: compile here, whether a server answers or not."),
    ] = False,
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
    waits = show or min_score is not None
    _check_choice(document, template=template, offline=offline, watch=watch, waits=waits, detach=detach)
    if (show or watch) and output.suffix == ".pptx":
        fail("--open and --watch show a page with pictures: let -o name a folder", USAGE)
    if not detach:
        _check_output(output)
    if template and (offline or not _is_served()):
        _require_nothing_of_a_server(watch=watch, waits=waits, detach=detach)
        render_on(template, document, output, as_json=as_json)
        return
    if watch:
        _keep_rendering(document, output, template, show=show)
        return
    with exits():
        body = read_request(document)
        client = connected()
        job_id = client.submit(_on(client, body, template))
        if detach:
            print_json({"job_id": job_id}) if as_json else out.print(job_id)
            return
        with left_alone(job_id, output):
            detail = followed(client, job_id)
            _tell(detail, output, _fetched(client, detail, output), as_json=as_json)
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
    rows.add_row("Look at", str(folder if folder.suffix == ".pptx" else folder / "index.html"))
    print_table(rows)
    print_findings(job)


def _check_output(output: Path) -> None:
    """Whether something can be written there: told before a deck is made, and not when it is done."""
    folder = output.parent if output.suffix == ".pptx" else output
    with exits():
        there = next(place for place in (folder, *folder.parents) if place.exists())
        if not there.is_dir():
            fail(f"{there} is no folder: let -o name one, or a .pptx", USAGE)
        if output.suffix == ".pptx" and output.is_dir():
            fail(f"{output} is a folder: let -o name one without .pptx, or a file", USAGE)
        if not os.access(there, os.W_OK):
            fail(f"cannot write into {there}: let -o name another folder", USAGE)


def _on(client: ApiClient, body: dict[str, Any], template: Path | None) -> dict[str, Any]:
    """A request for a deck that is built on a template, which becomes a brand pack unless it is one already."""
    if template is None:
        return body
    beside = {key: value for key, value in body.items() if key != "brandPackId"}
    return beside | {"brandPackVersionId": version_for(client, template)}


def _fetched(client: ApiClient, detail: dict[str, Any], output: Path) -> list[Path]:
    """What was written of a job: the deck alone where `output` names a .pptx."""
    if output.suffix != ".pptx":
        return deliver(client, detail, output)
    if detail["job"]["status"] != "succeeded":
        return []
    output.parent.mkdir(parents=True, exist_ok=True)
    client.download(detail["job"]["download_url"], output)
    return [output]


def _is_served() -> bool:
    """Whether there is a server for a template; that there is none is said."""
    try:
        client = connected()
        client.away()
    except (ApiError, Misused) as reason:
        err.print(f"Compiled here, without pictures or a report: {reason}", style="yellow", markup=False)
        return False
    return True


def _require_nothing_of_a_server(*, watch: bool, waits: bool, detach: bool) -> None:
    if watch or waits or detach:
        fail(
            "a deck that is compiled here has no pictures and no score: leave --detach, --open, --watch, --min-score",
            USAGE,
        )


def _check_choice(
    document: Path, *, template: Path | None, offline: bool, watch: bool, waits: bool, detach: bool
) -> None:
    """Options that cannot be meant together are a usage error, before anything is done."""
    if offline and not template:
        fail("--offline is for a deck on a --template", USAGE)
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


def _keep_rendering(document: Path, output: Path, template: Path | None, *, show: bool) -> None:
    """Until Ctrl-C; what is wrong with a save is said; then the next one is waited for, or the server to be back."""
    with exits():
        client = connected()
        read_request(document)
    try:
        while True:
            saved = _saved(document)
            outcome = _render_once(client, document, output, template)
            if show and outcome == "shown":
                _open(output)
                show = False
            err.print(f"Watching {document}; Ctrl-C ends it.", markup=False)
            while _saved(document) == saved and not (outcome == "away" and client.answers()):
                time.sleep(_LOOK)
    except KeyboardInterrupt:
        err.print("\nStopped.")


def _render_once(
    client: ApiClient, document: Path, output: Path, template: Path | None
) -> Literal["shown", "faulty", "away"]:
    """Whether there is a page now, or something wrong with the document, or nobody who could make one."""
    outcome: Literal["faulty", "away"] = "faulty"
    try:
        with exits():
            try:
                detail = followed(client, client.submit(_on(client, read_request(document), template)))
                _tell(detail, output, deliver(client, detail, output, live=True), as_json=False)
            except ApiError as error:
                outcome = "faulty" if error.problem else "away"
                raise
    except typer.Exit as ended:
        if ended.exit_code not in (1, USAGE):
            raise
        return outcome
    return "shown"


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
