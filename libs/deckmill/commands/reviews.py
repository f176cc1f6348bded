"""`deckmill approve` and `deckmill reject`: a reviewer's decision about a deck."""

from typing import Annotated, Any

import typer

from deckmill.api_client import job_path
from deckmill.terminal import AsJson, connected, exits, out, print_json

JobId = Annotated[str, typer.Argument(help="job_...")]
Note = Annotated[str | None, typer.Option("--note", help="For whoever reads the history, at most 2,000 characters.")]
Sha256 = Annotated[
    str | None,
    typer.Option("--sha256", help="Of the deck that you have seen: if the job's is another, nothing is done."),
]


def approve(job_id: JobId, note: Note = None, sha256: Sha256 = None, as_json: AsJson = False) -> None:
    """Approve the deck of a job that has succeeded. Needs a key with the scope approve."""
    _decide("approved", job_id, note, sha256, as_json=as_json)


def reject(job_id: JobId, note: Note = None, sha256: Sha256 = None, as_json: AsJson = False) -> None:
    """Reject the deck of a job that has succeeded. Needs a key with the scope approve."""
    _decide("rejected", job_id, note, sha256, as_json=as_json)


def _decide(status: str, job_id: str, note: str | None, sha256: str | None, *, as_json: bool) -> None:
    body = {"approvalStatus": status, "note": note, "artifactSha256": sha256}
    with exits():
        answer = connected().call(
            "POST", job_path(job_id, "/approval"), json={k: v for k, v in body.items() if v is not None}
        )
    print_json(answer) if as_json else out.print(f"{job_id} {_standing(answer)}", markup=False)


def _standing(answer: dict[str, Any]) -> str:
    if answer["approvalStatus"] == "needs_review":
        return "has your approval, and needs that of another key"
    return f"is {answer['approvalStatus']}"
