"""`deckmill diff`: what changed between two jobs or documents, as a table and as a page with pictures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.api_client import ApiClient, job_path
from deckmill.commands.following import followed, left_alone
from deckmill.comparison import write_comparison
from deckmill.envelope import read_request
from deckmill.terminal import AsJson, connected, err, exits, fail, out, print_json, print_rows

Side = Annotated[str, typer.Argument(help="A job (job_...), or a JSON document, which is rendered first.")]

_HEADS = ("SLIDE", "WAS", "STATUS", "WHAT CHANGED")


def diff(
    before: Side,
    after: Side,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the page with the pictures.")] = Path(
        "diff"
    ),
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit code 1 when slides were changed, added, removed or moved.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare a deck with the one before it: slide by slide in words, and on a page with before, after and the marks.

    A job that was rendered with the other one as its baseline is read as it is; another is rendered again with it.
    """
    with exits():
        client = connected()
        detail = _compared(client, _job_of(client, before), after)
        found = client.call("GET", job_path(detail["job"]["id"], "/diff"))
        page = write_comparison(client, found, output)
    if as_json:
        print_json(found | {"page": str(page)})
    else:
        _print(found, page)
    summary = found["diffSummary"]
    if exit_code and (
        summary["unchangedSlides"] < summary["totalSlides"] or summary["removedSlides"] or summary["movedSlides"]
    ):
        raise typer.Exit(1)


def _job_of(client: ApiClient, side: str) -> str:
    """The job of one side; a document is rendered."""
    if _is_file(side):
        return str(_rendered(client, read_request(Path(side)))["job"]["id"])
    return side


def _compared(client: ApiClient, baseline: str, after: str) -> dict[str, Any]:
    """The detail of a job that has `baseline` as its baseline."""
    if _is_file(after):
        return _rendered(client, read_request(Path(after)) | {"baselineJobId": baseline})
    detail: dict[str, Any] = client.call("GET", job_path(after))
    job = detail["job"]
    if job["baseline_job_id"] == baseline:
        return detail
    from deck_documents import decode_json  # noqa: PLC0415 - as in `deckmill.envelope`

    request = {
        "sourceSchema": job["source_schema"],
        "document": decode_json(client.read(job_path(after, "/document"))),
        "baselineJobId": baseline,
    }
    if job["brand_pack_version_id"]:
        request |= {"brandPackId": job["brand_pack_id"], "brandPackVersionId": job["brand_pack_version_id"]}
    err.print(f"{after} was not compared with {baseline}: its document is rendered again.", markup=False)
    return _rendered(client, request)


def _rendered(client: ApiClient, request: dict[str, Any]) -> dict[str, Any]:
    job_id = client.submit(request)
    with left_alone(job_id):
        detail = followed(client, job_id)
    job = detail["job"]
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())
    return detail


def _is_file(side: str) -> bool:
    return not side.startswith("job_") or Path(side).exists()


def _print(found: dict[str, Any], page: Path) -> None:
    rows = [row for slide in found["slides"] for row in _rows(slide)]
    if rows:
        print_rows(_HEADS, rows)
    summary = found["diffSummary"]
    counts = [
        f"{summary[f'{name}Slides']} {name}"
        for name in ("changed", "added", "removed", "moved")
        if summary[f"{name}Slides"]
    ]
    out.print(f"{', '.join(counts) or 'No slide differs'}; {summary['unchangedSlides']} unchanged", markup=False)
    for row in (row for row in found["findingDelta"] if row["delta"]):
        out.print(f"  {row['code']}: {row['baselineCount']} -> {row['currentCount']} findings", markup=False)
    out.print(f"Look at {page}", markup=False)


def _rows(slide: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """A row for each change of a slide; unchanged slides that did not move have none."""
    status = slide["status"] if slide["status"] != "unchanged" or not slide["moved"] else "moved"
    if status == "unchanged":
        return
    places = tuple("" if slide[name] is None else str(slide[name] + 1) for name in ("slideIndex", "baselineSlideIndex"))
    said = [change["message"] for change in slide["changes"]] or [slide["title"]]
    yield (*places, status, said[0])
    for message in said[1:]:
        yield ("", "", "", message)
