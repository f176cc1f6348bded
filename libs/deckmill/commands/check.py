"""`deckmill check`: what a deck that is already there scores, whoever made it; for people and for CI."""

from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.api_client import ApiClient, job_path
from deckmill.commands.following import followed, left_alone
from deckmill.terminal import FAILED, AsJson, connected, err, exits, fail, out, print_findings, print_json

_MENDED = "repaired_pptx"


def check(
    deck: Annotated[Path, typer.Argument(help="A .pptx, .potx or .ppsx, from PowerPoint or any other program.")],
    *,
    min_score: Annotated[
        int | None, typer.Option(min=0, max=100, help="Exit code 1 for a deck that scores less than this.")
    ] = None,
    brand: Annotated[
        str | None, typer.Option(help="The id of a brand pack (bp_...) that the deck is held against.")
    ] = None,
    repair: Annotated[
        Path | None, typer.Option(help="Mend what PowerPoint would ask about, and write the mended deck to this file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Score a deck that is already there: what is wrong with it, where, and whether PowerPoint would open it.

    The deck is sent to the server, which deletes it with its job. Exit codes: 0 it is valid, 1 it is not, scores
    less than --min-score, or the job failed, 2 unusable file or address, 130 ended by Ctrl-C.
    """
    with exits():
        client = connected()
        answer = _answered(client, deck, brand, mends=repair is not None)
        report = answer.get("quality_report") or {}
        written = _fetched(client, answer["job_id"], repair) if repair else None
    print_json(answer) if as_json else _print(deck, answer, report)
    if repair and not as_json:
        err.print(f"Mended: {written}" if written else "Nothing had to be mended, or could be.", markup=False)
    score = report.get("deckScore")
    if min_score is not None and (score is None or score < min_score):
        fail(f"The score is {'not known' if score is None else score}; {min_score} was asked for.")
    if not answer["valid"]:
        raise typer.Exit(FAILED)


def _answered(client: ApiClient, deck: Path, brand: str | None, *, mends: bool) -> dict[str, Any]:
    """The data of the answer; of a deck that takes longer than the server waits, from its job."""
    fields = {"brandPackId": brand} if brand else {}
    if mends:
        fields["renderOptions"] = '{"repairMode": "structural"}'
    with deck.open("rb") as file:
        answer = client.call("POST", "/api/v2/validate", files={"file": (deck.name, file)}, data=fields)
    data: dict[str, Any] = answer["data"]
    if answer["status"] != "queued":
        return data
    with left_alone(data["job_id"]):
        job = followed(client, data["job_id"])["job"]
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())
    report = job["quality_report"] or {}
    blocking = [finding for finding in report.get("findings", []) if finding["blocking"]]
    return data | {"valid": not blocking, "errors": blocking, "quality_report": report}


def _fetched(client: ApiClient, job_id: str, target: Path) -> Path | None:
    """Where the mended deck was written; None where there is none."""
    artifacts = client.call("GET", job_path(job_id))["artifacts"]
    mended = next((each for each in artifacts if each["kind"] == _MENDED and each["public_url"]), None)
    if mended is None:
        return None
    client.download(mended["public_url"], target)
    return target


def _print(deck: Path, answer: dict[str, Any], report: dict[str, Any]) -> None:
    count = len(report.get("findings", []))
    found = f"{count} finding{'' if count == 1 else 's'}"
    verdict = "valid" if answer["valid"] else "not valid"
    out.print(f"{deck.name} is {verdict}: score {report.get('deckScore', 'not known')} of 100, {found}", markup=False)
    print_findings({"quality_report": report})
